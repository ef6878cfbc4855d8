import { equalitySlack } from './alarm';
import type { CompiledPolicy } from './compiled-scenario';
import { decide } from './decide';
import type { Engine } from './engine';
import { append, logged } from './event-log';
import { alarmStateCodes, type Fleet, growSegments } from './fleet';
import { never } from './never';
import { advanceQueue } from './queue';
import { reasons } from './reasons';
import { clamp, neededCapacity } from './target-tracking';
import { watchAlarms } from './watch-alarms';

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
  if (fleet.leaving) return null;
  const { target } = fleet;
  const { metricDelaySeconds } = engine.scenario;
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
  return plain ? fleet : null;
}

/** Runs from the minute that begins now, whose first second is done, for as long as all stays quiet. */
export function runQuietMinutes(engine: Engine, fleet: Fleet): void {
  if (fleet.inService === 0) return;
  const [policy] = fleet.target.policies;
  const tracking = policy?.kind === 'target-tracking' ? policy : null;
  if (tracking && !areWindowsFull(engine, fleet, tracking)) return;
  const end = firstDisturbedMinute(engine, fleet);
  const minutes = end - engine.now / 60;
  if (minutes <= 0) return;
  while (fleet.segmentEnd.length < fleet.segmentCount + minutes) growSegments(fleet);
  if (tracking) runTrackedMinutes(engine, fleet, tracking);
  else runFixedMinutes(engine, fleet, end);
}

/** Minutes of a fleet that nothing scales. */
function runFixedMinutes(engine: Engine, fleet: Fleet, end: number): void {
  const { minuteRps } = fleet.load;
  const share = fleet.target.trafficShare;
  const first = engine.now / 60;
  let minute = first;
  for (; minute < end; minute++) {
    const rps = (minuteRps[minute] ?? NaN) * share;
    if (!(rps >= 0)) break;
    fleet.rps = rps;
    advanceQueue(fleet, minute * 60 + 60);
  }
  if (minute > first) moveTo(engine, fleet, minute);
}

/**
 * Minutes of a fleet with a target-tracking policy, with their state in locals. Where an alarm or a decision may change
 * something, the state is put back and the general way evaluates. The arithmetic is the general way's, in its order.
 */
