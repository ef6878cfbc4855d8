import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { describeReason, holdsBackScaleOut } from './reason-words';
import { describeLosses } from './describe-losses';
import { clockOf, counted, duration, formatMeasure } from './words';

/** What the thing that scales is called: instances, copies, environments. */
export type RunWords = { readonly start: string; readonly unit: string };

/** Two or three sentences made from a trace alone: what was lost, when capacity came, what it cost. */
export function describeRun(trace: Trace, words: RunWords): string[] {
  if (trace.status === 'rejected') return describeRefusals(trace);
  return [...describeStory(trace, words), ...describeCost(trace, words)];
}

export function describeRefusals({ rejections }: Trace): string[] {
  return rejections.map(({ message }) => `Refused: ${message}${/[.!?]$/.test(message) ? '' : '.'}`);
}

/** What happened, without its price. */
export function describeStory(trace: Trace, words: RunWords): string[] {
  if (trace.status === 'rejected') return [];
  return [...describeLosses(trace, words.start), ...describeScaling(trace, words), ...describeJobs(trace)];
}

function describeScaling({ events, measures }: Trace, { start, unit }: RunWords): string[] {
  if (
    measures.requests === undefined ||
    unit === 'environments' ||
    events.some((event) => event.kind === 'endpoint-status' && event.status === 'Failed')
  )
    return [];
  const out = events.find((event) => event.kind === 'scaling-activity' && event.to > event.from);
  if (out?.kind === 'scaling-activity') {
    const who = out.scheduledAction ? ` by the scheduled action ${out.scheduledAction}` : '';
    const decided = `The first scale-out, ${out.from} → ${counted(out.to, unit)}, is decided at ${clockOf(start, out.atSecond)}${who}`;
    if (out.status === 'Failed') return [`${decided}, and fails${out.statusMessage ? `: ${out.statusMessage}` : '.'}`];
    const end = out.endSecond;
    if (end === null || end === out.atSecond) return [`${decided}.`];
    const serve = out.to - out.from === 1 ? 'it is in service' : 'they are in service';
    return [`${decided}, and ${duration(end - out.atSecond)} later, at ${clockOf(start, end)}, ${serve}.`];
  }
  const fixed = events.every(({ kind }) => kind !== 'scaling-activity' && kind !== 'not-scaled');
  const { peakInstances } = measures;
  if (fixed && typeof peakInstances === 'number') return [`Capacity stays at ${counted(peakInstances, unit)}.`];
  const held = events.flatMap((event) => (event.kind === 'not-scaled' ? [event.reason] : []));
  const [why] = held.filter((reason) => holdsBackScaleOut.includes(reason));
  return [why ? `It never scales out: ${describeReason(why)}.` : 'It never scales out.'];
}

function describeJobs({ events, measures }: Trace): string[] {
  const { trainingSeconds, billableSeconds } = measures;
  if (trainingSeconds === undefined || trainingSeconds === null) return [];
  const ends = events.filter(
    (event): event is Extract<TraceEvent, { kind: 'job-completed' }> => event.kind === 'job-completed',
  );
  const statuses = [...new Set(ends.map(({ status }) => status))].join(', ');
  const ended = statuses === '' ? 'The job has not ended' : `The job ends ${statuses}`;
  return [
    `${ended} after ${duration(trainingSeconds)}, of which ${duration(billableSeconds ?? 0)} are billed.`,
    ...describeInterruptions(events),
  ];
}

function describeInterruptions(events: readonly TraceEvent[]): string[] {
  const lost = events.flatMap((event) => (event.kind === 'spot-interruption' ? [event.lostSeconds] : []));
  if (lost.length === 0) return [];
  const seconds = lost.reduce((sum, one) => sum + one, 0);
  const verb = lost.length === 1 ? 'costs' : 'cost';
  return [
    `${counted(lost.length, 'interruptions')} ${verb} ${seconds === 0 ? 'no work, only the wait' : `${duration(seconds)} of work`}.`,
  ];
}

function describeCost({ measures, series }: Trace, { unit }: RunWords): string[] {
  const { costUsd, peakInstances, leastInstances } = measures;
  if (costUsd === undefined || costUsd === null) return [];
  const seconds = series.offeredRps.length * series.stepSeconds;
  const time = measures.requests === undefined || seconds === 0 ? '' : ` in ${duration(seconds)}`;
  return [`It costs ${formatMeasure('costUsd', costUsd)}${time}${fleetOf(leastInstances, peakInstances, unit)}.`];
}

function fleetOf(least: number | null | undefined, peak: number | null | undefined, unit: string): string {
  if (peak === undefined || peak === null) return '';
  return peak === least ? ` for ${counted(peak, unit)} throughout` : ` for ${least ?? 0} to ${counted(peak, unit)}`;
}
