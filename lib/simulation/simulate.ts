import { activityFailures } from './activity-failures';
import { completeActivity, enforceBounds, setBounds } from './activity';
import { advance } from './advance';
import type { CompiledMath, CompiledScenario, CompiledTarget } from './compiled-scenario';
import { decide } from './decide';
import { type Engine, isPublished, networkAt } from './engine';
import { append, createEventLog, endpointStatuses, type EventLog, logged } from './event-log';
import { applyFault, bringBackReplacements, nextReplacement, offeredRps } from './faults';
import { createFleet, type Fleet, prepareFleet } from './fleet';
import { never } from './never';
import {
  clearPool,
  createInstancePool,
  type InstancePool,
  nextPoolSecond,
  settlePool,
  updatePool,
} from './instance-pool';
import { creationFailure, launchDuration } from './launch-outcome';
import { createLeavingQueue } from './leaving-queue-state';
import { drawLoads, type Load } from './load';
import { meanInstances, readMetric } from './metrics';
import type { Datapoint, SegmentRange } from './datapoint';
import { readMath } from './metric-math/read-math';
import { settleBilling } from './queue';
import { quietFleet, runQuietMinutes } from './quiet-minutes';
import { watchAlarms } from './watch-alarms';

/**
 * One run. Everything happens at whole seconds; between two of them rate and capacity are constant and the queue is
 * advanced exactly. Inside a second: activities complete and cooldowns end → faults and traffic → periods close →
 * scheduled actions → alarms → policies.
 */
export type Run = {
  readonly scenario: CompiledScenario;
  /** What happened, in order; it and the fleets belong to the workspace and hold until its next run. */
  readonly log: EventLog;
  readonly fleets: readonly Fleet[];
  readonly pool: InstancePool | null;
  readonly endpointFailed: boolean;
};

/** Buffers that one run leaves to the next, so that ten thousand runs allocate as much as one. */
export type Workspace = { readonly fleets: Fleet[]; readonly log: EventLog };

export function createWorkspace(): Workspace {
  return { fleets: [], log: createEventLog() };
}

/** `fast: false` takes the general way through every minute; both give the same bits. */
export function simulate(
  scenario: CompiledScenario,
  loads: readonly Load[] = drawLoads(scenario),
  workspace: Workspace = createWorkspace(),
  fast = true,
): Run {
  const run = runThrough(prepare(scenario, loads, workspace), fast);
  // whether who waits too long is refused or leaves (§22, 19) matters to nobody where all are served in time
  const isLate = run.fleets.some(({ target, timedOut }) => timedOut > 0 && mayLeave(target));
  if (!isLate || scenario.choices.impatience === 'refused-at-arrival') return run;
  const engine = prepare(scenario, loads, workspace);
  for (const fleet of engine.fleets) if (mayLeave(fleet.target)) fleet.leaving = createLeavingQueue();
  return runThrough(engine, fast);
}

const mayLeave = ({ queuesForever, serverless }: CompiledTarget) => !queuesForever && !serverless;

function runThrough(engine: Engine, fast: boolean): Run {
  const { scenario } = engine;
  begin(engine);
  const quiet = fast ? quietFleet(engine) : null;
  while (engine.now < scenario.durationSeconds) {
    if (quiet && engine.now + 60 === engine.nextGrid) runQuietMinutes(engine, quiet);
    const next = nextSecond(engine);
    engine.now = Math.min(next, scenario.durationSeconds);
    if (next < scenario.durationSeconds) runSecond(engine);
  }
  for (const fleet of engine.fleets) {
    advance(engine, fleet, scenario.durationSeconds);
    settleBilling(fleet, scenario.durationSeconds);
  }
  if (engine.pool) settlePool(engine.pool, scenario.durationSeconds);
  const { log, fleets, pool, endpointFailed } = engine;
  return { scenario, log, fleets, pool, endpointFailed };
}

