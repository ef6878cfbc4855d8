import { scaleInIsHeldBack, scaleInWaitsForScaleOut, scaleOutBase, scaleOutIsHeldBack } from './cooldown';
import { startActivity } from './activity';
import type { CompiledPolicy } from './compiled-scenario';
import { type Engine, isBusy } from './engine';
import { append, logged } from './event-log';
import { alarmStateCodes, type Fleet } from './fleet';
import { reasons } from './reasons';
import { adjustCapacity, findStep } from './step-scaling';
import { clamp, neededCapacity } from './target-tracking';
import { createNeeds, readNeeds } from './tracked-needs';

/**
 * What the policies of one target decide at one second: each says the capacity it wants or why it wants none; then the
 * largest wins. "How target tracking works", "Multiple scaling policies". E1–E7.
 */
type TargetTracking = Extract<CompiledPolicy, { kind: 'target-tracking' }>;
type Step = Extract<CompiledPolicy, { kind: 'step' }>;

/** Runs the policies whose `due` flag is set; at most one activity starts. */
export function decide(engine: Engine, fleet: Fleet): void {
  const { policies } = fleet.target;
  let winner = -1;
  for (let policy = 0; policy < policies.length; policy++) {
    fleet.wishTo[policy] = NaN;
    const compiled = policies[policy];
    if (!compiled || fleet.due[policy] === 0) continue;
    fleet.due[policy] = 0;
    if (compiled.kind === 'target-tracking') wishOfTargetTracking(engine, fleet, policy, compiled);
    else wishOfStep(engine, fleet, policy, compiled);
    const wish = fleet.wishTo[policy] ?? NaN;
    if (!Number.isNaN(wish) && (winner < 0 || beats(fleet, policy, winner))) winner = policy;
  }
  if (winner < 0) return;
  for (let policy = 0; policy < policies.length; policy++) {
    const lost = policy !== winner && !Number.isNaN(fleet.wishTo[policy] ?? NaN);
    if (lost) notScaled(engine, fleet, policy, reasons.largerWon);
  }
  startActivity(engine, fleet, fleet.wishTo[winner] ?? fleet.desired, winner);
}

/**
 * The largest capacity wins (E3). Policies that scale in together all wish for what the most needy of them can do with:
 * then it is that one's decision, and its cooldown. Of equal ones the first by name, so that the order in a document
 * decides nothing.
 */
function beats(fleet: Fleet, policy: number, winner: number): boolean {
  const difference =
    (fleet.wishTo[policy] ?? 0) - (fleet.wishTo[winner] ?? 0) ||
    (fleet.wishAlone[policy] ?? 0) - (fleet.wishAlone[winner] ?? 0);
  const { policies } = fleet.target;
  return difference > 0 || (difference === 0 && (policies[policy]?.name ?? '') < (policies[winner]?.name ?? ''));
}

/** Writes the reason down; of a run of equal reasons only the first. A29 */
function notScaled(engine: Engine, fleet: Fleet, policy: number, code: number): void {
  if (fleet.lastReason[policy] === code) return;
  fleet.lastReason[policy] = code;
  append(engine.log, logged.notScaled, engine.now, fleet.index, policy, code);
}

function wishOfTargetTracking(engine: Engine, fleet: Fleet, policy: number, compiled: TargetTracking): void {
  const high = fleet.alarmState[compiled.highAlarm];
  const low = fleet.alarmState[compiled.lowAlarm];
  if (high === alarmStateCodes.ALARM) {
    const to = trackedCapacity(engine, fleet, compiled, compiled.highAlarm);
    if (to > fleet.desired) return wishOut(engine, fleet, policy, to);
    return notScaled(engine, fleet, policy, fleet.desired >= fleet.max ? reasons.atMax : reasons.atDesired);
  }
  if (low === alarmStateCodes.ALARM) return wishInOfTargetTracking(engine, fleet, policy, compiled);
  // the first datapoint settles one of the two: where both wait and a period is over, it had none
  const periodIsOver = (fleet.alarmNextSlot[compiled.highAlarm] ?? 0) > 0;
  if (high === alarmStateCodes.INSUFFICIENT_DATA && low === high && periodIsOver) {
    notScaled(engine, fleet, policy, reasons.insufficientData);
  }
}

