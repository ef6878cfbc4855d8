import type { Replay } from '@/lib/contracts/replay';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { clockOf, counted, duration, grouped } from './words';

/** A run, and what the thing that scales is called in it. */
type Side = { readonly trace: Trace; readonly unit: string };

/**
 * The first second at which two runs differ in what they do or in what requests meet, and what each does there. Null
 * where they never do, and where one was refused: it has no seconds.
 */
export function findDivergence(learner: Side, winner: Side, start: string): Replay['divergence'] {
  if (learner.trace.core.digest === winner.trace.core.digest) return null;
  if (learner.trace.status === 'rejected' || winner.trace.status === 'rejected') return null;
  const seconds = [firstDifferentEvent(learner.trace, winner.trace), firstDifferentStep(learner.trace, winner.trace)];
  const atSecond = Math.min(...seconds);
  if (!Number.isFinite(atSecond)) return null;
  const own = stateAt(learner, atSecond);
  const other = stateAt(winner, atSecond);
  return {
    atSecond,
    sentence: `They first differ at ${clockOf(start, atSecond)}: your choice ${own}, the better one ${other}.`,
  };
}

const telling = [
  'scaling-activity',
  'endpoint-status',
  'instance-in-service',
  'scheduled-action',
  'throttled',
  'spot-interruption',
  'job-completed',
];

function firstDifferentEvent(a: Trace, b: Trace): number {
  const acts = ({ events }: Trace) => events.filter(({ kind }) => telling.includes(kind)).map(essence);
  const [one, two] = [acts(a), acts(b)];
  for (let i = 0; i < Math.max(one.length, two.length); i++) {
    if (one[i]?.text !== two[i]?.text) return Math.min(one[i]?.atSecond ?? Infinity, two[i]?.atSecond ?? Infinity);
  }
  return Infinity;
}

/** What an event does, without who did it. */
function essence(event: TraceEvent): { atSecond: number; text: string } {
  const { atSecond, kind } = event;
  return { atSecond, text: `${atSecond} ${kind} ${detailOf(event)}` };
}

function detailOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'scaling-activity':
      return `${event.from} ${event.to} ${event.status}`;
    case 'endpoint-status':
    case 'job-completed':
      return event.status;
    case 'spot-interruption':
      return `${event.lostSeconds}`;
    default:
      return '';
  }
}

const columns = ['desired', 'inService', 'servedRps', 'lostRps', 'backlog'] as const;

function firstDifferentStep(a: Trace, b: Trace): number {
  const steps = Math.max(a.series.offeredRps.length, b.series.offeredRps.length);
  for (let step = 0; step < steps; step++) {
    if (columns.some((name) => a.series[name][step] !== b.series[name][step])) return step * a.series.stepSeconds;
  }
  return Infinity;
}

function stateAt({ trace: { events, series, measures }, unit }: Side, second: number): string {
  if (measures.requests === undefined) return jobAt(events, second);
  const activity = events.find((event) => event.kind === 'scaling-activity' && event.atSecond === second);
  if (activity?.kind === 'scaling-activity') {
    return `${activity.status === 'Failed' ? 'fails to scale' : 'scales'} ${activity.from} → ${counted(activity.to, unit)}`;
  }
  const step = Math.floor(second / series.stepSeconds);
  const inService = series.inService[step] ?? 0;
  const lost = series.lostRps[step] ?? 0;
  const losing = lost > 0.005 ? ` and loses ${grouped(Math.round(lost * 10) / 10)} requests a second` : '';
  return `has ${counted(inService, unit)} in service${losing}`;
}

function jobAt(events: readonly TraceEvent[], second: number): string {
  const event = events.find(({ atSecond, kind }) => atSecond === second && telling.includes(kind));
  if (event?.kind === 'job-completed') return `ends ${event.status}`;
  if (event?.kind !== 'spot-interruption') return 'goes on';
  return `is interrupted and loses ${event.lostSeconds === 0 ? 'no work' : `${duration(event.lostSeconds)} of work`}`;
}
