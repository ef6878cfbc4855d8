import type { Endpoint, InferenceComponent, Model, Scaling, Scenario } from '@/lib/contracts/scenario';
import type { ProductionVariant } from '@/lib/contracts/sagemaker';
import type { Notice } from '@/lib/contracts/trace';
import type { CompiledTarget, Server } from '@/lib/simulation/compiled-scenario';
import { clamp } from '@/lib/simulation/target-tracking';
import { gpusOf, vcpusOf } from '@/lib/aws/instance-types';
import { instanceMicroUsdPerHour, priceList } from '@/lib/aws/prices';
import { scalingsOf } from '@/lib/aws/rules/scenario';
import { variantsOf } from '@/lib/aws/rules/endpoint';
import { fitCopies } from './instance-pool';
import type { CompiledScaling } from './compiled-scaling';
import type { RunSettings } from './run-settings';
import { compileScaling } from './scaling';

/** What scales: each variant, each inference component, or a serverless variant's environments. */
export function compileTargets(
  scenario: Scenario,
  { rules, choices }: RunSettings,
  streams: readonly string[],
): { targets: CompiledTarget[]; warnings: Notice[] } {
  const { endpoint, model } = scenario;
  if (!endpoint || !model) return { targets: [], warnings: [] };
  const warnings: Notice[] = [];
  const scalingFor = (name: string, resourceId: string): { scaling: Scaling; compiled: CompiledScaling } => {
    const found = scalingsOf(scenario).find(({ scaling }) => scaling.for === undefined || scaling.for === name);
    const context = { scenario, rules, choices, targetName: name, resourceId, path: found?.path ?? 'scaling' };
    const compiled = compileScaling(found?.scaling ?? {}, context);
    warnings.push(...compiled.warnings);
    return { scaling: found?.scaling ?? {}, compiled };
  };
  if (endpoint.type === 'inference-component') {
    const [variant = {}] = variantsOf(endpoint).map((one) => one.variant);
    const components = (endpoint.InferenceComponents ?? []).map((component) =>
      componentTarget(component, variant, model, streams, scalingFor),
    );
    const fitted = fitCopies(endpoint, components);
    return { targets: fitted.targets, warnings: [...warnings, ...fitted.warnings] };
  }
  const variants = variantsOf(endpoint).map(({ variant }) => variant);
  const weights = variants.reduce((sum, { InitialVariantWeight }) => sum + (InitialVariantWeight ?? 1), 0);
  const targets = variants.map((variant) => {
    const share = weights > 0 ? (variant.InitialVariantWeight ?? 1) / weights : 0;
    return variantTarget(variant, endpoint, model, share, scalingFor);
  });
  return { targets, warnings };
}

/** Streams of traffic by name; '' is the one that names nobody. */
export function streamNames({ traffic }: Scenario): string[] {
  return [...new Set((traffic ?? []).map((piece) => piece.for ?? ''))];
}

type ScalingFor = (name: string, resourceId: string) => { scaling: Scaling; compiled: CompiledScaling };

function variantTarget(
  variant: ProductionVariant,
  endpoint: Endpoint,
  model: Model,
  trafficShare: number,
  scalingFor: ScalingFor,
): CompiledTarget {
  const name = variant.VariantName ?? 'AllTraffic';
  const resourceId = `endpoint/${endpoint.EndpointName}/variant/${name}`;
  const serverless = endpoint.type === 'serverless' ? variant.ServerlessConfig : undefined;
  const { scaling, compiled } = scalingFor(name, resourceId);
  const bounds = boundsOf(scaling);
  const initial = serverless ? (serverless.ProvisionedConcurrency ?? 0) : (variant.InitialInstanceCount ?? 1);
  return {
    suspended: suspendedIn(scaling),
    metrics: compiled.metrics,
    alarms: compiled.alarms,
    policies: compiled.policies,
    scheduledActions: compiled.scheduledActions,
    name,
    resourceId,
    unit: serverless ? 'environments' : 'instances',
    instanceType: variant.InstanceType ?? null,
    server: serverOf(model, variant.InstanceType, endpoint),
    pooled: serverless !== undefined || isPooled(variant),
    queuesForever: endpoint.type === 'asynchronous',
    trafficIndex: 0,
    trafficShare,
    initialCapacity: bounds ? clamp(initial, bounds.min, bounds.max) : initial,
    bounds,
    microUsdPerHour: instanceMicroUsdPerHour(variant.InstanceType),
    serverless: serverless
      ? {
          memoryMb: serverless.MemorySizeInMB,
          maxConcurrency: serverless.MaxConcurrency,
          microUsdPerGbSecond: priceList.serverlessGbSecond,
          provisionedMicroUsdPerGbSecond: priceList.provisionedGbSecond,
          provisionedRequestMicroUsdPerGbSecond: priceList.provisionedRequestGbSecond,
        }
      : null,
    copiesPerInstance: 1,
  };
}

