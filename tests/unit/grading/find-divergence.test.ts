import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '@/lib/contracts/trace';
import { findDivergence } from '@/lib/grading/find-divergence';
import { refusedTrace, smallTrace } from '@/tests/support/small-trace';

const start = '2026-06-01T08:00:00Z';
const side = (trace: ReturnType<typeof smallTrace>) => ({ unit: 'instances', trace });
const diverge = (learner: ReturnType<typeof smallTrace>, winner: ReturnType<typeof smallTrace>) =>
  findDivergence(side(learner), side(winner), start);
/** A run of an endpoint: it has requests. */
const run = (parts: Parameters<typeof smallTrace>[0] = {}) => smallTrace({ measures: { requests: 600 }, ...parts });
const activity = (atSecond: number, from: number, to: number, more = {}): TraceEvent => ({
  kind: 'scaling-activity',
  atSecond,
  status: 'Successful',
  cause: 'because',
  from,
  to,
  endSecond: atSecond,
  ...more,
});
const flat = (length: number, value: number) => Array<number>(length).fill(value);
const quiet = (inService: number[], lostRps = flat(inService.length, 0)) => ({
  offeredRps: flat(inService.length, 10),
  servedRps: flat(inService.length, 10),
  backlog: flat(inService.length, 0),
  desired: inService,
  lostRps,
  inService,
});

describe('findDivergence', () => {
  it('is none where the runs are the same', () => {
    const trace = run({ series: quiet([1, 2]) });
    expect(diverge(trace, run({ series: quiet([1, 2]) }))).toBeNull();
  });

  it('is none where they differ in what nobody meets', () => {
    expect(diverge(smallTrace({ measures: { costUsd: 1 } }), smallTrace({ measures: { costUsd: 2 } }))).toBeNull();
    const alarm: TraceEvent = { kind: 'alarm-state', atSecond: 60, alarm: 'a', from: 'OK', state: 'ALARM' };
    expect(diverge(run({ events: [alarm] }), smallTrace())).toBeNull();
  });

  it('is none where one of them is refused: it has no seconds', () => {
    expect(diverge(refusedTrace('MinCapacity must be 1.'), smallTrace())).toBeNull();
    expect(diverge(smallTrace(), refusedTrace('MinCapacity must be 1.'))).toBeNull();
    expect(diverge(refusedTrace('one'), refusedTrace('another'))).toBeNull();
  });

  it('is the first activity that only one has', () => {
    const learner = run({ events: [activity(60, 1, 2)], series: quiet(flat(9, 1)) });
    const winner = run({ events: [activity(60, 1, 2), activity(240, 2, 4)], series: quiet(flat(9, 1)) });
    expect(diverge(learner, winner)).toEqual({
      atSecond: 240,
      sentence:
        'They first differ at 08:04: your choice has 1 instance in service, the better one scales 2 → 4 instances.',
    });
    expect(diverge(winner, learner)?.atSecond).toBe(240);
  });

  it('is the earlier of two activities that differ', () => {
    const learner = run({ events: [activity(300, 1, 2)] });
    const winner = run({ events: [activity(180, 1, 2)] });
    expect(diverge(learner, winner)?.atSecond).toBe(180);
    expect(diverge(winner, learner)?.atSecond).toBe(180);
  });

  it('sees that one of two activities leads elsewhere, or fails', () => {
    const [two, three] = [activity(60, 1, 2), activity(60, 1, 3)];
    expect(diverge(run({ events: [two] }), run({ events: [three] }))?.sentence).toBe(
      'They first differ at 08:01: your choice scales 1 → 2 instances, the better one scales 1 → 3 instances.',
    );
    expect(diverge(run({ events: [activity(60, 1, 2, { status: 'Failed' })] }), run({ events: [two] }))?.sentence).toBe(
      'They first differ at 08:01: your choice fails to scale 1 → 2 instances, the better one scales 1 → 2 instances.',
    );
  });

  it('does not care who did it', () => {
    const [a, b] = [activity(60, 1, 2, { policy: 'a' }), activity(60, 1, 2, { policy: 'b', cause: 'other' })];
    expect(diverge(run({ events: [a] }), run({ events: [b] }))).toBeNull();
  });

  it('is the first minute in which requests meet something else', () => {
    const learner = run({ series: quiet([2, 2, 2], [0, 0, 3.14]) });
    const winner = run({ series: quiet([2, 2, 4]) });
    expect(diverge(learner, winner)).toEqual({
      atSecond: 120,
      sentence:
        'They first differ at 08:02: your choice has 2 instances in service and loses 3.1 requests a second, the better one has 4 instances in service.',
    });
  });

  it.each(['desired', 'inService', 'servedRps', 'lostRps', 'backlog'] as const)('sees a difference in %s', (column) => {
    const same = quiet([1, 1]);
    expect(
      diverge(run({ series: same }), run({ series: { ...same, [column]: [same[column][0] ?? 0, 7] } }))?.atSecond,
    ).toBe(60);
  });

  it('is whichever comes first, the event or the minute', () => {
    const series = [quiet([1, 1, 1]), quiet([1, 2, 2])] as const;
    const late = run({ events: [activity(90, 1, 2)], series: series[1] });
    expect(diverge(run({ series: series[0] }), late)?.atSecond).toBe(60);
    const early = run({ events: [activity(30, 1, 2)], series: series[1] });
    expect(diverge(run({ series: series[0] }), early)?.atSecond).toBe(30);
  });

  it('does not tell of a loss too small to see', () => {
    const learner = run({ series: quiet([1], [0.004]) });
    expect(diverge(learner, run({ series: quiet([1]) }))?.sentence).toBe(
      'They first differ at 08:00: your choice has 1 instance in service, the better one has 1 instance in service.',
    );
  });

  it('of jobs is the first interruption or end that differs, and says what each job does', () => {
    const ends = (atSecond: number, status = 'Completed'): TraceEvent => ({
      kind: 'job-completed',
      atSecond,
      job: 'j',
      status,
    });
    const interrupted = (lostSeconds: number): TraceEvent => ({
      kind: 'spot-interruption',
      atSecond: 600,
      job: 'j',
      lostSeconds,
    });
    const job = (...events: TraceEvent[]) => smallTrace({ events });
    expect(diverge(job(interrupted(600), ends(5000)), job(interrupted(0), ends(4000)))).toEqual({
      atSecond: 600,
      sentence:
        'They first differ at 08:10: your choice is interrupted and loses 10 min of work, the better one is interrupted and loses no work.',
    });
    expect(diverge(job(ends(7200)), job(ends(3600)))?.sentence).toBe(
      'They first differ at 09:00: your choice goes on, the better one ends Completed.',
    );
    expect(diverge(job(ends(3600, 'MaxWaitTimeExceeded')), job(ends(3600)))?.sentence).toBe(
      'They first differ at 09:00: your choice ends MaxWaitTimeExceeded, the better one ends Completed.',
    );
  });
});