function prepare(scenario: CompiledScenario, loads: readonly Load[], workspace: Workspace): Engine {
  const { log } = workspace;
  log.count = 0;
  const fleets = scenario.targets.map((target, index) => {
    const load = loads[target.trafficIndex];
    if (!load) throw new Error(`no load ${target.trafficIndex} for ${target.name}`);
    const fleet = (workspace.fleets[index] ??= createFleet(target, load));
    prepareFleet(fleet, target, load, index, scenario.durationSeconds);
    fleet.leaving = null;
    return fleet;
  });
  const periods = fleets.flatMap(({ target }) => target.metrics.map(({ periodSeconds }) => periodSeconds));
  const delay = scenario.metricDelaySeconds;
  const pool = scenario.endpoint?.instancePool;
  return {
    scenario,
    fleets,
    log,
    pool: pool ? createInstancePool(pool, scenario.targets) : null,
    now: 0,
    gridSeconds: periods.some((period) => period < 60) ? 10 : 60,
    nextGrid: never,
    nextMinuteEvaluation: periods.some((period) => period >= 60) ? delay % 60 : never,
    nextShortEvaluation: periods.some((period) => period < 60) ? delay % 10 : never,
    nextScheduledRun: 0,
    nextFault: 0,
    instanceQuota: Infinity,
    typeQuotas: null,
    endpointFailed: false,
    datapoint: { value: NaN, instancesTimesValue: NaN },
  };
}

/** Second 0: the endpoint is in service, unless the network lets no model data through or has no addresses. */
function begin(engine: Engine): void {
  const { scenario, log, fleets } = engine;
  if (!scenario.endpoint) return;
  engine.nextGrid = engine.gridSeconds;
  const failure = creationFailure(engine);
  const failed = failure !== activityFailures.none;
  const silent = !failed && networkAt(scenario, 0)?.modelDataReachable === false;
  for (const fleet of fleets) {
    if (failed) clearFleet(fleet);
    else if (silent) {
      fleet.neverServing = fleet.inService; // the course's claim: launched, billed, silently never serving
      fleet.inService = fleet.peak = fleet.least = 0;
    }
    fleet.rps = offeredRps(engine, fleet);
  }
  if (failed && engine.pool) clearPool(engine.pool);
  engine.endpointFailed = failed;
  append(log, logged.endpointStatus, 0, -1, endpointStatuses.indexOf(failed ? 'Creating' : 'InService'));
  if (failed) failCreation(engine, failure);
  runSecond(engine);
}

/** The endpoint is Creating until the step that fails shows it: launch, image, model data, or loading. M7–M11 */
function failCreation({ scenario, log, fleets }: Engine, failure: number): void {
  let second = 0;
  for (const fleet of fleets) {
    second = Math.max(second, launchDuration(fleet, fleet.target.server.launchSeconds, failure));
  }
  if (second >= scenario.durationSeconds) return;
  append(log, logged.endpointStatus, second, -1, endpointStatuses.indexOf('Failed'), failure);
}

/** An endpoint that fails to be created serves nothing and queues nothing. */
function clearFleet(fleet: Fleet): void {
  fleet.target = { ...fleet.target, queuesForever: false };
  fleet.inService = fleet.desired = fleet.peak = fleet.least = fleet.min = fleet.max = 0;
}

function nextSecond(engine: Engine): number {
  const { scenario } = engine;
  let next = engine.nextGrid;
  if (engine.nextMinuteEvaluation < next) next = engine.nextMinuteEvaluation;
  if (engine.nextShortEvaluation < next) next = engine.nextShortEvaluation;
  const scheduled = scenario.scheduledRuns[engine.nextScheduledRun]?.atSecond ?? never;
  if (scheduled < next) next = scheduled;
  const fault = scenario.faults[engine.nextFault]?.atSecond ?? never;
  if (fault < next) next = fault;
  for (const fleet of engine.fleets) {
    if (fleet.pieceEnd < next) next = fleet.pieceEnd;
    if (fleet.activityEnd < next) next = fleet.activityEnd;
    const replacement = nextReplacement(fleet);
    if (replacement < next) next = replacement;
  }
  const shared = engine.pool ? nextPoolSecond(engine.pool) : never;
  return shared < next ? shared : next;
}

function runSecond(engine: Engine): void {
  completeActivities(engine);
  applyFaults(engine);
  changeTraffic(engine);
  if (engine.now === engine.nextGrid) closePeriods(engine);
  if (engine.endpointFailed) return skipEvaluations(engine);
  runScheduledActions(engine);
  evaluate(engine);
}

function completeActivities(engine: Engine): void {
  if (engine.pool) updatePool(engine.pool, engine.now, engine.log);
  let completed = false;
  for (const fleet of engine.fleets) {
    if (fleet.activityEnd === engine.now) {
      completeActivity(engine, fleet);
      completed = true;
    }
    bringBackReplacements(engine, fleet);
  }
  if (completed) for (const fleet of engine.fleets) enforceBounds(engine, fleet);
}