function wishInOfTargetTracking(engine: Engine, fleet: Fleet, policy: number, compiled: TargetTracking): void {
  const to = trackedCapacity(engine, fleet, compiled, compiled.lowAlarm);
  if (compiled.scaleInDisabled) {
    // AWS creates no low alarm then (A22); our own watch of it has only this to say
    if (to < fleet.desired) notScaled(engine, fleet, policy, reasons.scaleInDisabled);
    return;
  }
  if (to >= fleet.desired) {
    const flapping = to === fleet.desired ? reasons.flapping : reasons.atDesired;
    return notScaled(engine, fleet, policy, fleet.desired <= fleet.min ? reasons.atMin : flapping);
  }
  const others = capacityOthersAgreeTo(engine, fleet, policy);
  if (others === null) {
    const held = heldBackIn(engine, fleet, policy);
    return notScaled(engine, fleet, policy, held ?? reasons.otherNotReady);
  }
  wishIn(engine, fleet, policy, Math.max(to, others), to);
}

/**
 * Target tracking scales in only when every policy with scale-in enabled is ready (E2); the least the others can do with,
 * or null when one is not ready. A policy without data is not ready (E6).
 */
function capacityOthersAgreeTo(engine: Engine, fleet: Fleet, asking: number): number | null {
  let agreed = fleet.min;
  for (let policy = 0; policy < fleet.target.policies.length; policy++) {
    const other = fleet.target.policies[policy];
    if (policy === asking || !other || other.kind !== 'target-tracking' || other.scaleInDisabled) continue;
    if (fleet.alarmState[other.lowAlarm] !== alarmStateCodes.ALARM) return null;
    const to = trackedCapacity(engine, fleet, other, other.lowAlarm);
    if (to >= fleet.desired) return null;
    agreed = Math.max(agreed, to);
  }
  return agreed;
}

/** ceil(n·m ÷ target) within the bounds, from the datapoint that target tracking reads (§22, 1–3, 13). */
function trackedCapacity(engine: Engine, fleet: Fleet, compiled: TargetTracking, alarm: number): number {
  const to = capacityRead(engine, fleet, compiled, alarm);
  const several = to < fleet.desired - 1;
  return several && engine.scenario.choices.scaleInAmount === 'one-at-a-time' ? fleet.desired - 1 : to;
}

const needs = createNeeds();
const readings = ['newest', 'mean', 'highest'] as const;
const readingOf = { newest: 'newest', 'window-mean': 'mean', 'window-maximum': 'highest' } as const;

/** What AWS does not document is asked for only where it decides: most datapoints lead to one capacity, however read. */
function capacityRead({ scenario }: Engine, fleet: Fleet, compiled: TargetTracking, alarm: number): number {
  readNeeds(fleet, alarm, fleet.environments?.provisioned ?? fleet.inService, needs);
  const lowest = capacityFor(fleet, compiled, needs.lowest);
  if (lowest === capacityFor(fleet, compiled, needs.highest)) return lowest;
  const { then, now } = needs;
  const { choices } = scenario;
  const isSame = readings.every(
    (reading) => capacityFor(fleet, compiled, then[reading]) === capacityFor(fleet, compiled, now[reading]),
  );
  const read = isSame || choices.formulaBase === 'datapoint' ? then : now;
  const to = capacityFor(fleet, compiled, read.newest);
  if (readings.every((reading) => capacityFor(fleet, compiled, read[reading]) === to)) return to;
  return capacityFor(fleet, compiled, read[readingOf[choices.trackedDatapoint]]);
}