function runTrackedMinutes(engine: Engine, fleet: Fleet, tracking: TargetTracking): void {
  const { highAlarm, lowAlarm } = tracking;
  const { minuteRps } = fleet.load;
  const { inService, segmentEnd, segmentRps, segmentInService, segmentBacklog } = fleet;
  const share = fleet.target.trafficShare;
  const lowThreshold = fleet.target.alarms[lowAlarm]?.threshold ?? 0;
  const breachesAbove = tracking.target + equalitySlack(tracking.target);
  const breachesBelow = lowThreshold - equalitySlack(lowThreshold);
  const values = fleet.values[0] ?? noColumn;
  const needs = fleet.needs[0] ?? noColumn;
  const capacity = inService * fleet.target.server.maxRps;
  const limit = capacity * fleet.target.server.timeoutSeconds;
  const offset = evaluationOffset(engine);
  const lag = evaluationLag(engine);
  const first = engine.now / 60;
  let { backlog, requests, timedOut, maxBacklog, segmentCount } = fleet;
  let highRun = fleet.alarmBreachRun[highAlarm] ?? 0;
  let lowRun = fleet.alarmBreachRun[lowAlarm] ?? 0;
  let isHigh = fleet.alarmState[highAlarm] === alarmStateCodes.ALARM;
  let isLow = fleet.alarmState[lowAlarm] === alarmStateCodes.ALARM;
  let end = firstDisturbedMinute(engine, fleet);
  let minute = first;
  // Needs in between give the reason that is already written down: most minutes are like the one before
  const margin = 1e-6 * tracking.target; // far wider than the formula's own slack
  let calmFrom = 0;
  let calmTo = -1;
  let calmUntil = 0;
  let calmRun = 0;
  for (; minute < end; minute++) {
    const rps = (minuteRps[minute] ?? NaN) * share;
    if (!(rps >= 0) || (rps === 0 && engine.scenario.choices.silentPeriod === 'no-datapoint')) break;
    const slot = minute - lag;
    const value = values[slot] ?? NaN;
    if (Number.isNaN(value)) break; // a gap: the two run lengths no longer say all
    const nextHighRun = value > breachesAbove ? highRun + 1 : 0;
    const nextLowRun = value < breachesBelow ? lowRun + 1 : 0;
    const high = nextHighRun >= 3;
    const low = nextLowRun >= 15;
    const need = needs[slot] ?? NaN;
    const isSame = high === isHigh && low === isLow;
    const window = high ? 3 : 15;
    const isInside = need > calmFrom && need < calmTo;
    calmRun = isInside && value * inService > calmFrom && value * inService < calmTo ? calmRun + 1 : 0;
    const isHeard = isInside && minute < calmUntil;
    const isCalm = isSame && ((!high && !low) || (isHeard && (calmRun >= window || readsAsWeDo(engine))));
    const isOld = !isCalm && isSame && isOldNews(fleet, tracking, need, minute * 60 + offset, high);
    if (isOld) {
      const needed = neededCapacity(need, tracking.target);
      calmFrom = (needed - 1) * tracking.target + margin;
      calmTo = needed * tracking.target - margin;
      calmUntil = fleet.lastReason[0] === reasons.scaleInCooldown ? minute + 1 : never;
      calmRun = lengthOfCalm(fleet, slot, calmFrom, calmTo);
    }
    if (isOld && (calmRun >= window || readsAsWeDo(engine))) {
      // the reason is written down already
    } else if (!isCalm && !high && !low && offset < 60) {
      // an alarm that goes back to OK asks for nothing
      if (isHigh) leaveAlarm(engine, fleet, highAlarm, minute * 60 + offset);
      if (isLow) leaveAlarm(engine, fleet, lowAlarm, minute * 60 + offset);
      isHigh = isLow = false;
    } else if (!isCalm) {
      if (offset === 60) break; // evaluated in the next minute's first second
      calmTo = -1;
      if (minute > first) {
        keepQueue(fleet, backlog, requests, timedOut, maxBacklog, segmentCount);
        keepRuns(engine, fleet, tracking, highRun, lowRun, minute);
      }
      if (!evaluateAt(engine, fleet, minute * 60 + offset)) return;
      end = firstDisturbedMinute(engine, fleet);
      if (minute >= end) return; // an activity that has just begun ends within this minute
      isHigh = high;
      isLow = low;
    }
    highRun = nextHighRun;
    lowRun = nextLowRun;
    const offered = rps * 60;
    requests += offered;
    backlog += (rps - capacity) * 60;
    if (backlog <= 0) backlog = 0;
    else {
      if (backlog > limit) {
        timedOut += backlog - limit;
        backlog = limit;
      }
      if (backlog > maxBacklog) maxBacklog = backlog;
    }
    segmentEnd[segmentCount] = minute * 60 + 60;
    segmentRps[segmentCount] = rps;
    segmentInService[segmentCount] = inService;
    segmentBacklog[segmentCount] = backlog;
    segmentCount += 1;
    values[minute] = offered / inService;
    needs[minute] = offered;
  }
  if (minute > first) {
    keepQueue(fleet, backlog, requests, timedOut, maxBacklog, segmentCount);
    keepRuns(engine, fleet, tracking, highRun, lowRun, minute);
  }
}

function leaveAlarm(engine: Engine, fleet: Fleet, alarm: number, second: number): void {
  const { ALARM, OK } = alarmStateCodes;
  fleet.alarmState[alarm] = OK;
  if (fleet.target.alarms[alarm]?.hidden) return;
  append(engine.log, logged.alarmState, second, fleet.index, alarm, ALARM, OK);
}

function keepQueue(
  fleet: Fleet,
  backlog: number,
  requests: number,
  timedOut: number,
  maxBacklog: number,
  segmentCount: number,
): void {
  fleet.backlog = backlog;
  fleet.requests = requests;
  fleet.timedOut = timedOut;
  fleet.maxBacklog = maxBacklog;
  fleet.segmentCount = segmentCount;
}

/** The alarms have seen every datapoint of the minutes before `minute`; fleet and engine go to its first second. */
function keepRuns(
  engine: Engine,
  fleet: Fleet,
  { highAlarm, lowAlarm }: TargetTracking,
  highRun: number,
  lowRun: number,
  minute: number,
): void {
  const next = minute - evaluationLag(engine);
  const seen = next - (fleet.alarmNextSlot[highAlarm] ?? 0);
  fleet.alarmBreachRun[highAlarm] = highRun;
  fleet.alarmBreachRun[lowAlarm] = lowRun;
  fleet.alarmRealRun[highAlarm] = (fleet.alarmRealRun[highAlarm] ?? 0) + seen;
  fleet.alarmRealRun[lowAlarm] = (fleet.alarmRealRun[lowAlarm] ?? 0) + seen;
  fleet.alarmNextSlot[highAlarm] = fleet.alarmNextSlot[lowAlarm] = next;
  moveTo(engine, fleet, minute);
}

/** The general way's evaluation inside a minute; false where it has changed the capacity in service. */
function evaluateAt(engine: Engine, fleet: Fleet, second: number): boolean {
  const { time } = fleet;
  engine.now = second;
  engine.nextMinuteEvaluation = second + 60;
  watchAlarms(engine, fleet, false);
  decide(engine, fleet);
  return fleet.time === time;
}

