import type { Scenario } from '@/lib/contracts/scenario';
import type { AlarmState } from '@/lib/contracts/trace';
import { evaluateAlarm, slotsFetched } from './alarm';
import {
  alarmsOf,
  type AuditedAlarm,
  readAlarms,
  readPolicies,
  readScheduledActions,
  scalingOf,
  type TrackingPolicy,
} from './configuration';
import { type Cooldowns, endOldCooldowns, noCooldowns } from './cooldowns';
import { type CountedSecond, type Datapoint, datapointOf } from './metrics';
import { type Outcome, openEndpoint } from './requests';
import { uniformStream } from './random';
import { arrivalTimes, listStretches } from './traffic';
import { type Bounds, clamp, passesOutCooldown, steppedCapacity, trackedCapacity, type Wish } from './wishes';

export type AuditedActivity = {
  readonly atSecond: number;
  /** null: still in progress when the scenario ends. */
  readonly endSecond: number | null;
  readonly status: 'Successful' | 'Failed';
  readonly by: string;
  readonly from: number;
  readonly to: number;
};

export type Audit = {
  readonly activities: readonly AuditedActivity[];
  readonly alarmStates: readonly { atSecond: number; alarm: string; from: AlarmState; state: AlarmState }[];
  readonly inService: readonly { atSecond: number; instances: number }[];
  readonly outcome: Outcome;
  readonly offered: number;
  /** Seconds, in ascending order; a request that timed out counts as timeoutSeconds. */
  readonly latencies: Float64Array;
  /** Some decision hung on a datapoint nearer to a border than its uncertainty: a fluid model may decide otherwise. */
  readonly closeCall: boolean;
};

const vcpusOf: Readonly<Record<string, number>> = { 'ml.m5.large': 2, 'ml.m5.xlarge': 4, 'ml.m5.2xlarge': 8 };

