import type { MeasureName, Trace, TraceEvent } from '@/lib/contracts/trace';
import { describeLosses } from './describe-losses';
import { describeScaling } from './describe-scaling';
import type { RunWords } from './run-words';
import { counted, duration, formatMeasure, sentenceOf } from './words';

/** Three or four sentences made from a trace alone: what was lost, when an alarm asked and capacity came, what it cost. */
export function describeRun(trace: Trace, words: RunWords): string[] {
  return trace.status === 'rejected' ? describeRefusals(trace) : describeStory(trace, words);
}

export function describeRefusals({ rejections }: Trace): string[] {
  return rejections.map(({ message }) => `Refused: ${sentenceOf(message)}`);
}

/** The same beside a sentence that has told some measures already: they are not said twice. */
export function describeStory(trace: Trace, words: RunWords, told: readonly MeasureName[] = []): string[] {
  if (trace.status === 'rejected') return [];
  return [
    ...describeLosses(trace, words.start, told.includes('availability')),
    ...describeScaling(trace, words),
    ...describeJobs(trace),
    ...(told.includes('costUsd') ? describeFleet(trace, words) : describeCost(trace, words)),
  ];
}

function describeJobs({ events, measures }: Trace): string[] {
  const { trainingSeconds, billableSeconds } = measures;
  if (trainingSeconds === undefined || trainingSeconds === null) return [];
  const ends = events.filter(
    (event): event is Extract<TraceEvent, { kind: 'job-completed' }> => event.kind === 'job-completed',
  );
  const [first, ...others] = ends;
  const billed = `${duration(trainingSeconds)}, of which ${duration(billableSeconds ?? 0)} are billed.`;
  if (first && others.length > 0) {
    return [`${describeEnds(ends)} Together they train for ${billed}`, ...describeInterruptions(events)];
  }
  const ended = first ? `The job ends ${first.status}` : 'The job has not ended';
  return [`${ended} after ${billed}`, ...describeInterruptions(events)];
}

/** "3 jobs end Completed, 1 MaxWaitTimeExceeded." */
function describeEnds(ends: readonly { status: string }[]): string {
  const counts = new Map<string, number>();
  for (const { status } of ends) counts.set(status, (counts.get(status) ?? 0) + 1);
  const [[status, count] = ['', 0], ...rest] = [...counts].sort(([, a], [, b]) => b - a);
  const verb = count === 1 ? 'ends' : 'end';
  return `${[`${counted(count, 'jobs')} ${verb} ${status}`, ...rest.map(([name, many]) => `${many} ${name}`)].join(', ')}.`;
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

function describeCost(trace: Trace, words: RunWords): string[] {
  const { measures, series } = trace;
  const { costUsd } = measures;
  if (costUsd === undefined || costUsd === null) return describeFleet(trace, words);
  const seconds = series.offeredRps.length * series.stepSeconds;
  const time = measures.requests === undefined || seconds === 0 ? '' : ` in ${duration(seconds)}`;
  const fleet = fleetOf(trace, words);
  return [`It costs ${formatMeasure('costUsd', costUsd)}${time}${fleet === null ? '' : ` for ${fleet}`}.`];
}

function describeFleet(trace: Trace, words: RunWords): string[] {
  const fleet = fleetOf(trace, words);
  return fleet === null ? [] : [`It runs ${fleet}.`];
}

/** "2 to 8 instances", "8 instances throughout"; null where nothing ever was in service. */
function fleetOf({ measures }: Trace, { unit }: RunWords): string | null {
  const { leastInstances: least, peakInstances: peak } = measures;
  if (peak === undefined || peak === null || peak === 0) return null;
  return peak === least ? `${counted(peak, unit)} throughout` : `${least ?? 0} to ${counted(peak, unit)}`;
}
