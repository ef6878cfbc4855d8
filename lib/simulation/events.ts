import type { TraceEvent } from '@/lib/contracts/trace';
import { reasonCodes, type CompiledPolicy, type CompiledTarget } from './compiled-scenario';
import { direction } from './cooldown';
import { boundsCause, endpointStatuses, logged, type LogEntry, poolTarget, readEntry } from './event-log';
import { activityFailures, networkFailureReasons } from './activity-failures';
import { alarmStateNames } from './fleet';
import type { Run } from './simulate';

/** The log of a run as the events of `trace/1`, in the order of time. */
export function listEvents(run: Run): TraceEvent[] {
  const { log, scenario } = run;
  const several = scenario.targets.length > 1;
  const events: TraceEvent[] = [];
  for (let entry = 0; entry < log.count; entry++) {
    const numbers = readEntry(log, entry);
    const target = scenario.targets[numbers.target];
    const event = toEvent(run, numbers, target);
    // the shared instances of components go by their variant's name
    const shared = numbers.target === poolTarget ? scenario.endpoint?.instancePool?.name : undefined;
    const name = shared ?? (several ? target?.name : undefined);
    if (event) events.push(name === undefined ? event : { ...event, target: name });
    events.push(...cooldownEnd(run, entry, numbers, target, several));
  }
  // cooldowns end before anything else of their second
  const phase = (event: TraceEvent) => (event.kind === 'cooldown-ended' ? 0 : 1);
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.atSecond - b.event.atSecond || phase(a.event) - phase(b.event) || a.index - b.index)
    .map(({ event }) => event);
}

function toEvent(run: Run, entry: LogEntry, target: CompiledTarget | undefined): TraceEvent | null {
  const { kind, second: atSecond, a, b, c, d, e } = entry;
  const policy = target?.policies[a]?.name ?? '';
  switch (kind) {
    case logged.endpointStatus: {
      const reason = networkFailureReasons[b];
      const status = endpointStatuses[a] ?? 'InService';
      return { atSecond, kind: 'endpoint-status', status, ...(reason ? { reason } : {}) };
    }
    case logged.activity:
      return target ? activityEvent(target, { atSecond, failed: a, cause: b, from: c, to: d, endSecond: e }) : null;
    case logged.notScaled:
      return { atSecond, kind: 'not-scaled', policy, reason: reasonCodes[b] ?? 'AlreadyAtDesiredCapacity' };
    case logged.launching:
      return { atSecond, kind: 'instance-launching', count: a };
    case logged.inService:
      return { atSecond, kind: 'instance-in-service', count: a };
    case logged.instanceFailed:
      return { atSecond, kind: 'instance-failed', count: a };
    case logged.removed:
      return { atSecond, kind: 'instance-removed', count: a };
    case logged.cooldownStarted:
      return { atSecond, kind: 'cooldown-started', policy, direction: directionName(b), untilSecond: c };
    case logged.cooldownCut:
      return { atSecond, kind: 'cooldown-ended', policy, direction: directionName(b) };
    case logged.alarmState: {
      const alarm = target?.alarms[a]?.name ?? '';
      return { atSecond, kind: 'alarm-state', alarm, from: stateName(b), state: stateName(c) };
    }
    case logged.scheduledAction: {
      const name = target?.scheduledActions[a]?.name ?? '';
      return { atSecond, kind: 'scheduled-action', name, MinCapacity: b, MaxCapacity: c };
    }
    case logged.throttled:
      return { atSecond, kind: 'throttled', count: b, untilSecond: a };
    case logged.fault:
      return { atSecond, kind: 'fault', what: describeFault(run, a) };
    default:
      return null;
  }
}

const stateName = (code: number) => alarmStateNames[code] ?? 'INSUFFICIENT_DATA';
const directionName = (code: number) => (code === direction.out ? 'scale-out' : 'scale-in');

type Activity = { atSecond: number; failed: number; cause: number; from: number; to: number; endSecond: number };

function activityEvent(target: CompiledTarget, { atSecond, failed, cause, from, to, endSecond }: Activity): TraceEvent {
  const policy = target.policies[cause];
  const action = cause < 0 && cause !== boundsCause ? target.scheduledActions[-1 - cause] : undefined;
  const message = failureMessage(target, failed);
  return {
    atSecond,
    kind: 'scaling-activity',
    status: failed === activityFailures.none ? 'Successful' : 'Failed',
    cause: policy
      ? alarmCause(target, policy, to > from)
      : `${to > from ? 'minimum' : 'maximum'} capacity was set to ${to}`,
    ...(policy ? { policy: policy.name } : {}),
    ...(action ? { scheduledAction: action.name } : {}),
    from,
    to,
    endSecond,
    ...(message ? { statusMessage: message } : {}),
  };
}

/** In the words of DescribeScalingActivities. */
function alarmCause(target: CompiledTarget, policy: CompiledPolicy, out: boolean): string {
  const alarm =
    policy.kind === 'target-tracking'
      ? target.alarms[out ? policy.highAlarm : policy.lowAlarm]
      : target.alarms.find(({ stepPolicies }) => stepPolicies.includes(target.policies.indexOf(policy)));
  return `monitor alarm ${alarm?.name ?? ''} in state ALARM triggered policy ${policy.name}`;
}

function failureMessage(target: CompiledTarget, failed: number): string | null {
  switch (failed) {
    case activityFailures.quota:
      return `Failed to set desired instance count. Reason: ResourceLimitExceeded: the account-level service limit '${target.instanceType ?? 'the instance type'} for endpoint usage' is reached.`;
    case activityFailures.maxConcurrency:
      return `Failed to set desired provisioned concurrency. Reason: ProvisionedConcurrency must be less than or equal to MaxConcurrency (${target.serverless?.maxConcurrency ?? 0}).`;
    case activityFailures.noRoom:
      return 'Failed to set copy count. Reason: the instances of the endpoint have no room for the copies, and MaxInstanceCount is reached.';
    default: {
      const reason = networkFailureReasons[failed];
      return reason ? `Failed to set desired instance count. Reason: ${reason}` : null;
    }
  }
}

function describeFault(run: Run, index: number): string {
  const fault = run.scenario.faults[index];
  switch (fault?.kind) {
    case 'remove':
      return `${fault.what} was removed`;
    case 'lose-instances':
      return `${fault.count} ${fault.count === 1 ? 'instance' : 'instances'} lost`;
    case 'quota':
      return `${fault.instanceType === null ? 'instance quota' : `quota of ${fault.instanceType}`} set to ${fault.quota}`;
    default:
      return '';
  }
}

/** A cooldown ends at its last second, unless it was cut, or started anew before. */
function cooldownEnd(
  run: Run,
  entry: number,
  { kind, target: targetIndex, a: policy, b: way, c: until }: LogEntry,
  target: CompiledTarget | undefined,
  several: boolean,
): TraceEvent[] {
  if (kind !== logged.cooldownStarted || until >= run.scenario.durationSeconds) return [];
  for (let later = entry + 1; later < run.log.count; later++) {
    const next = readEntry(run.log, later);
    if (next.second >= until) break;
    const same = next.target === targetIndex && next.a === policy && next.b === way;
    if (same && (next.kind === logged.cooldownCut || next.kind === logged.cooldownStarted)) return [];
  }
  const name = target?.policies[policy]?.name ?? '';
  const event = { atSecond: until, kind: 'cooldown-ended', policy: name, direction: directionName(way) } as const;
  return [several && target ? { ...event, target: target.name } : event];
}
