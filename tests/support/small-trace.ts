import type { MeasureValues, Series, Trace, TraceEvent } from '@/lib/contracts/trace';
import { digestOf } from '@/lib/simulation/digest';

type Columns = Partial<Omit<Series, 'metrics' | 'targets'>>;

/** A trace that says what a test says and nothing else; equal traces have equal digests. */
export function smallTrace(
  parts: {
    measures?: MeasureValues;
    events?: TraceEvent[];
    series?: Columns;
    rejections?: Trace['rejections'];
  } = {},
): Trace {
  const { measures = {}, events = [], rejections = [] } = parts;
  const series: Series = {
    stepSeconds: 60,
    offeredRps: [],
    servedRps: [],
    lostRps: [],
    backlog: [],
    latencyMs: [],
    desired: [],
    inService: [],
    metrics: {},
    ...parts.series,
  };
  const status = rejections.length > 0 ? ('rejected' as const) : ('completed' as const);
  const content = { status, rejections, warnings: [], events, measures, series };
  return { schema: 'trace/1', core: { version: 'test', digest: digestOf(content) }, ...content };
}

export function refusedTrace(message: string): Trace {
  return smallTrace({ rejections: [{ code: 'ValidationException', path: 'scaling', message, facts: ['I5'] }] });
}
