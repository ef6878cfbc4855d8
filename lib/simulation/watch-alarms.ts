import type { AlarmState } from '@/lib/contracts/trace';
import { evaluateAlarm, isBreaching } from './alarm';
import type { CompiledAlarm } from './compiled-scenario';
import type { Engine } from './engine';
import { append, logged } from './event-log';
import { alarmStateCodes, alarmStateNames, type Fleet } from './fleet';

/**
 * Evaluates the alarms of a fleet that are due at this second and flags the policies they invoke. Alarms of periods from
 * 60 s are evaluated every minute, shorter ones every 10 s (G2), when the newest datapoint has become visible.
 */
export function watchAlarms(engine: Engine, fleet: Fleet, short: boolean): void {
  const { alarms, metrics } = fleet.target;
  for (let index = 0; index < alarms.length; index++) {
    const alarm = alarms[index];
    if (!alarm) continue;
    const period = metrics[alarm.metricIndex]?.periodSeconds ?? 60;
    if (period < 60 !== short) continue;
    const newest = Math.floor((engine.now - engine.scenario.metricDelaySeconds) / period) - 1;
    if (newest < 0) continue; // no period has become visible yet: nothing to evaluate
    const values = fleet.values[alarm.metricIndex];
    if (!values) continue;
    readNewSlots(fleet, index, alarm, values, newest);
    const before = alarmStateNames[fleet.alarmState[index] ?? alarmStateCodes.INSUFFICIENT_DATA] ?? 'INSUFFICIENT_DATA';
    const state = stateNow(engine, fleet, index, alarm, values, newest, before);
    if (state !== before) changeState(engine, fleet, index, alarm, before, state);
    invokePolicies(engine, fleet, index, alarm, state);
  }
  flagTargetTracking(fleet, short);
}

/** Keeps two run lengths per alarm, so that a window without gaps needs no second look. */
function readNewSlots(fleet: Fleet, index: number, alarm: CompiledAlarm, values: Float64Array, newest: number): void {
  let real = fleet.alarmRealRun[index] ?? 0;
  let breaching = fleet.alarmBreachRun[index] ?? 0;
  for (let slot = fleet.alarmNextSlot[index] ?? 0; slot <= newest; slot++) {
    const value = values[slot] ?? NaN;
    if (Number.isNaN(value)) {
      real = breaching = 0;
      continue;
    }
    real += 1;
    breaching = isBreaching(value, alarm.threshold, alarm.comparison) ? breaching + 1 : 0;
  }
  fleet.alarmNextSlot[index] = newest + 1;
  fleet.alarmRealRun[index] = real;
  fleet.alarmBreachRun[index] = breaching;
}

function stateNow(
  engine: Engine,
  fleet: Fleet,
  index: number,
  alarm: CompiledAlarm,
  values: Float64Array,
  newest: number,
  before: AlarmState,
): AlarmState {
  const periods = alarm.evaluationPeriods;
  const isFull = (fleet.alarmRealRun[index] ?? 0) >= periods;
  if (alarm.datapointsToAlarm === periods && isFull) {
    return (fleet.alarmBreachRun[index] ?? 0) >= periods ? 'ALARM' : 'OK';
  }
  // older slots are looked at where there are any, and the window has a gap (§22, 5)
  const looksBack = newest >= periods && !isFull && engine.scenario.choices.evaluationRange === 'n-plus-2';
  const range = looksBack ? periods + 2 : periods;
  return evaluateAlarm(alarm, values, { first: Math.max(0, newest - range + 1), last: newest }, before);
}

function changeState(
  engine: Engine,
  fleet: Fleet,
  index: number,
  alarm: CompiledAlarm,
  before: AlarmState,
  state: AlarmState,
): void {
  fleet.alarmState[index] = alarmStateCodes[state];
  if (alarm.hidden) return;
  append(
    engine.log,
    logged.alarmState,
    engine.now,
    fleet.index,
    index,
    alarmStateCodes[before],
    alarmStateCodes[state],
  );
}

/** A step policy acts when its alarm goes to ALARM and once a minute while it stays there. C12 G14 */
function invokePolicies(engine: Engine, fleet: Fleet, index: number, alarm: CompiledAlarm, state: AlarmState): void {
  if (state !== 'ALARM') {
    fleet.alarmActedAt[index] = -1e9;
    return;
  }
  if (alarm.stepPolicies.length === 0 || engine.now - (fleet.alarmActedAt[index] ?? 0) < 60) return;
  fleet.alarmActedAt[index] = engine.now;
  for (const policy of alarm.stepPolicies) fleet.due[policy] = 1;
}

/** Target tracking decides at each evaluation of its own alarms. */
function flagTargetTracking(fleet: Fleet, short: boolean): void {
  const { policies, alarms, metrics } = fleet.target;
  for (let policy = 0; policy < policies.length; policy++) {
    const compiled = policies[policy];
    if (compiled?.kind !== 'target-tracking') continue;
    const period = metrics[alarms[compiled.highAlarm]?.metricIndex ?? 0]?.periodSeconds ?? 60;
    if (period < 60 === short) fleet.due[policy] = 1;
  }
}
