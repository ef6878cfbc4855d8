import type { Trace } from '@/lib/contracts/trace';
import { clockOf, counted, grouped, percent } from './words';

/** How many requests were lost, in which way, and when most of them; which share that is, unless it is told already. */
export function describeLosses({ measures, events, series }: Trace, start: string, isShareTold = false): string[] {
  const { requests, timedOut = 0, throttled = 0, failed = 0 } = measures;
  if (requests === undefined || requests === null) return [];
  if (requests === 0) return ['No request came.'];
  const creation = events.find((event) => event.kind === 'endpoint-status' && event.status === 'Failed');
  if (creation?.kind === 'endpoint-status')
    return [`The endpoint is never in service: ${creation.reason ?? 'its creation failed.'}`];
  const lost = (timedOut ?? 0) + (throttled ?? 0) + (failed ?? 0);
  const waiting = Math.round(measures.queuedAtEnd ?? 0);
  const left =
    waiting > 0 ? [`At the end ${counted(waiting, 'requests')} ${waiting === 1 ? 'is' : 'are'} still waiting.`] : [];
  const all = grouped(Math.round(requests));
  if (lost < 0.5) return left.length > 0 ? left : [`It serves all ${all} requests.`];
  const ways = [
    [timedOut, 'timed out'],
    [throttled, 'throttled'],
    [failed, 'failed for want of capacity'],
  ] as const;
  const how = ways.flatMap(([count, word]) =>
    (count ?? 0) >= 0.5 ? [`${grouped(Math.round(count ?? 0))} ${word}`] : [],
  );
  const when = describeWorst(series, start);
  const share = isShareTold ? `Of ${all} requests` : `It loses ${percent(lost / requests)} of ${all} requests:`;
  return [`${share} ${how.join(', ')}${when}.`, ...left];
}

/** The stretch of steps that loses most: ", all of them from 09:01 to 09:08", ", most of them from 18:00 on". */
function describeWorst({ lostRps, stepSeconds }: Trace['series'], start: string): string {
  const stretches: { from: number; to: number; lost: number }[] = [];
  lostRps.forEach((value, step) => {
    const lost = value ?? 0;
    if (lost <= 0) return;
    const last = stretches.at(-1);
    if (last?.to === step) {
      last.to = step + 1;
      last.lost += lost;
    } else stretches.push({ from: step, to: step + 1, lost });
  });
  const [first, ...others] = stretches;
  if (first === undefined) return '';
  const worst = others.reduce((a, b) => (b.lost > a.lost ? b : a), first);
  const total = stretches.reduce((sum, { lost }) => sum + lost, 0);
  // an even spread over many stretches has no moment to point at
  if (worst.lost < total / 2) return '';
  const all = stretches.length === 1 ? 'all of them' : 'most of them';
  const from = clockOf(start, worst.from * stepSeconds);
  const end = worst.to === lostRps.length ? ' on' : ` to ${clockOf(start, worst.to * stepSeconds)}`;
  return `, ${all} from ${from}${end}`;
}