function componentTarget(
  component: InferenceComponent,
  variant: ProductionVariant,
  model: Model,
  streams: readonly string[],
  scalingFor: ScalingFor,
): CompiledTarget {
  const name = component.InferenceComponentName;
  const resourceId = `inference-component/${name}`;
  const { scaling, compiled } = scalingFor(name, resourceId);
  const bounds = boundsOf(scaling);
  const initial = component.CopyCount ?? 1;
  const stream = streams.includes(name) ? name : '';
  return {
    suspended: suspendedIn(scaling),
    metrics: compiled.metrics,
    alarms: compiled.alarms,
    policies: compiled.policies,
    scheduledActions: compiled.scheduledActions,
    name,
    resourceId,
    unit: 'copies',
    instanceType: variant.InstanceType ?? null,
    server: serverOf(overlay(model, component.model), variant.InstanceType, null),
    pooled: isPooled(variant),
    queuesForever: false,
    trafficIndex: Math.max(0, streams.indexOf(stream)),
    trafficShare: streams.includes(stream) ? 1 : 0,
    initialCapacity: bounds ? clamp(initial, bounds.min, bounds.max) : initial,
    bounds,
    microUsdPerHour: null,
    serverless: null,
    copiesPerInstance: component.copiesPerInstance,
  };
}

/** A component's own measurements over the scenario's. */
function overlay(model: Model, own: InferenceComponent['model']): Model {
  const given = Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined));
  return { ...model, ...given };
}

function suspendedIn({ ScalableTarget }: Scaling): CompiledTarget['suspended'] {
  const state = ScalableTarget?.SuspendedState;
  return {
    scaleIn: state?.DynamicScalingInSuspended ?? false,
    scaleOut: state?.DynamicScalingOutSuspended ?? false,
    scheduled: state?.ScheduledScalingSuspended ?? false,
  };
}

function boundsOf({ ScalableTarget: target }: Scaling): CompiledTarget['bounds'] {
  return target ? { min: target.MinCapacity ?? 0, max: target.MaxCapacity ?? 0 } : null;
}

/** Without a strategy requests go to a random instance. I19 */
function isPooled({ RoutingConfig }: ProductionVariant): boolean {
  return RoutingConfig?.RoutingStrategy === 'LEAST_OUTSTANDING_REQUESTS';
}

function serverOf(model: Model, instanceType: string | undefined, endpoint: Endpoint | null): Server {
  const serviceSeconds = model.slots / model.maxRps;
  const most = endpoint?.AsyncInferenceConfig?.ClientConfig?.MaxConcurrentInvocationsPerInstance;
  // a serverless environment serves one request at a time; an asynchronous instance no more than its client allows
  const slots = endpoint?.type === 'serverless' ? 1 : Math.min(model.slots, most ?? model.slots);
  return {
    maxRps: endpoint?.type === 'serverless' ? model.maxRps : slots / serviceSeconds,
    slots,
    serviceCv: model.serviceCv,
    overheadMs: model.overheadMs,
    timeoutSeconds: model.timeoutSeconds,
    cpuPercentAtMaxRps: model.cpuPercentAtMaxRps,
    gpuPercentAtMaxRps: model.gpuPercentAtMaxRps,
    launchSeconds: model.startup.launchSeconds,
    downloadSeconds: model.startup.downloadSeconds,
    loadSeconds: model.startup.loadSeconds,
    removeSeconds: model.startup.removeSeconds,
    idleSeconds: model.idleSeconds,
    vcpus: vcpusOf(instanceType),
    gpus: gpusOf(instanceType),
  };
}