function capacityFor({ min, max }: Fleet, { target }: TargetTracking, need: number): number {
  return clamp(neededCapacity(need, target), min, max);
}

function wishOfStep(engine: Engine, fleet: Fleet, policy: number, compiled: Step): void {
  const alarmIndex = fleet.target.alarms.findIndex(
    (candidate, index) => candidate.stepPolicies.includes(policy) && fleet.alarmActedAt[index] === engine.now,
  );
  const alarm = fleet.target.alarms[alarmIndex];
  if (!alarm) return;
  const value = aggregate(fleet, alarmIndex, compiled.aggregation);
  const step = findStep(compiled.steps, value, alarm.threshold, alarm.comparison);
  if (!step) return notScaled(engine, fleet, policy, reasons.noStep);
  const plain = clamp(adjustCapacity(compiled, step.adjustment, fleet.desired), fleet.min, fleet.max);
  if (plain < fleet.desired) return wishIn(engine, fleet, policy, plain);
  if (plain === fleet.desired) {
    const atBound = step.adjustment > 0 && fleet.desired >= fleet.max ? reasons.atMax : reasons.atMin;
    const bounded = step.adjustment > 0 ? fleet.desired >= fleet.max : step.adjustment < 0;
    return notScaled(engine, fleet, policy, bounded ? atBound : reasons.atDesired);
  }
  const base = scaleOutBase(engine, fleet, policy, engine.now);
  const to = clamp(adjustCapacity(compiled, step.adjustment, base), fleet.min, fleet.max);
  if (to <= fleet.desired) return notScaled(engine, fleet, policy, reasons.scaleOutCooldown);
  wishOut(engine, fleet, policy, to);
}

/** The datapoints of the alarm's newest evaluation periods in one number, by the policy's aggregation. C11 */
function aggregate(fleet: Fleet, alarmIndex: number, aggregation: Step['aggregation']): number {
  const alarm = fleet.target.alarms[alarmIndex];
  if (!alarm) return NaN;
  const values = fleet.values[alarm.metricIndex];
  const newest = (fleet.alarmNextSlot[alarmIndex] ?? 0) - 1;
  let found = 0;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let slot = newest; slot >= 0 && slot > newest - alarm.evaluationPeriods - 2; slot--) {
    const value = values?.[slot] ?? NaN;
    if (Number.isNaN(value) || found === alarm.evaluationPeriods) continue;
    found += 1;
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (found === 0) return NaN;
  return aggregation === 'Average' ? sum / found : aggregation === 'Minimum' ? least : most;
}

function wishOut(engine: Engine, fleet: Fleet, policy: number, to: number): void {
  if (fleet.target.suspended.scaleOut) return notScaled(engine, fleet, policy, reasons.suspended);
  if (isBusy(engine, fleet)) return notScaled(engine, fleet, policy, reasons.inProgress);
  const held = scaleOutIsHeldBack(engine, fleet, policy, to, engine.now) || engine.now < (fleet.retryAt[policy] ?? -1);
  if (held) return notScaled(engine, fleet, policy, reasons.scaleOutCooldown);
  fleet.wishTo[policy] = fleet.wishAlone[policy] = to;
}

function wishIn(engine: Engine, fleet: Fleet, policy: number, to: number, alone = to): void {
  const held = heldBackIn(engine, fleet, policy);
  if (held !== null) return notScaled(engine, fleet, policy, held);
  fleet.wishTo[policy] = to;
  fleet.wishAlone[policy] = alone;
}

function heldBackIn(engine: Engine, fleet: Fleet, policy: number): number | null {
  if (fleet.target.suspended.scaleIn) return reasons.suspended;
  if (isBusy(engine, fleet)) return reasons.inProgress;
  if (scaleInIsHeldBack(engine, fleet, policy, engine.now)) return reasons.scaleInCooldown;
  if (scaleInWaitsForScaleOut(engine, fleet, policy, engine.now)) return reasons.scaleOutCooldown;
  return null;
}
