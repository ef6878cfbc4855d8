import type { Engine } from './engine';
import { alarmStateCodes, type Fleet, growSegments, never } from './fleet';
import { reasons } from './reasons';
import { clamp, neededCapacity } from './target-tracking';
import type { CompiledPolicy } from './compiled-scenario';

/**
 * The fast way through minutes in which nothing can happen: one variant, at most one target-tracking policy on invocations
 * per instance, no change of rate or capacity inside the minute, no alarm that changes its state, no decision that is not
 * the one already written down. It computes what the general way computes, with the same operations in the same order;
 * a property test holds the two against each other, bit by bit.
 */
type TargetTracking = Extract<CompiledPolicy, { kind: 'target-tracking' }>;

/** The fleet that may run quietly in this scenario, or null. */
export function quietFleet(engine: Engine): Fleet | null {
  const [fleet, ...others] = engine.fleets;
  if (!fleet || others.length > 0 || engine.pool || engine.gridSeconds !== 60 || engine.endpointFailed) return null;
  const { target } = fleet;
  const { choices, metricDelaySeconds } = engine.scenario;
  if (target.serverless || target.queuesForever || target.metrics.length > 1 || target.policies.length > 1) return null;
  if (metricDelaySeconds < 60 || engine.scenario.networkStates.length > 0) return null;
  const [policy] = target.policies;
  if (!policy) return target.alarms.length === 0 ? fleet : null;
  const [metric] = target.metrics;
  const plain =
    policy.kind === 'target-tracking' &&
    target.alarms.length === 2 &&
    metric?.name === 'InvocationsPerInstance' &&
    metric.statistic === 'Sum' &&
    metric.periodSeconds === 60;
  return plain && choices.trackedDatapoint === 'newest' && choices.formulaBase === 'datapoint' ? fleet : null;
}

/** Runs from the minute that begins now, whose first second is done, for as long as all stays quiet. */
export function runQuietMinutes(engine: Engine, fleet: Fleet): void {
  const { scenario } = engine;
  const { server, policies } = fleet.target;
  const policy = policies[0];
  const tracking = policy?.kind === 'target-tracking' ? policy : null;
  const values = fleet.values[0] ?? noColumn;
  const needs = fleet.needs[0] ?? noColumn;
  const { minuteRps, pieceEnd, pieceRps } = fleet.load;
  const share = fleet.target.trafficShare;
  const inService = fleet.inService;
  if (inService === 0) return;
  const capacity = inService * server.maxRps;
  const limit = capacity * server.timeoutSeconds;
  const last = Math.min(firstDisturbance(engine, fleet), scenario.durationSeconds) - 60;
  const evaluationOffset = scenario.metricDelaySeconds % 60 || 60;
  const lag = Math.floor((scenario.metricDelaySeconds - evaluationOffset) / 60) + 1;
  let { backlog, requests, timedOut, maxBacklog, segmentCount, piece } = fleet;
  let second = engine.now;
  while (second < last) {
    const minute = second / 60;
    const rps = (minuteRps[minute] ?? NaN) * share;
    if (!(rps >= 0)) break;
    if (tracking && !stillQuiet(engine, fleet, tracking, minute - lag, second + evaluationOffset)) break;
    // the general way's arithmetic, in its order
    const offered = rps * 60;
    requests += offered;
    backlog += (rps - capacity) * 60;
    if (backlog < 0) backlog = 0;
    else if (backlog > limit) {
      timedOut += backlog - limit;
      backlog = limit;
    }
    if (backlog > maxBacklog) maxBacklog = backlog;
    if (segmentCount >= fleet.segmentEnd.length) growSegments(fleet);
    second += 60;
    fleet.segmentEnd[segmentCount] = second;
    fleet.segmentRps[segmentCount] = rps;
    fleet.segmentInService[segmentCount] = inService;
    fleet.segmentBacklog[segmentCount] = backlog;
    segmentCount += 1;
    if (tracking) {
      values[minute] = offered / inService;
      needs[minute] = offered;
    }
    if (pieceEnd[piece] === second) piece += 1;
  }
  if (second === engine.now) return;
  fleet.backlog = backlog;
  fleet.requests = requests;
  fleet.timedOut = timedOut;
  fleet.maxBacklog = maxBacklog;
  fleet.segmentCount = segmentCount;
  fleet.piece = piece;
  fleet.pieceEnd = pieceEnd[piece] ?? never;
  fleet.rps = (pieceRps[piece] ?? 0) * share;
  fleet.time = second;
  if (tracking) fleet.periodFirstSegment[0] = segmentCount;
  engine.now = second;
  engine.nextGrid = second + 60;
  if (engine.nextMinuteEvaluation !== never) {
    const offset = scenario.metricDelaySeconds % 60;
    engine.nextMinuteEvaluation = offset === 0 ? second + 60 : second + offset;
  }
}

