import type { Scenario } from '@/lib/contracts/scenario';

type Startup = { launchSeconds?: number; downloadSeconds?: number; loadSeconds?: number; removeSeconds?: number };

/** The three parts of a start-up scaled together, those of inference components as well. O8 */
export function scaleStartup(scenario: Scenario, factor: number): Scenario {
  const { model, endpoint } = scenario;
  if (!model) return scenario;
  const InferenceComponents = endpoint?.InferenceComponents?.map((component) => {
    const startup = component.model?.startup;
    return startup ? { ...component, model: { ...component.model, startup: scaled(startup, factor) } } : component;
  });
  return {
    ...scenario,
    model: { ...model, startup: scaled(model.startup, factor) },
    ...(endpoint && InferenceComponents ? { endpoint: { ...endpoint, InferenceComponents } } : {}),
  };
}

function scaled<S extends Startup>(startup: S, factor: number): S {
  const { launchSeconds = 0, downloadSeconds = 0, loadSeconds = 0 } = startup;
  return {
    ...startup,
    launchSeconds: Math.round(launchSeconds * factor),
    downloadSeconds: Math.round(downloadSeconds * factor),
    loadSeconds: Math.round(loadSeconds * factor),
  };
}
