import type { ReplayRun } from '@/lib/contracts/replay';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { shortAlarmName } from './alarm-name';
import type { RunWords } from './run-words';
import { describeReason } from './reason-words';
import { clockOf, counted, duration } from './words';

/** The run's events as lines of a list; a failure that repeats itself is told in full once. */
export function describeEvents(trace: Trace, words: RunWords): ReplayRun['events'] {
  const told = new Set<string>();
  return trace.events.flatMap((event) => {
    const own = isOfSharedInstances(event, trace) ? { ...words, unit: 'instances' } : words;
    const text = describeEvent(event, own, (message) => {
      const known = told.has(message);
      told.add(message);
      return known ? ' fails, as before' : ` fails: ${message}`;
    });
    const { atSecond, kind } = event;
    return text === null ? [] : [{ atSecond, kind, text, marked: kind === 'scheduled-action' }];
  });
}

/** Inference components share instances, and events of those name the variant: no target of the run has that name. */
function isOfSharedInstances({ target }: TraceEvent, { series }: Trace): boolean {
  return target !== undefined && !(series.targets && target in series.targets);
}

type Failing = (message: string) => string;

/** Null for what the bands or another line already show. */
function describeEvent(event: TraceEvent, words: RunWords, failing: Failing): string | null {
  const { unit, start } = words;
  switch (event.kind) {
    case 'scaling-activity':
      return describeActivity(event, unit, failing);
    case 'instance-in-service':
      return `${counted(event.count, unit)} ${event.count === 1 ? 'comes' : 'come'} into service`;
    case 'instance-failed':
      return `${counted(event.count, unit)} lost`;
    case 'alarm-state':
      return `${shortAlarmName(event.alarm)} is ${event.state}`;
    case 'not-scaled':
      return `Policy ${event.policy} does not scale: ${describeReason(event.reason)}`;
    case 'scheduled-action':
      return `Scheduled action ${event.name}: MinCapacity ${event.MinCapacity}, MaxCapacity ${event.MaxCapacity}`;
    case 'cooldown-started':
      return `${event.direction === 'scale-out' ? 'Scale-out' : 'Scale-in'} cooldown until ${clockOf(start, event.untilSecond)}`;
    case 'endpoint-status':
      return event.atSecond === 0 && event.status === 'InService'
        ? null
        : `Endpoint ${event.status}${event.reason ? `: ${event.reason}` : ''}`;
    case 'throttled':
      return `${counted(event.count, 'requests')} throttled until ${clockOf(start, event.untilSecond)}`;
    case 'fault':
      return event.what;
    case 'spot-interruption':
      return `${event.job} interrupted: ${event.lostSeconds === 0 ? 'no' : `${duration(event.lostSeconds)} of`} work lost`;
    case 'job-resumed':
      return event.fromSecondOfWork === 0
        ? `${event.job} starts over`
        : `${event.job} resumes after ${duration(event.fromSecondOfWork)} of its work`;
    case 'job-completed':
      return `${event.job} ends: ${event.status}`;
    case 'cooldown-ended':
    case 'instance-launching':
    case 'instance-removed':
      return null;
  }
}

type Activity = Extract<TraceEvent, { kind: 'scaling-activity' }>;

function describeActivity(event: Activity, unit: string, failing: Failing): string {
  const { from, to, policy, scheduledAction, status, statusMessage } = event;
  const by = policy ? ` by policy ${policy}` : scheduledAction ? ` by scheduled action ${scheduledAction}` : '';
  const failed = status !== 'Failed' ? '' : statusMessage ? failing(statusMessage) : ' fails';
  return `Scaling ${to > from ? 'out' : 'in'} ${from} → ${counted(to, unit)}${by}${failed}`;
}
