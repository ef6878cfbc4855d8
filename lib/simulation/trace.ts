import type { Notice, Series, Trace, TraceEvent } from '@/lib/contracts/trace';
import { coreVersion } from './core-version';
import { digestOf } from './digest';
import { listEvents } from './events';
import { runJob } from './jobs';
import { readMeasures } from './measures';
import { readSeries } from './series';
import type { Run } from './simulate';

/**
 * A run as the document `trace/1`. Events, measures, series and the digest are made when somebody reads them: grading
 * needs a few measures of most options and the whole of two. The run must keep its workspace for as long.
 */
export function toTrace(run: Run, warnings: readonly Notice[] = []): Trace {
  const { jobs, durationSeconds } = run.scenario;
  return lazily({
    status: 'completed',
    rejections: [],
    warnings: [...warnings],
    events: () => {
      const jobEvents = jobs.flatMap((job) => runJob(job, durationSeconds).events);
      return [...listEvents(run), ...jobEvents].sort((a, b) => a.atSecond - b.atSecond);
    },
    measures: readMeasures(run),
    series: () => readSeries(run),
  });
}

/** The trace of a scenario that AWS or the rulebook refuses: nothing ran. */
export function rejectedTrace(rejections: readonly Notice[], warnings: readonly Notice[] = []): Trace {
  return lazily({
    status: 'rejected',
    rejections: [...rejections],
    warnings: [...warnings],
    events: () => [],
    measures: {},
    series: () => ({
      stepSeconds: 60,
      offeredRps: [],
      servedRps: [],
      lostRps: [],
      backlog: [],
      latencyMs: [],
      desired: [],
      inService: [],
      metrics: {},
    }),
  });
}

type Parts = Pick<Trace, 'status' | 'rejections' | 'warnings' | 'measures'> & {
  events: () => TraceEvent[];
  series: () => Series;
};

function lazily(parts: Parts): Trace {
  const { status, rejections, warnings, measures } = parts;
  let events: TraceEvent[] | undefined;
  let series: Series | undefined;
  let core: Trace['core'] | undefined;
  return {
    schema: 'trace/1',
    get core() {
      const content = { status, rejections, warnings, events: this.events, measures, series: this.series };
      return (core ??= { version: coreVersion, digest: digestOf(content) });
    },
    status,
    rejections,
    warnings,
    get events() {
      return (events ??= parts.events());
    },
    measures,
    get series() {
      return (series ??= parts.series());
    },
  };
}
