import type { Fault, Scenario } from '@/lib/contracts/scenario';
import type { Job } from '@/lib/contracts/sagemaker';
import type { Notice } from '@/lib/contracts/trace';
import type {
  CompiledEndpoint,
  CompiledFault,
  CompiledJob,
  CompiledScenario,
  CompiledTarget,
  CompiledTraffic,
  ScheduledRun,
} from '@/lib/simulation/compiled-scenario';
import { rulebooks, type Rules } from '@/lib/simulation/rulebook';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { instanceMicroUsdPerHour, priceList } from '@/lib/aws/prices';
import { findRefusals, scalingsOf } from '@/lib/aws/rules/scenario';
import { expandSchedule } from '@/lib/aws/schedule/expand-schedule';
import { compileNetwork, type CompiledNetwork } from './network';
import { networkMicroUsd } from './network-cost';
import { compileInstancePool } from './instance-pool';
import type { RunSettings } from './run-settings';
import { compileTargets, streamNames } from './targets';

export type Compiled =
  | {
      readonly kind: 'compiled';
      readonly scenario: CompiledScenario;
      readonly network: CompiledNetwork;
      readonly warnings: readonly Notice[];
    }
  | { readonly kind: 'rejected'; readonly rejections: readonly Notice[]; readonly warnings: readonly Notice[] };

/** A compiled scenario that another one differs from in parts only; what both share is not compiled again. */
export type CompiledBefore = {
  readonly scenario: Scenario;
  readonly compiled: CompiledScenario;
  readonly network: CompiledNetwork;
};

/**
 * Checks a scenario against AWS's rules and the rulebook's, fills in every default, expands every schedule to seconds.
 * Sections that are the same objects as those of `before` keep what was made of them.
 */
export function compile(
  scenario: Scenario,
  choices: UndocumentedChoices = ourChoices,
  before: CompiledBefore | null = null,
): Compiled {
  const rules: Rules = rulebooks[scenario.rulebook];
  const rejections = findRefusals(scenario, rules, before?.scenario);
  if (rejections.length > 0) return { kind: 'rejected', rejections, warnings: [] };
  return compileUnjudged(scenario, { rules, choices }, before);
}

/** A scenario made ready to run by any rules, whether anybody would accept it or not. */
export function compileUnjudged(
  scenario: Scenario,
  settings: RunSettings,
  before: CompiledBefore | null = null,
): Extract<Compiled, { kind: 'compiled' }> {
  const { rules, choices } = settings;
  const same = (...sections: (keyof Scenario)[]) =>
    before !== null && sections.every((section) => before.scenario[section] === scenario[section]) ? before : null;
  const traffic = same('traffic')?.compiled.traffic ?? compileTraffic(scenario);
  const streams = traffic.map(({ name }) => name);
  const { targets, warnings } = compileTargets(scenario, settings, streams);
  const network =
    same('network', 'endpoint', 'model', 'faults', 'rulebook')?.network ?? compileNetwork(scenario, rules);
  const durationSeconds = scenario.durationMinutes * 60;
  const compiled: CompiledScenario = {
    durationSeconds,
    rules,
    choices,
    metricDelaySeconds: scenario.timing.metricDelaySeconds,
    seed: scenario.seed,
    noise: scenario.noise,
    endpoint: compileEndpoint(scenario),
    targets,
    traffic,
    bursts: scenario.bursts
      ? {
          count: scenario.bursts.count,
          factor: scenario.bursts.factor,
          lengthSeconds: Math.round(scenario.bursts.minutes * 60),
          fromSecond: Math.round(scenario.bursts.betweenMinutes[0] * 60),
          toSecond: Math.round(scenario.bursts.betweenMinutes[1] * 60),
        }
      : null,
    scheduledRuns: compileScheduledRuns(scenario, targets),
    faults: compileFaults(scenario.faults, targets),
    networkStates: network.states,
    jobs: same('jobs')?.compiled.jobs ?? scenario.jobs.map((job, index) => compileJob(job, index)),
  };
  return { kind: 'compiled', scenario: compiled, network, warnings: [...warnings, ...network.warnings] };
}

