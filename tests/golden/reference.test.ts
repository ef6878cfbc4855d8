import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MeasureName, Trace, TraceEvent } from '@/lib/contracts/trace';
import { shortAlarmName } from '@/lib/grading/alarm-name';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { readScenarioFile } from '@/tests/support/run-scenario';

// Whole runs worked out by hand: the scenario beside a text that lists what must happen, with the sums. The text is only
// ever added to; a change of one is a commit of its own that says why.
const folder = join(import.meta.dirname, 'reference');

/** The lines below each heading; `[minutes InvocationsPerCopy]` also says which metric its second column shows. */
function sections(text: string): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  let name = '';
  for (const line of text.split('\n')) {
    const content = line.replace(/#.*$/, '').trim().replace(/\s+/g, ' ');
    if (content === '') continue;
    const heading = /^\[(\w+)(?: (\w+))?\]/.exec(content);
    if (heading) {
      result[(name = heading[1]!)] = [];
      if (heading[2]) result['metric'] = [heading[2]];
    }
    else result[name]!.push(content);
  }
  return result;
}

/** An event in one line; where it has a target, in brackets behind it. */
const line = (event: TraceEvent): string =>
  event.target === undefined ? lineOf(event) : `${lineOf(event)} (${event.target})`;

function lineOf(event: TraceEvent): string {
  const head = `${event.atSecond} ${event.kind}`;
  switch (event.kind) {
    case 'endpoint-status':
      return `${head} ${event.status}`;
    case 'alarm-state':
      return `${head} ${shortAlarmName(event.alarm).split(' ')[0]} ${event.from}>${event.state}`;
    case 'scaling-activity':
      return `${head} ${event.policy ?? event.scheduledAction} ${event.from}>${event.to} end ${event.endSecond}${event.status === 'Failed' ? ' Failed' : ''}`;
    case 'not-scaled':
      return `${head} ${event.policy} ${event.reason}`;
    case 'cooldown-started':
      return `${head} ${event.direction} until ${event.untilSecond}`;
    case 'cooldown-ended':
      return `${head} ${event.direction}`;
    case 'scheduled-action':
      return `${head} ${event.name} ${event.MinCapacity} ${event.MaxCapacity}`;
    case 'instance-launching':
    case 'instance-in-service':
    case 'instance-failed':
    case 'instance-removed':
      return `${head} ${event.count}`;
    case 'throttled':
      return `${head} ${event.count} until ${event.untilSecond}`;
    case 'spot-interruption':
      return `${head} ${event.job} lost ${event.lostSeconds}`;
    case 'job-resumed':
      return `${head} ${event.job} from ${event.fromSecondOfWork}`;
    case 'job-completed':
      return `${head} ${event.job} ${event.status}`;
    case 'fault':
      return `${head} ${event.what}`;
    default:
      return `${head} ${JSON.stringify(event)}`;
  }
}

function minuteLine({ series }: Trace, minute: number, name = 'InvocationsPerInstance'): string {
  const metric = series.metrics[name]?.[minute];
  return [minute, metric ?? '-', series.backlog[minute], series.desired[minute], series.inService[minute]].join(' ');
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const expected = sections(readFileSync(join(folder, name), 'utf8'));
  const trace = simulateScenario(readScenarioFile(join(folder, name.replace(/\.txt$/, '.yaml'))));

  it('has exactly these events', () => {
    expect(trace.events.map(line)).toEqual(expected['events']);
  });

  it('has these values at these minutes', () => {
    const minutes = expected['minutes'] ?? [];
    expect(minutes.map((row) => minuteLine(trace, Number(row.split(' ')[0]), expected['metric']?.[0]))).toEqual(minutes);
  });

  it('has these measures', () => {
    for (const row of expected['measures'] ?? []) {
      const [measure, value] = row.split(' ') as [MeasureName, string];
      expect([measure, trace.measures[measure]]).toEqual([measure, Number(value)]);
    }
  });
});
