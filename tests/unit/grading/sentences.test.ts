import { describe, expect, it } from 'vitest';
import { describeAllowance, describeCheck, describeRequirement } from '@/lib/grading/describe-check';
import { describeClaim } from '@/lib/grading/describe-claim';
import { describeLosses } from '@/lib/grading/describe-losses';
import { describeStory } from '@/lib/grading/describe-run';
import { counted, duration, formatMeasure } from '@/lib/grading/words';
import type { Trace } from '@/lib/contracts/trace';
import { evidenceSchema, type RequirementCheck } from '@/lib/contracts/verdict';
import { smallTrace } from '@/tests/support/small-trace';

const words = { start: '2026-06-01T11:00:00Z', unit: 'instances' };

const availability = (value: number | null, usedShare: number | null): RequirementCheck => {
  return { measure: 'availability', bound: 'atLeast', limit: 0.99, value, met: false, usedShare };
};
const completion = (value: number | null): RequirementCheck => {
  const usedShare = value === null ? null : value / 43_200;
  return { measure: 'completedAtSecond', bound: 'atMost', limit: 43_200, value, met: value !== null, usedShare };
};

describe('a check', () => {
  it('says what was measured and what was asked, each with its unit', () => {
    expect(describeCheck(availability(0.938, 6.2))).toBe('93.8 % of the requests answered, at least 99 % required');
    expect(describeCheck(completion(27_600))).toBe('completed after 7 h 40 min, at most 12 h allowed');
  });

  it('says of a job that never ends and of an endpoint that nobody asks that there is no value', () => {
    expect(describeCheck(completion(null))).toBe('never completed, at most 12 h allowed');
    expect(describeCheck(availability(null, null))).toBe('no request to answer, at least 99 % required');
  });

  it.each<[share: number, text: string]>([
    [117.6, '118 times the loss that is allowed'],
    [1.25, '1.3 times the loss that is allowed'],
    [1.002, '1.01 times the loss that is allowed'],
    [0.574, '57 % of the loss that is allowed'],
    [0.9996, '99.96 % of the loss that is allowed'],
    [0, '0 % of the loss that is allowed'],
  ])('says of the share %d of an allowance: %s', (share, text) => {
    expect(describeAllowance(availability(0.5, share))).toBe(text);
  });

  it('measures against a limit where nothing is lost', () => {
    expect(describeAllowance(completion(21_600))).toBe('50 % of the limit');
    expect(describeAllowance(completion(null))).toBeNull();
  });
});

it('a requirement is a sentence of its own', () => {
  expect(describeRequirement({ measure: 'availability', atLeast: 0.995 })).toBe(
    'At least 99.5 % of the requests answered',
  );
  expect(describeRequirement({ measure: 'latencyP95Ms', atMost: 2_400_000 })).toBe(
    '95th percentile of latency at most 40 min',
  );
});

describe('a claim', () => {
  it('is answered by the clock, in the words of what was asked', () => {
    const claim = { series: 'inService' as const, atMinute: 210, atLeast: 7 };
    expect(describeClaim(claim, { value: 2, holds: false }, words)).toBe(
      'At 14:30, 2 instances are in service, so this is not true.',
    );
    expect(describeClaim(claim, { value: 1, holds: false }, words)).toMatch(/^At 14:30, 1 instance is in service,/);
  });

  it.each([
    ['failedActivities', 28, '28 scaling activities fail, so this is true.'],
    ['scaleIns', 1, 'There is 1 scale-in, so this is true.'],
    ['peakInstances', 20, 'Up to 20 instances are in service, so this is true.'],
  ] as const)('about %s says %d in words', (measure, value, text) => {
    expect(describeClaim({ measure, atLeast: 1 }, { value, holds: true }, words)).toBe(text);
  });
});

describe('figures in sentences', () => {
  it.each<[seconds: number, text: string]>([
    [45, '45 s'],
    [300, '5 min'],
    [330, '5 min 30 s'],
    [27_600, '7 h 40 min'],
    [3_599.6, '1 h'],
  ])('write %d seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('write cents, and more digits only of what costs less than ten', () => {
    expect([0, 0.0216, 0.216, 26.914].map((usd) => formatMeasure('costUsd', usd))).toEqual([
      '$0.00',
      '$0.022',
      '$0.22',
      '$26.91',
    ]);
  });

  it('know one from many', () => {
    expect([counted(1, 'copies'), counted(0, 'copies'), counted(1, 'requests')]).toEqual([
      '1 copy',
      '0 copies',
      '1 request',
    ]);
  });
});