/** Runs a real-time scenario with one variant, second by second and request by request. `seed` draws its noise only. */
export function audit(scenario: Scenario, seed = 1): Audit {
  const { model, endpoint, rulebook, timing } = scenario;
  const variant = endpoint?.ProductionVariant;
  if (!model || endpoint?.type !== 'real-time' || !variant) throw new Error('the auditor knows one real-time variant');
  const target = scalingOf(scenario).ScalableTarget;
  const suspended = target?.SuspendedState ?? {};
  const lastSecond = scenario.durationMinutes * 60 - 1;
  const context = { model, rulebook, vcpus: vcpusOf[variant.InstanceType ?? ''] ?? NaN };
  const startupSeconds = model.startup.launchSeconds + model.startup.downloadSeconds + model.startup.loadSeconds;

  const policies = readPolicies(scenario);
  const tracking = policies.filter((policy): policy is TrackingPolicy => policy.kind === 'tracking');
  const alarms = [...tracking.flatMap(alarmsOf), ...readAlarms(scenario)];
  const actions = readScheduledActions(scenario);

  let bounds: Bounds = { min: target?.MinCapacity ?? 0, max: target?.MaxCapacity ?? Infinity };
  let desired = clamp(variant.InitialInstanceCount ?? 1, bounds); // E8
  let instances = desired;
  let quota = Infinity;
  let busy: { endSecond: number; activity: AuditedActivity; base: number } | null = null;
  let waitingAction: string | null = null;
  const states = new Map<string, AlarmState>(alarms.map(({ name }) => [name, 'INSUFFICIENT_DATA']));
  const cooldowns = new Map<string, Cooldowns>(policies.map(({ name }) => [name, noCooldowns()]));
  const actedAt = new Map<string, number>();

  const activities: AuditedActivity[] = [];
  const alarmStates: Audit['alarmStates'][number][] = [];
  const inService = [{ atSecond: 0, instances }];
  const seconds: CountedSecond[] = [];
  let closeCall = false;
  let offered = 0;

  const uniform = uniformStream(seed);
  const arrivals = arrivalTimes(listStretches(scenario), scenario.noise === 'poisson' ? uniform : null);
  const queue = openEndpoint(requestModel(), instances);
  let nextArrival = arrivals.next();

  function requestModel() {
    const strategy = variant?.RoutingConfig?.RoutingStrategy;
    const routing = strategy === 'LEAST_OUTSTANDING_REQUESTS' ? ('shared' as const) : ('random' as const);
    const { maxRps, slots, timeoutSeconds, overheadMs } = model!;
    const nextService = () => slots / maxRps;
    return { maxRps, slots, timeoutSeconds, overheadSeconds: overheadMs / 1000, routing, nextService, uniform };
  }

  function setInstances(count: number, second: number) {
    if (count === instances) return;
    instances = count;
    queue.resize(count, second);
    inService.push({ atSecond: second, instances });
  }

  function start(to: number, by: string, second: number) {
    const from = desired;
    const seconds = to > from ? startupSeconds : model!.startup.removeSeconds;
    const failed = to > from && to > quota; // I7: at once, capacity stays where it was
    const endSecond = failed ? second : second + seconds;
    const activity: AuditedActivity = {
      atSecond: second,
      endSecond: endSecond > lastSecond ? null : endSecond,
      status: failed ? 'Failed' : 'Successful',
      by,
      from,
      to,
    };
    activities.push(activity);
    if (failed) return;
    if (to > from) for (const one of cooldowns.values()) one.inUntil = null; // B4
    busy = { endSecond, activity, base: cooldowns.get(by)?.out?.base ?? from };
    desired = to;
    completeIfDone(second);
  }

  function completeIfDone(second: number) {
    if (!busy || busy.endSecond > second) return;
    const { activity, base } = busy;
    busy = null;
    setInstances(desired, second);
    const policy = policies.find(({ name }) => name === activity.by);
    const own = cooldowns.get(activity.by);
    if (!policy || !own) return; // B6: scheduled actions have no cooldown
    if (activity.to > activity.from) {
      own.out = policy.outCooldown > 0 ? { until: second + policy.outCooldown, base, result: activity.to } : null;
    } else {
      own.inUntil = policy.inCooldown > 0 ? second + policy.inCooldown : null;
    }
  }

  function runScheduledActions(second: number) {
    for (const action of actions) {
      if (action.second !== second || suspended.ScheduledScalingSuspended) continue;
      bounds = { min: action.min ?? bounds.min, max: action.max ?? bounds.max };
      waitingAction = action.name;
      moveInsideBounds(second);
    }
    moveInsideBounds(second); // what an activity in progress had held up (I13)
  }

  function moveInsideBounds(second: number) {
    if (busy || waitingAction === null) return;
    const to = clamp(desired, bounds);
    if (to !== desired) start(to, waitingAction, second);
    waitingAction = null;
  }

  /** The datapoints of the newest slots that are visible at this second, oldest first. */
  function visibleDatapoints(alarm: AuditedAlarm, second: number): Datapoint[] {
    const closed = Math.floor((second - timing.metricDelaySeconds) / alarm.period);
    const points: Datapoint[] = [];
    for (let slot = Math.max(0, closed - slotsFetched(alarm)); slot < closed; slot++) {
      points.push(datapointOf(alarm.metric, seconds.slice(slot * alarm.period, (slot + 1) * alarm.period), context));
    }
    return points;
  }

  function isEvaluated(alarm: AuditedAlarm, second: number): boolean {
    const since = second - timing.metricDelaySeconds;
    return since >= alarm.period && since % 60 === 0; // from the first visible slot on, every 60 s (G2)
  }

  function evaluateAlarms(second: number): AuditedAlarm[] {
    const evaluated = alarms.filter((alarm) => isEvaluated(alarm, second));
    for (const alarm of evaluated) {
      const points = visibleDatapoints(alarm, second);
      for (const point of points) noteDistance(point?.value, alarm.threshold, point?.uncertainty);
      const from = states.get(alarm.name)!;
      const values = points.map((point) => (point === null ? null : point.value));
      const state = evaluateAlarm(values, alarm, from);
      if (state === from) continue;
      states.set(alarm.name, state);
      alarmStates.push({ atSecond: second, alarm: alarm.name, from, state });
    }
    return evaluated.filter(({ name }) => states.get(name) === 'ALARM');
  }

  function noteDistance(value = 0, border: number, uncertainty = 0) {
    if (uncertainty > 0 && Math.abs(value - border) <= uncertainty) closeCall = true;
  }

  function trackingWish(policy: TrackingPolicy, alarm: AuditedAlarm, second: number): Wish | null {
    const newest = visibleDatapoints(alarm, second).at(-1);
    if (!newest) return null;
    const exact = (newest.instances * newest.value) / policy.target;
    noteDistance(exact, Math.round(exact), (newest.instances * newest.uncertainty) / policy.target);
    const to = trackedCapacity(policy, newest, bounds);
    const right = alarm === policy.high ? to > desired : to < desired && !policy.scaleInDisabled;
    return right ? { policy, to, alarm: alarm.name } : null;
  }

  function stepWishes(alarm: AuditedAlarm, second: number): Wish[] {
    const last = actedAt.get(alarm.name);
    if (last !== undefined && second - last < 60) return []; // C12
    actedAt.set(alarm.name, second);
    const values = visibleDatapoints(alarm, second)
      .flatMap((point) => (point === null ? [] : [point.value]))
      .slice(-alarm.evaluationPeriods);
    return policies.flatMap((policy) => {
      if (policy.kind !== 'step' || !alarm.policies.includes(policy.name)) return [];
      const base = rulebook === 'aws' ? (cooldowns.get(policy.name)?.out?.base ?? desired) : desired;
      const fromNow = steppedCapacity(policy, alarm, values, desired, bounds);
      if (fromNow === null || fromNow === desired) return [];
      if (fromNow < desired) return [{ policy, to: fromNow, alarm: alarm.name }];
      const net = steppedCapacity(policy, alarm, values, base, bounds); // what was added already counts (B2)
      return net !== null && net > desired ? [{ policy, to: net, alarm: alarm.name }] : [];
    });
  }

  function decide(inAlarm: readonly AuditedAlarm[], second: number) {
    const trackingWishes = tracking.flatMap((policy) =>
      inAlarm
        .filter((alarm) => alarm === policy.high || alarm === policy.low)
        .flatMap((alarm) => trackingWish(policy, alarm, second) ?? []),
    );
    const wishes = [...trackingWishes, ...inAlarm.flatMap((alarm) => stepWishes(alarm, second))];
    if (busy) return;

    const outs = wishes.filter(
      ({ policy, to }) =>
        to > desired &&
        !suspended.DynamicScalingOutSuspended && // F2
        passesOutCooldown(cooldowns.get(policy.name)!, to, rulebook === 'aws'),
    );
    if (outs.length > 0) {
      startLargest(outs, second);
      return;
    }
    const allTrackingReady = tracking.every(
      (policy) => policy.scaleInDisabled || trackingWishes.some((wish) => wish.policy === policy && wish.to < desired),
    );
    const ins = wishes.filter(
      ({ policy, to }) =>
        to < desired && cooldowns.get(policy.name)!.inUntil === null && (policy.kind === 'step' || allTrackingReady),
    );
    if (ins.length > 0 && !suspended.DynamicScalingInSuspended) startLargest(ins, second);
  }

  function startLargest(wishes: readonly Wish[], second: number) {
    // E3; of equal wishes the policy whose name comes first, so that the order of the document says nothing
    const [largest] = [...wishes].sort((a, b) => b.to - a.to || (a.policy.name < b.policy.name ? -1 : 1));
    if (largest) start(largest.to, largest.policy.name, second);
  }

  for (let second = 0; second <= lastSecond; second++) {
    queue.advance(second);
    completeIfDone(second);
    for (const own of cooldowns.values()) endOldCooldowns(own, second);
    for (const fault of scenario.faults) {
      if ('quota' in fault && Math.round(fault.atMinute * 60) === second) quota = fault.quota;
      else if (!('quota' in fault)) throw new Error('the auditor knows the fault quota only');
    }
    runScheduledActions(second);
    decide(evaluateAlarms(second), second);

    let count = 0;
    for (; !nextArrival.done && nextArrival.value < second + 1; nextArrival = arrivals.next()) {
      queue.arrive(nextArrival.value);
      count++;
    }
    queue.advance(second + 1);
    offered += count;
    seconds.push({ offered: count, inService: instances, begun: queue.takeBegun() });
  }

  const { outcome, latencies } = queue.close(lastSecond + 1);
  return {
    activities,
    alarmStates,
    inService,
    outcome,
    offered,
    latencies: Float64Array.from(latencies).sort(),
    closeCall,
  };
}

/** The smallest latency that a share p of the requests does not exceed, in milliseconds. */
export function percentileMs({ latencies }: Audit, p: number): number {
  return 1000 * (latencies[Math.max(0, Math.ceil(p * latencies.length) - 1)] ?? NaN);
}