/** Leaves the fleet and the engine as they are in a minute's first second. */
function moveTo(engine: Engine, fleet: Fleet, minute: number): void {
  const { load, target } = fleet;
  const second = minute * 60;
  fleet.time = second;
  fleet.piece = load.minutePiece[minute] ?? load.pieceCount;
  fleet.pieceEnd = load.pieceEnd[fleet.piece] ?? never;
  fleet.rps = (load.pieceRps[fleet.piece] ?? 0) * target.trafficShare;
  if (fleet.periodFirstSegment.length > 0) fleet.periodFirstSegment[0] = fleet.segmentCount;
  engine.now = second;
  engine.nextGrid = second + 60;
  if (engine.nextMinuteEvaluation !== never) engine.nextMinuteEvaluation = second + evaluationOffset(engine);
}

/** Seconds from a minute's start to the evaluation in it: 1 to 60. */
function evaluationOffset(engine: Engine): number {
  return engine.scenario.metricDelaySeconds % 60 || 60;
}

/** Minutes from the period of the newest visible datapoint to the minute in which it is evaluated. */
function evaluationLag(engine: Engine): number {
  return (engine.scenario.metricDelaySeconds - evaluationOffset(engine)) / 60 + 1;
}

const noColumn = new Float64Array(0);

/** The first minute that is not whole before something other than traffic and alarms is due. */
function firstDisturbedMinute(engine: Engine, fleet: Fleet): number {
  const { scenario } = engine;
  let first = Math.min(fleet.activityEnd, scenario.durationSeconds);
  const scheduled = scenario.scheduledRuns[engine.nextScheduledRun]?.atSecond ?? never;
  if (scheduled < first) first = scheduled;
  const fault = scenario.faults[engine.nextFault]?.atSecond ?? never;
  if (fault < first) first = fault;
  for (const readyAt of fleet.replacementsReadyAt) if (readyAt < first) first = readyAt;
  return Math.ceil(first / 60) - 1;
}

/** Only full windows without a gap are judged by their two run lengths. */
function areWindowsFull(engine: Engine, fleet: Fleet, { highAlarm, lowAlarm }: TargetTracking): boolean {
  const slot = engine.now / 60 - evaluationLag(engine);
  return (
    slot >= 15 &&
    fleet.alarmNextSlot[lowAlarm] === slot &&
    fleet.alarmNextSlot[highAlarm] === slot &&
    (fleet.alarmRealRun[lowAlarm] ?? 0) >= 15
  );
}

/** Are capacities read of the newest datapoint and its own instances? Where all lead to one capacity nobody asks. */
function readsAsWeDo({ scenario: { choices } }: Engine): boolean {
  return choices.trackedDatapoint === 'newest' && choices.formulaBase === 'datapoint';
}

/** How many datapoints in a row, up to 15, lead to one capacity, with their own instances and with those of now. */
function lengthOfCalm(fleet: Fleet, newest: number, from: number, to: number): number {
  const values = fleet.values[0] ?? noColumn;
  const needs = fleet.needs[0] ?? noColumn;
  let run = 0;
  for (let slot = newest; slot >= 0 && run < 15; slot--) {
    const need = needs[slot] ?? NaN;
    const needNow = (values[slot] ?? NaN) * fleet.inService;
    if (!(need > from && need < to && needNow > from && needNow < to)) break;
    run += 1;
  }
  return run;
}

const mayAct = -2;

/** The reason for which the policy would not scale now, as decide.ts gives it; `mayAct` where it might. */
function expectedReason(fleet: Fleet, tracking: TargetTracking, need: number, at: number, out: boolean): number {
  const { desired, min, max } = fleet;
  const to = clamp(neededCapacity(need, tracking.target), min, max);
  const busy = fleet.activityEnd !== never;
  if (out) {
    if (to > desired) return busy && !fleet.target.suspended.scaleOut ? reasons.inProgress : mayAct;
    return desired >= max ? reasons.atMax : reasons.atDesired;
  }
  if (tracking.scaleInDisabled) return to < desired ? reasons.scaleInDisabled : (fleet.lastReason[0] ?? -1);
  if (to >= desired) return desired <= min ? reasons.atMin : to === desired ? reasons.flapping : reasons.atDesired;
  if (fleet.target.suspended.scaleIn) return mayAct;
  if (busy) return reasons.inProgress;
  return at < (fleet.scaleInUntil[0] ?? -1) ? reasons.scaleInCooldown : mayAct;
}

/** Would the policy give the reason that is already written down? */
function isOldNews(fleet: Fleet, tracking: TargetTracking, need: number, at: number, high: boolean): boolean {
  return fleet.lastReason[0] === expectedReason(fleet, tracking, need, at, high);
}