function applyFaults(engine: Engine): void {
  const { faults } = engine.scenario;
  for (let fault = faults[engine.nextFault]; fault?.atSecond === engine.now; fault = faults[engine.nextFault]) {
    applyFault(engine, fault, engine.nextFault);
    engine.nextFault += 1;
  }
}

function changeTraffic(engine: Engine): void {
  for (const fleet of engine.fleets) {
    if (fleet.pieceEnd !== engine.now) continue;
    advance(engine, fleet, engine.now);
    fleet.piece += 1;
    fleet.pieceEnd = fleet.load.pieceEnd[fleet.piece] ?? never;
    fleet.rps = offeredRps(engine, fleet);
  }
}

function closePeriods(engine: Engine): void {
  const { now, datapoint, scenario } = engine;
  engine.nextGrid = now + engine.gridSeconds;
  for (const fleet of engine.fleets) {
    advance(engine, fleet, now);
    const { metrics } = fleet.target;
    for (let index = 0; index < metrics.length; index++) {
      const metric = metrics[index];
      const values = fleet.values[index];
      const needs = fleet.needs[index];
      if (!metric || !values || !needs || now % metric.periodSeconds !== 0) continue;
      const range = { first: fleet.periodFirstSegment[index] ?? 0, last: fleet.segmentCount };
      const slot = now / metric.periodSeconds - 1;
      if (metric.math) readExpression(fleet, metric.math, range, slot, datapoint);
      else readMetric(fleet, metric, range, scenario, datapoint);
      const published = isPublished(scenario, metric.pushedFromVpc, now - 1);
      values[slot] = published ? datapoint.value : NaN;
      needs[slot] = published ? datapoint.instancesTimesValue : NaN;
      fleet.periodFirstSegment[index] = fleet.segmentCount;
    }
  }
}

function readExpression(fleet: Fleet, math: CompiledMath, range: SegmentRange, slot: number, out: Datapoint): void {
  const period = fleet.target.metrics[math.inputs[0]?.metricIndex ?? 0]?.periodSeconds ?? 60;
  out.value = readMath(math, fleet.values, slot, period);
  out.instancesTimesValue = instancesOf(fleet, math, range, slot) * out.value;
}

/** The instances that an expression's datapoint is about: those of the first metric in it that says how many. */
function instancesOf(fleet: Fleet, { inputs }: CompiledMath, range: SegmentRange, slot: number): number {
  for (const { metricIndex } of inputs) {
    const instances = (fleet.needs[metricIndex]?.[slot] ?? NaN) / (fleet.values[metricIndex]?.[slot] ?? NaN);
    if (instances > 0 && instances < Infinity) return instances;
  }
  return meanInstances(fleet, range);
}

function runScheduledActions(engine: Engine): void {
  const { scheduledRuns } = engine.scenario;
  for (
    let run = scheduledRuns[engine.nextScheduledRun];
    run?.atSecond === engine.now;
    run = scheduledRuns[engine.nextScheduledRun]
  ) {
    engine.nextScheduledRun += 1;
    const fleet = engine.fleets[run.target];
    const action = fleet?.target.scheduledActions[run.action];
    if (!fleet || !action || fleet.target.suspended.scheduled) continue;
    const min = action.min ?? fleet.min;
    const max = action.max ?? fleet.max;
    if (min > max) continue; // AWS refuses the change at that time (D5)
    append(engine.log, logged.scheduledAction, engine.now, run.target, run.action, min, max);
    setBounds(engine, fleet, min, max, -1 - run.action);
  }
}

function evaluate(engine: Engine): void {
  const minute = engine.now === engine.nextMinuteEvaluation;
  const short = engine.now === engine.nextShortEvaluation;
  if (!minute && !short) return;
  if (minute) engine.nextMinuteEvaluation += 60;
  if (short) engine.nextShortEvaluation += 10;
  for (const fleet of engine.fleets) {
    if (minute) watchAlarms(engine, fleet, false);
    if (short) watchAlarms(engine, fleet, true);
  }
  for (const fleet of engine.fleets) decide(engine, fleet);
}

function skipEvaluations(engine: Engine): void {
  if (engine.now === engine.nextMinuteEvaluation) engine.nextMinuteEvaluation += 60;
  if (engine.now === engine.nextShortEvaluation) engine.nextShortEvaluation += 10;
  const { scheduledRuns } = engine.scenario;
  while (scheduledRuns[engine.nextScheduledRun]?.atSecond === engine.now) engine.nextScheduledRun += 1;
}
