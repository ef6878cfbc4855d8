import type { Measures, Trace, TraceEvent } from '@/lib/contracts/trace';
import type { Scenario } from '@/lib/contracts/scenario';

/** A trace for a person to read: a summary, the events, a small time table. */
export function printTrace(scenario: Scenario, trace: Trace): string {
  const head = [
    scenario.title ?? 'Scenario',
    `${scenario.rulebook === 'aws' ? "AWS's documentation" : 'the course page'} · ${scenario.start} · ${scenario.durationMinutes} minutes · seed ${scenario.seed}`,
  ];
  const notices = [
    ...trace.rejections.map(
      ({ code, path, message, facts }) => `rejected  ${path}: ${message} (${[code, ...facts].join(', ')})`,
    ),
    ...trace.warnings.map(({ path, message, facts }) => `warning   ${path}: ${message} (${facts.join(', ')})`),
  ];
  if (trace.status === 'rejected') return [...head, ...notices].join('\n');
  const blocks = [head, notices, summary(trace.measures), events(trace.events), timeTable(trace)];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const number = (value: number | null | undefined, digits = 0) =>
  value === null || value === undefined ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: digits });

function summary(measures: Measures): string[] {
  const { requests, availability, latencyP50Ms, latencyP95Ms, latencyP99Ms } = measures;
  const lines: string[] = [];
  if (requests !== undefined) {
    const share = availability === null || availability === undefined ? '–' : `${(availability * 100).toFixed(3)} %`;
    lines.push(
      `requests    ${number(requests)}; availability ${share}`,
      `lost        ${number(measures.timedOut)} timed out, ${number(measures.throttled)} throttled, ${number(measures.failed)} failed; ${number(measures.queuedAtEnd)} still queued`,
      `latency     p50 ${number(latencyP50Ms)} ms, p95 ${number(latencyP95Ms)} ms, p99 ${number(latencyP99Ms)} ms`,
      `capacity    ${number(measures.leastInstances)} to ${number(measures.peakInstances)}, ${number(measures.instanceHours, 2)} instance-hours; ${number(measures.scaleOuts)} scale-outs, ${number(measures.scaleIns)} scale-ins, ${number(measures.failedActivities)} failed`,
    );
  }
  if (measures.trainingSeconds !== undefined) {
    lines.push(
      `jobs        ${number(measures.trainingSeconds)} s, ${number(measures.billableSeconds)} s billed, ${number(measures.savingsPercent, 1)} % saved, completed at ${number(measures.completedAtSecond)} s`,
    );
  }
  lines.push(
    `cost        ${measures.costUsd === null || measures.costUsd === undefined ? 'unknown price' : `${measures.costUsd.toFixed(4)} USD (illustrative prices)`}`,
  );
  return lines;
}

const mostEvents = 60;

function events(all: readonly TraceEvent[]): string[] {
  const lines = all.slice(0, mostEvents).map((event) => `${clock(event.atSecond)}  ${describe(event)}`);
  if (all.length > mostEvents) lines.push(`… ${all.length - mostEvents} more events (--json has them all)`);
  return lines;
}

function clock(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(Math.floor(second / 3600)).padStart(3)}:${two(Math.floor((second % 3600) / 60))}:${two(second % 60)}`;
}

function describe(event: TraceEvent): string {
  const { kind, target, ...fields } = event;
  if (event.kind === 'scaling-activity') {
    return `${kind} ${event.from} → ${event.to} ${event.status}, ${event.cause}${event.statusMessage ? `: ${event.statusMessage}` : ''}`;
  }
  const rest = Object.entries(fields)
    .filter(([name]) => name !== 'atSecond')
    .map(([name, value]) => `${name} ${String(value)}`);
  return [kind, ...(target ? [`[${target}]`] : []), rest.join(', ')].join(' ');
}

const mostRows = 24;

function timeTable({ series }: Trace): string[] {
  const steps = series.offeredRps.length;
  if (steps === 0) return [];
  const stride = Math.max(1, Math.ceil(steps / mostRows));
  const columns = ['offeredRps', 'servedRps', 'lostRps', 'backlog', 'latencyMs', 'desired', 'inService'] as const;
  const cell = (text: string) => text.padStart(11);
  const rows: string[] = [`${cell('minute')}${columns.map(cell).join('')}`];
  for (let step = 0; step < steps; step += stride) {
    const minute = (step * series.stepSeconds) / 60;
    rows.push(`${cell(String(minute))}${columns.map((name) => cell(number(series[name][step], 1))).join('')}`);
  }
  return rows;
}