const noColumn = new Float64Array(0);

/** The first second at which something other than traffic is due. */
function firstDisturbance(engine: Engine, fleet: Fleet): number {
  const { scenario } = engine;
  let first = fleet.activityEnd;
  const scheduled = scenario.scheduledRuns[engine.nextScheduledRun]?.atSecond ?? never;
  if (scheduled < first) first = scheduled;
  const fault = scenario.faults[engine.nextFault]?.atSecond ?? never;
  if (fault < first) first = fault;
  for (const readyAt of fleet.replacementsReadyAt) if (readyAt < first) first = readyAt;
  return first;
}

/** Reads the datapoint that this minute's evaluation sees, and says whether it changes nothing; only then it is consumed. */
function stillQuiet(engine: Engine, fleet: Fleet, tracking: TargetTracking, slot: number, at: number): boolean {
  if (slot < 15) return false; // the alarms' windows still grow
  const { highAlarm, lowAlarm } = tracking;
  const value = fleet.values[0]?.[slot] ?? NaN;
  if (fleet.alarmNextSlot[lowAlarm] !== slot || (fleet.alarmRealRun[lowAlarm] ?? 0) < 15) return false;
  const breachesHigh = value > tracking.target;
  const breachesLow = value < (fleet.target.alarms[lowAlarm]?.threshold ?? 0);
  const highRun = breachesHigh ? (fleet.alarmBreachRun[highAlarm] ?? 0) + 1 : 0;
  const lowRun = breachesLow ? (fleet.alarmBreachRun[lowAlarm] ?? 0) + 1 : 0;
  const high = highRun >= 3 ? alarmStateCodes.ALARM : alarmStateCodes.OK;
  const low = lowRun >= 15 ? alarmStateCodes.ALARM : alarmStateCodes.OK;
  if (fleet.alarmState[highAlarm] !== high || fleet.alarmState[lowAlarm] !== low) return false;
  const isDecision = high === alarmStateCodes.ALARM || low === alarmStateCodes.ALARM;
  if (isDecision && fleet.lastReason[0] !== expectedReason(fleet, tracking, slot, at, high === alarmStateCodes.ALARM)) {
    return false;
  }
  fleet.alarmBreachRun[highAlarm] = highRun;
  fleet.alarmBreachRun[lowAlarm] = lowRun;
  fleet.alarmRealRun[highAlarm] = (fleet.alarmRealRun[highAlarm] ?? 0) + 1;
  fleet.alarmRealRun[lowAlarm] = (fleet.alarmRealRun[lowAlarm] ?? 0) + 1;
  fleet.alarmNextSlot[highAlarm] = slot + 1;
  fleet.alarmNextSlot[lowAlarm] = slot + 1;
  return true;
}

const mayAct = -2;

/** The reason for which the policy would not scale now, as decide.ts gives it; `mayAct` where it might. */
function expectedReason(fleet: Fleet, tracking: TargetTracking, slot: number, at: number, out: boolean): number {
  const { desired, min, max } = fleet;
  const to = clamp(neededCapacity(fleet.needs[0]?.[slot] ?? 0, tracking.target), min, max);
  const busy = fleet.activityEnd !== never;
  if (out) {
    if (to > desired) return busy && !fleet.target.suspended.scaleOut ? reasons.inProgress : mayAct;
    return desired >= max ? reasons.atMax : reasons.atDesired;
  }
  if (to >= desired) return desired <= min ? reasons.atMin : to === desired ? reasons.flapping : reasons.atDesired;
  if (tracking.scaleInDisabled || fleet.target.suspended.scaleIn) return mayAct;
  if (busy) return reasons.inProgress;
  return at < (fleet.scaleInUntil[0] ?? -1) ? reasons.scaleInCooldown : mayAct;
}