it('evidence that was stored before its checks had words is read without the checks', () => {
  const check = { measure: 'availability', bound: 'atLeast', limit: 0.99, value: 0.9, met: false, usedShare: 10 };
  const option = { id: 'a', text: 'A', right: false, chosen: true, requirements: [check], sentence: 'Fails.' };
  const stored = { rulebook: 'aws', key: ['b'], options: [option], rationale: '', references: [] };
  expect(evidenceSchema.parse(stored).options).toEqual([{ ...option, requirements: undefined, story: [] }]);
});

describe('what a run lost', () => {
  const trace = (lostRps: number[], timedOut: number): Trace => ({
    schema: 'trace/1',
    core: { version: '', digest: '' },
    status: 'completed',
    rejections: [],
    warnings: [],
    events: [],
    measures: { requests: 6000, timedOut },
    series: { ...noSeries, lostRps },
  });
  const column: number[] = [];
  const noSeries = {
    stepSeconds: 60,
    offeredRps: column,
    servedRps: column,
    backlog: column,
    latencyMs: column,
    desired: column,
    inService: column,
    metrics: {},
  };

  it('is told with its share, its way and its time', () => {
    expect(describeLosses(trace([0, 10, 5, 0], 900), words.start)).toEqual([
      'It loses 15 % of 6,000 requests: 900 timed out, all of them from 11:01 to 11:03.',
    ]);
  });

  it('that comes back is told by its largest part, if one part is more than half', () => {
    expect(describeLosses(trace([1, 0, 10, 10], 1260), words.start)[0]).toContain(', most of them from 11:02 on.');
    expect(describeLosses(trace([5, 0, 5, 0, 5], 900), words.start)[0]).toBe(
      'It loses 15 % of 6,000 requests: 900 timed out.',
    );
  });

  it('is told without its share where another sentence has told it', () => {
    expect(describeLosses(trace([0, 10, 5, 0], 900), words.start, true)).toEqual([
      'Of 6,000 requests 900 timed out, all of them from 11:01 to 11:03.',
    ]);
  });
});

describe('the story of a run', () => {
  const trace = smallTrace({
    measures: { requests: 600, timedOut: 0, costUsd: 1.594, leastInstances: 2, peakInstances: 6 },
    series: { offeredRps: Array.from({ length: 120 }, () => 5) },
  });

  it('ends with what it costs and for what', () => {
    expect(describeStory(trace, words)).toEqual([
      'It serves all 600 requests.',
      'It costs $1.59 in 2 h for 2 to 6 instances.',
    ]);
  });

  it('does not tell the cost a second time', () => {
    expect(describeStory(trace, words, ['costUsd'])).toEqual([
      'It serves all 600 requests.',
      'It runs 2 to 6 instances.',
    ]);
  });

  it('tells how many of several jobs ended in which way', () => {
    const ended = (job: string, status: string) => ({ kind: 'job-completed' as const, atSecond: 600, job, status });
    const events = [ended('a', 'Completed'), ended('b', 'MaxWaitTimeExceeded'), ended('c', 'Completed')];
    const measures = { trainingSeconds: 9000, billableSeconds: 3600 };
    expect(describeStory(smallTrace({ measures, events }), words)).toEqual([
      '2 jobs end Completed, 1 MaxWaitTimeExceeded. Together they train for 2 h 30 min, of which 1 h are billed.',
    ]);
    expect(describeStory(smallTrace({ measures, events: events.slice(0, 1) }), words)).toEqual([
      'The job ends Completed after 2 h 30 min, of which 1 h are billed.',
    ]);
  });

  it('does without a cost where no price is known', () => {
    const priceless = smallTrace({ measures: { ...trace.measures, costUsd: null, leastInstances: 6 } });
    expect(describeStory(priceless, words).at(-1)).toBe('It runs 6 instances throughout.');
  });
});
