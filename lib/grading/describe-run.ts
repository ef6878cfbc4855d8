import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { clockOf, duration, formatMeasure, grouped, percent } from './words';

/** What the thing that scales is called: instances, copies, environments. */
export type RunWords = { readonly start: string; readonly unit: string };

/** Two or three sentences made from a trace alone: what was lost, when capacity came, what it cost. */
export function describeRun(trace: Trace, words: RunWords): string[] {
  if (trace.status === 'rejected') return trace.rejections.map(({ message }) => `Refused: ${message}`);
  return [
    ...describeLosses(trace),
    ...describeScaling(trace, words),
    ...describeJobs(trace),
    ...describeCost(trace, words),
  ];
}

function describeLosses({ measures, events }: Trace): string[] {
  const { requests, timedOut = 0, throttled = 0, failed = 0 } = measures;
  if (requests === undefined || requests === null) return [];
  if (requests === 0) return ['No request came.'];
  const creation = events.find((event) => event.kind === 'endpoint-status' && event.status === 'Failed');
  if (creation?.kind === 'endpoint-status')
    return [`The endpoint is never in service: ${creation.reason ?? 'its creation failed.'}`];
  const lost = (timedOut ?? 0) + (throttled ?? 0) + (failed ?? 0);
  if (lost < 0.5) return [`It serves all ${grouped(Math.round(requests))} requests.`];
  const parts = [
    [timedOut, 'timed out'],
    [throttled, 'throttled'],
    [failed, 'failed for want of capacity'],
  ] as const;
  const how = parts.flatMap(([count, word]) =>
    (count ?? 0) >= 0.5 ? [`${grouped(Math.round(count ?? 0))} ${word}`] : [],
  );
  return [`It loses ${percent(lost / requests)} of ${grouped(Math.round(requests))} requests: ${how.join(', ')}.`];
}

function describeScaling({ events, measures }: Trace, { start, unit }: RunWords): string[] {
  if (
    measures.requests === undefined ||
    events.some((event) => event.kind === 'endpoint-status' && event.status === 'Failed')
  )
    return [];
  const out = events.find((event) => event.kind === 'scaling-activity' && event.to > event.from);
  if (out?.kind === 'scaling-activity') {
    const decided = `The first scale-out is decided at ${clockOf(start, out.atSecond)}, ${out.from} → ${out.to} ${unit}`;
    if (out.status === 'Failed') return [`${decided}, and fails${out.statusMessage ? `: ${out.statusMessage}` : '.'}`];
    const end = out.endSecond;
    const after = end === null || end === out.atSecond ? '' : ` and in service ${duration(end - out.atSecond)} later`;
    return [`${decided}${after}.`];
  }
  const held = events.filter((event) => event.kind === 'not-scaled').map(({ reason }) => reason);
  const [first] = held.filter(
    (reason) => reason !== 'AlreadyAtMinCapacity' && reason !== 'AutoScalingAnticipatedFlapping',
  );
  return [first ? `It never scales out (${first}).` : 'It never scales out.'];
}

function describeJobs({ events, measures }: Trace): string[] {
  const { trainingSeconds, billableSeconds } = measures;
  if (trainingSeconds === undefined || trainingSeconds === null) return [];
  const interruptions = events.filter(({ kind }) => kind === 'spot-interruption');
  const lost = interruptions.reduce(
    (sum, event) => sum + (event.kind === 'spot-interruption' ? event.lostSeconds : 0),
    0,
  );
  const ends = events.filter(
    (event): event is Extract<TraceEvent, { kind: 'job-completed' }> => event.kind === 'job-completed',
  );
  const statuses = [...new Set(ends.map(({ status }) => status))].join(', ');
  const broken =
    interruptions.length > 0 ? ` ${interruptions.length} interruptions cost ${duration(lost)} of work.` : '';
  const took = `The job runs ${duration(trainingSeconds)}, ${duration(billableSeconds ?? 0)} of it billed`;
  return [`${took}, and ends ${statuses || 'after the scenario'}.${broken}`];
}

function describeCost({ measures }: Trace, { unit }: RunWords): string[] {
  const { costUsd, peakInstances, leastInstances } = measures;
  if (costUsd === undefined || costUsd === null) return [];
  const fleet =
    peakInstances === undefined || peakInstances === null
      ? ''
      : peakInstances === leastInstances
        ? ` for ${peakInstances} ${unit} throughout`
        : ` for ${leastInstances ?? 0} to ${peakInstances} ${unit}`;
  return [`It costs ${formatMeasure('costUsd', costUsd)}${fleet}.`];
}
