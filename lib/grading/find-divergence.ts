import type { Replay } from '@/lib/contracts/replay';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import type { RunWords } from './describe-run';
import { clockOf } from './words';

type Side = { readonly title: string; readonly trace: Trace };

/** The first second at which two runs differ in what they do or in what requests meet, and what each does there. */
export function findDivergence(learner: Side, winner: Side, words: RunWords): Replay['divergence'] {
  if (learner.trace.core.digest === winner.trace.core.digest) return null;
  if (learner.trace.status !== winner.trace.status) {
    const refused = learner.trace.status === 'rejected' ? learner : winner;
    const message = refused.trace.rejections[0]?.message ?? '';
    return {
      atSecond: 0,
      sentence: `They differ from the start: ${refused === learner ? 'your choice' : 'the other'} is refused. ${message}`,
    };
  }
  const seconds = [firstDifferentEvent(learner.trace, winner.trace), firstDifferentStep(learner.trace, winner.trace)];
  const atSecond = Math.min(...seconds);
  if (!Number.isFinite(atSecond)) return null;
  const own = stateAt(learner.trace, atSecond, words);
  const other = stateAt(winner.trace, atSecond, words);
  return {
    atSecond,
    sentence: `They first differ at ${clockOf(words.start, atSecond)}: your choice ${own}, the better one ${other}.`,
  };
}

const telling = [
  'scaling-activity',
  'endpoint-status',
  'instance-in-service',
  'scheduled-action',
  'throttled',
  'spot-interruption',
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
  const what =
    kind === 'scaling-activity'
      ? `${event.from} ${event.to} ${event.status}`
      : kind === 'endpoint-status'
        ? event.status
        : '';
  return { atSecond, text: `${atSecond} ${kind} ${what}` };
}

const columns = ['desired', 'inService', 'servedRps', 'lostRps', 'backlog'] as const;

function firstDifferentStep(a: Trace, b: Trace): number {
  const steps = Math.max(a.series.offeredRps.length, b.series.offeredRps.length);
  for (let step = 0; step < steps; step++) {
    if (columns.some((name) => a.series[name][step] !== b.series[name][step])) return step * a.series.stepSeconds;
  }
  return Infinity;
}

function stateAt({ events, series }: Trace, second: number, { unit }: RunWords): string {
  const activity = events.find((event) => event.kind === 'scaling-activity' && event.atSecond === second);
  if (activity?.kind === 'scaling-activity') {
    return `${activity.status === 'Failed' ? 'fails to scale' : 'scales'} ${activity.from} → ${activity.to} ${unit}`;
  }
  const step = Math.floor(second / series.stepSeconds);
  const inService = series.inService[step] ?? 0;
  const lost = series.lostRps[step] ?? 0;
  return `has ${inService} ${unit} in service${lost > 0.005 ? ` and loses ${Math.round(lost * 10) / 10} requests a second` : ''}`;
}
