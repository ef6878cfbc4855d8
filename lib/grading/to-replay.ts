import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { describeRun, type RunWords } from './describe-run';
import { findDivergence } from './find-divergence';
import { clockOf } from './words';

/** The learner's run beside the winner's, ready to be drawn. */
export function toReplay(
  context: { rulebook: Replay['rulebook']; start: string; durationMinutes: number; unit: string },
  learner: { optionId: string; title: string; trace: Trace } | null,
  winner: { optionId: string | null; title: string; trace: Trace },
): Replay {
  const words: RunWords = { start: context.start, unit: context.unit };
  const seconds = context.durationMinutes * 60;
  return {
    rulebook: context.rulebook,
    startsAt: context.start,
    durationMinutes: context.durationMinutes,
    capacityUnit: context.unit,
    learner: learner && toRun(learner.optionId, learner.title, learner.trace, words, seconds),
    winner: toRun(winner.optionId, winner.title, winner.trace, words, seconds),
    divergence: learner && findDivergence(learner, winner, words),
  };
}

function toRun(optionId: string | null, title: string, trace: Trace, words: RunWords, seconds: number): ReplayRun {
  const { stepSeconds, offeredRps, servedRps, lostRps, backlog, latencyMs, desired, inService } = trace.series;
  return {
    optionId,
    title,
    status: trace.status,
    sentences: describeRun(trace, words),
    series: { stepSeconds, offeredRps, servedRps, lostRps, backlog, latencyMs, desired, inService },
    bands: [...alarmBands(trace.events, seconds), ...cooldownBands(trace.events, seconds)],
    events: trace.events.flatMap((event) => {
      const text = describeEvent(event, isOfSharedInstances(event, trace) ? { ...words, unit: 'instances' } : words);
      return text === null
        ? []
        : [{ atSecond: event.atSecond, kind: event.kind, text, marked: event.kind === 'scheduled-action' }];
    }),
  };
}

/** Inference components share instances, and events of those name the variant: no target of the run has that name. */
function isOfSharedInstances({ target }: TraceEvent, { series }: Trace): boolean {
  return target !== undefined && !(series.targets && target in series.targets);
}

function alarmBands(events: readonly TraceEvent[], seconds: number): ReplayRun['bands'] {
  const since = new Map<string, number>();
  const bands: ReplayRun['bands'] = [];
  for (const event of events) {
    if (event.kind !== 'alarm-state') continue;
    const from = since.get(event.alarm);
    if (from !== undefined) bands.push(alarmBand(event.alarm, from, event.atSecond));
    if (event.state === 'ALARM') since.set(event.alarm, event.atSecond);
    else since.delete(event.alarm);
  }
  for (const [alarm, from] of since) bands.push(alarmBand(alarm, from, seconds));
  return bands;
}

const alarmBand = (alarm: string, fromSecond: number, toSecond: number) =>
  ({ kind: 'alarm', label: shortAlarmName(alarm), fromSecond, toSecond }) as const;

/** TargetTracking-endpoint/shop/variant/AllTraffic-AlarmHigh-invocations → AlarmHigh invocations */
export function shortAlarmName(alarm: string): string {
  return alarm.replace(/^TargetTracking-.*-(AlarmHigh|AlarmLow)-/, '$1 ');
}

function cooldownBands(events: readonly TraceEvent[], seconds: number): ReplayRun['bands'] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'cooldown-started') return [];
    const end = events.slice(index + 1).find((later) => {
      const ends = later.kind === 'cooldown-ended' || later.kind === 'cooldown-started';
      return ends && later.policy === event.policy && later.direction === event.direction;
    });
    const toSecond = Math.min(seconds, event.untilSecond, end?.atSecond ?? seconds);
    return [{ kind: 'cooldown' as const, label: `${event.direction} cooldown`, fromSecond: event.atSecond, toSecond }];
  });
}

/** An event as a line of the list; null for what the bands already show. */
function describeEvent(event: TraceEvent, { unit, start }: RunWords): string | null {
  switch (event.kind) {
    case 'scaling-activity': {
      const by = event.policy ?? event.scheduledAction;
      const failed = event.status === 'Failed' ? ` fails${event.statusMessage ? `: ${event.statusMessage}` : ''}` : '';
      return `Scaling ${event.to > event.from ? 'out' : 'in'} ${event.from} → ${event.to} ${unit}${by ? ` by ${by}` : ''}${failed}`;
    }
    case 'instance-in-service':
      return `${event.count} more ${unit} in service`;
    case 'instance-failed':
      return `${event.count} ${unit} lost`;
    case 'alarm-state':
      return `${shortAlarmName(event.alarm)} is ${event.state}`;
    case 'not-scaled':
      return `${event.policy} does not scale: ${event.reason}`;
    case 'scheduled-action':
      return `Scheduled action ${event.name}: MinCapacity ${event.MinCapacity}, MaxCapacity ${event.MaxCapacity}`;
    case 'cooldown-started':
      return `${event.direction} cooldown until ${clockOf(start, event.untilSecond)}`;
    case 'endpoint-status':
      return event.atSecond === 0 && event.status === 'InService'
        ? null
        : `Endpoint ${event.status}${event.reason ? `: ${event.reason}` : ''}`;
    case 'throttled':
      return `${event.count} requests throttled until ${clockOf(start, event.untilSecond)}`;
    case 'fault':
      return event.what;
    case 'spot-interruption':
      return `${event.job} interrupted: ${event.lostSeconds} s of work lost`;
    case 'job-resumed':
      return `${event.job} resumes from second ${event.fromSecondOfWork} of its work`;
    case 'job-completed':
      return `${event.job} ends: ${event.status}`;
    case 'cooldown-ended':
    case 'instance-launching':
    case 'instance-removed':
      return null;
  }
}
