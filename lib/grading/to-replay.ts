import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { shortAlarmName } from './alarm-name';
import { describeEvents } from './describe-events';
import { describeRun } from './describe-run';
import type { RunWords } from './run-words';
import { findDivergence } from './find-divergence';

/** A run with what the thing that scales is called in it. */
type ReplayedSide = { optionId: string | null; title: string; trace: Trace; unit: string };

/** The learner's run beside the winner's, ready to be drawn. */
export function toReplay(
  context: { rulebook: Replay['rulebook']; start: string; durationMinutes: number },
  learner: ReplayedSide | null,
  winner: ReplayedSide,
): Replay {
  const { start } = context;
  const seconds = context.durationMinutes * 60;
  const units = new Set(learner ? [learner.unit, winner.unit] : [winner.unit]);
  return {
    rulebook: context.rulebook,
    startsAt: context.start,
    durationMinutes: context.durationMinutes,
    capacityUnit: [...units].join(' or '),
    learner: learner && toRun(learner, start, seconds),
    winner: toRun(winner, start, seconds),
    divergence: learner && findDivergence(learner, winner, start),
  };
}

function toRun({ optionId, title, trace, unit }: ReplayedSide, start: string, seconds: number): ReplayRun {
  const words: RunWords = { start, unit };
  const { stepSeconds, offeredRps, servedRps, lostRps, backlog, latencyMs, desired, inService } = trace.series;
  return {
    optionId,
    title,
    status: trace.status,
    sentences: describeRun(trace, words),
    series: { stepSeconds, offeredRps, servedRps, lostRps, backlog, latencyMs, desired, inService },
    bands: [...alarmBands(trace.events, seconds), ...cooldownBands(trace.events, seconds)],
    events: describeEvents(trace, words),
  };
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
