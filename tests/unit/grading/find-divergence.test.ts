import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '@/lib/contracts/trace';
import { findDivergence } from '@/lib/grading/find-divergence';
import { refusedTrace, smallTrace } from '@/tests/support/small-trace';

const start = '2026-06-01T08:00:00Z';
const side = (trace: ReturnType<typeof smallTrace>) => ({ title: 'a title', trace, unit: 'instances' });
const diverge = (learner: ReturnType<typeof smallTrace>, winner: ReturnType<typeof smallTrace>) =>
  findDivergence(side(learner), side(winner), start);
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
    const trace = smallTrace({ series: quiet([1, 2]) });
    expect(diverge(trace, smallTrace({ series: quiet([1, 2]) }))).toBeNull();
  });

  it('is none where they differ in what nobody meets', () => {
    expect(diverge(smallTrace({ measures: { costUsd: 1 } }), smallTrace({ measures: { costUsd: 2 } }))).toBeNull();
    const alarm: TraceEvent = { kind: 'alarm-state', atSecond: 60, alarm: 'a', from: 'OK', state: 'ALARM' };
    expect(diverge(smallTrace({ events: [alarm] }), smallTrace())).toBeNull();
  });

  it('is the start where one of them is refused, and says which', () => {
    expect(diverge(refusedTrace('MinCapacity must be 1.'), smallTrace())).toEqual({
      atSecond: 0,
      sentence: 'They differ from the start: your choice is refused. MinCapacity must be 1.',
    });
    expect(diverge(smallTrace(), refusedTrace('MinCapacity must be 1.'))).toEqual({
      atSecond: 0,
      sentence: 'They differ from the start: the other is refused. MinCapacity must be 1.',
    });
  });

  it('is the first activity that only one has', () => {
    const learner = smallTrace({ events: [activity(60, 1, 2)], series: quiet(flat(9, 1)) });
    const winner = smallTrace({ events: [activity(60, 1, 2), activity(240, 2, 4)], series: quiet(flat(9, 1)) });
    expect(diverge(learner, winner)).toEqual({
      atSecond: 240,
      sentence:
        'They first differ at 08:04: your choice has 1 instances in service, the better one scales 2 → 4 instances.',
    });
    expect(diverge(winner, learner)?.atSecond).toBe(240);
  });

  it('is the earlier of two activities that differ', () => {
    const learner = smallTrace({ events: [activity(300, 1, 2)] });
    const winner = smallTrace({ events: [activity(180, 1, 2)] });
    expect(diverge(learner, winner)?.atSecond).toBe(180);
    expect(diverge(winner, learner)?.atSecond).toBe(180);
  });

  it('sees that one of two activities leads elsewhere, or fails', () => {
    const [two, three] = [activity(60, 1, 2), activity(60, 1, 3)];
    expect(diverge(smallTrace({ events: [two] }), smallTrace({ events: [three] }))?.sentence).toBe(
      'They first differ at 08:01: your choice scales 1 → 2 instances, the better one scales 1 → 3 instances.',
    );
    expect(
      diverge(smallTrace({ events: [activity(60, 1, 2, { status: 'Failed' })] }), smallTrace({ events: [two] }))
        ?.sentence,
    ).toBe(
      'They first differ at 08:01: your choice fails to scale 1 → 2 instances, the better one scales 1 → 2 instances.',
    );
  });

  it('does not care who did it', () => {
    const [a, b] = [activity(60, 1, 2, { policy: 'a' }), activity(60, 1, 2, { policy: 'b', cause: 'other' })];
    expect(diverge(smallTrace({ events: [a] }), smallTrace({ events: [b] }))).toBeNull();
  });

  it('is the first minute in which requests meet something else', () => {
    const learner = smallTrace({ series: quiet([2, 2, 2], [0, 0, 3.14]) });
    const winner = smallTrace({ series: quiet([2, 2, 4]) });
    expect(diverge(learner, winner)).toEqual({
      atSecond: 120,
      sentence:
        'They first differ at 08:02: your choice has 2 instances in service and loses 3.1 requests a second, the better one has 4 instances in service.',
    });
  });

  it.each(['desired', 'inService', 'servedRps', 'lostRps', 'backlog'] as const)('sees a difference in %s', (column) => {
    const same = quiet([1, 1]);
    expect(
      diverge(smallTrace({ series: same }), smallTrace({ series: { ...same, [column]: [same[column][0] ?? 0, 7] } }))
        ?.atSecond,
    ).toBe(60);
  });

  it('is whichever comes first, the event or the minute', () => {
    const series = [quiet([1, 1, 1]), quiet([1, 2, 2])] as const;
    const late = smallTrace({ events: [activity(90, 1, 2)], series: series[1] });
    expect(diverge(smallTrace({ series: series[0] }), late)?.atSecond).toBe(60);
    const early = smallTrace({ events: [activity(30, 1, 2)], series: series[1] });
    expect(diverge(smallTrace({ series: series[0] }), early)?.atSecond).toBe(30);
  });

  it('does not tell of a loss too small to see', () => {
    const learner = smallTrace({ series: quiet([1], [0.004]) });
    expect(diverge(learner, smallTrace({ series: quiet([1]) }))?.sentence).toBe(
      'They first differ at 08:00: your choice has 1 instances in service, the better one has 1 instances in service.',
    );
  });
});
