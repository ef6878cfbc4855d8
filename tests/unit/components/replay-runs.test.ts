import { describe, expect, it } from 'vitest';
import { listEvents } from '@/components/replay/replay-events';
import { eventNames, isDrawn, packRun, shownRuns, tellingStep } from '@/components/replay/shown-runs';
import { learnerRun, rejectedReplay, replay, winnerRun } from '@/tests/support/component-fixtures';

const letters = { shorter_cooldown: 'B', scheduled: 'C', min_zero: 'A' };
const roles = { learner: 'yours', winner: 'the key' };
const namesOf = (shown: typeof replay) => shownRuns(shown, letters, roles).map(({ name }) => name);

describe('shownRuns', () => {
  it('puts the learner above the winner', () => {
    expect(namesOf(replay)).toEqual(['B, yours', 'C, the key']);
  });

  it('shows one run where the learner chose the winner', () => {
    expect(namesOf({ ...replay, learner: winnerRun })).toEqual(['C, yours and the key']);
  });

  it('shows the run alone where the question is about one run', () => {
    expect(namesOf({ ...replay, learner: null, winner: { ...winnerRun, optionId: null } })).toEqual(['The run']);
  });

  it('shows two runs that belong to no option, each by what it is', () => {
    const without = { ...replay, learner: { ...learnerRun, optionId: null }, winner: { ...winnerRun, optionId: null } };
    const runs = shownRuns(without, letters, { learner: 'yours', winner: 'the best' });
    expect(runs.map(({ name }) => name)).toEqual(['Yours', 'The best']);
    expect(eventNames(runs)).toEqual({ learner: 'yours', winner: 'best', both: 'both' });
    expect(runs.map(packRun).map(({ mark }) => mark)).toEqual(['yours', 'best']);
    expect(
      runs
        .slice(1)
        .map(packRun)
        .map(({ mark }) => mark),
    ).toEqual(['']);
  });

  it('draws no run that was refused', () => {
    expect(shownRuns(rejectedReplay, letters, roles).map(isDrawn)).toEqual([false, true]);
  });

  it('draws no run without load and capacity, such as a training job', () => {
    const nothing = learnerRun.series.offeredRps.map(() => null);
    const series = { ...learnerRun.series, offeredRps: nothing, desired: nothing };
    const shown = { ...replay, learner: null, winner: { ...winnerRun, series } };
    expect(shownRuns(shown, letters, roles).map(isDrawn)).toEqual([false]);
  });
});

describe('tellingStep', () => {
  it('is where most is lost', () => {
    expect(tellingStep(shownRuns(replay, letters, roles))).toBe(31);
  });

  it('is the start where nothing is lost', () => {
    expect(tellingStep(shownRuns({ ...replay, learner: null }, letters, roles))).toBe(0);
  });
});

describe('listEvents', () => {
  it('says once what happens alike in both runs', () => {
    const alike = listEvents(replay).filter(({ text }) => text.startsWith('Load rises'));
    expect(alike.map(({ whose }) => whose)).toEqual(['both']);
  });

  it('keeps the order of time', () => {
    const seconds = listEvents(replay).map(({ atSecond }) => atSecond);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  });

  it('numbers the marked ones only', () => {
    expect(listEvents(replay).flatMap(({ number, atSecond }) => (number === null ? [] : [[number, atSecond]]))).toEqual(
      [[1, 1200]],
    );
  });
});