function compileEndpoint(scenario: Scenario): CompiledEndpoint | null {
  const { endpoint } = scenario;
  if (!endpoint) return null;
  return {
    type: endpoint.type,
    instancePool: compileInstancePool(endpoint),
    networkMicroUsd: networkMicroUsd(scenario),
  };
}

function compileTraffic(scenario: Scenario): CompiledTraffic[] {
  return streamNames(scenario).map((name) => ({
    name,
    pieces: (scenario.traffic ?? [])
      .filter((piece) => (piece.for ?? '') === name)
      .map(({ atMinute, rps, rampMinutes }) => ({
        atSecond: Math.round(60 * atMinute),
        rps,
        rampSeconds: Math.round(60 * (rampMinutes ?? 0)),
      })),
  }));
}

function compileScheduledRuns(scenario: Scenario, targets: readonly CompiledTarget[]): ScheduledRun[] {
  const startMs = Date.parse(scenario.start);
  const runs = targets.flatMap((target, index) => {
    const found = scalingsOf(scenario).find(({ scaling }) => scaling.for === undefined || scaling.for === target.name);
    const actions = found?.scaling.ScheduledActions ?? [];
    return actions.flatMap((action, position) =>
      expandSchedule(action, startMs, scenario.durationMinutes * 60).map((atSecond) => ({
        atSecond,
        target: index,
        action: position,
      })),
    );
  });
  return runs.sort((a, b) => a.atSecond - b.atSecond || a.target - b.target || a.action - b.action);
}

function compileFaults(faults: readonly Fault[], targets: readonly CompiledTarget[]): CompiledFault[] {
  return faults
    .map((fault): CompiledFault => {
      const atSecond = Math.round(60 * fault.atMinute);
      if ('remove' in fault) return { atSecond, kind: 'remove', what: fault.remove };
      if ('quota' in fault)
        return { atSecond, kind: 'quota', quota: fault.quota, instanceType: fault.InstanceType ?? null };
      const target = targets.findIndex(({ name }) => name === fault.for);
      return { atSecond, kind: 'lose-instances', count: fault.loseInstances, target: Math.max(0, target) };
    })
    .sort((a, b) => a.atSecond - b.atSecond);
}

const dayOfSeconds = 86_400;

/**
 * A job of any type; what Spot changes is the wait, the interruptions and what is billed. N1–N6 N12. A transform job has no
 * StoppingCondition, so nothing limits it (N7 K12).
 */
function compileJob(job: Job, index: number): CompiledJob {
  const spot = job.EnableManagedSpotTraining ?? false;
  const runtime = job.StoppingCondition?.MaxRuntimeInSeconds ?? (job.type === 'transform' ? Infinity : dayOfSeconds);
  return {
    name: job.JobName ?? `job-${index + 1}`,
    type: job.type,
    spot,
    workSeconds: Math.round(job.workMinutes * 60),
    maxRuntimeSeconds: runtime,
    maxWaitSeconds: job.StoppingCondition?.MaxWaitTimeInSeconds ?? runtime,
    checkpointSeconds: job.CheckpointConfig ? Math.round((job.checkpointEveryMinutes ?? 10) * 60) : null,
    spotWaitSeconds: Math.round((job.spotWaitMinutes ?? 5) * 60),
    interruptionsAtSecond: [...(job.interruptionsAtMinute ?? [])]
      .sort((a, b) => a - b)
      .map((minute) => Math.round(minute * 60)),
    instanceCount: job.ResourceConfig?.InstanceCount ?? 1,
    microUsdPerHour: instanceMicroUsdPerHour(job.ResourceConfig?.InstanceType),
    billedShare: spot ? priceList.spotShare : 1,
  };
}
