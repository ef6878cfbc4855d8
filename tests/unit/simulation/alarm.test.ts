import { describe, expect, it } from 'vitest';
import type { AlarmState } from '@/lib/contracts/trace';
import { type AlarmRule, datapointsToFill, evaluateAlarm, isBreaching } from '@/lib/simulation/alarm';

// Datapoints are written as in CloudWatch's guide, oldest to newest: 0 does not breach, X breaches, - is missing.

const threshold = 10;
const valueOf: Record<string, number> = { '0': 9, X: 11, '-': NaN };
const points = (text: string) => text.split(' ').map((mark) => valueOf[mark] ?? NaN);

type Treatment = AlarmRule['treatMissingData'];
const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const states = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

function rule(
  datapointsToAlarm: number,
  evaluationPeriods: number,
  treatMissingData: Treatment = 'missing',
): AlarmRule {
  return { datapointsToAlarm, evaluationPeriods, threshold, comparison: 'GreaterThanThreshold', treatMissingData };
}

function evaluate(text: string, alarm: AlarmRule, previous: AlarmState): AlarmState {
  const values = points(text);
  return evaluateAlarm(alarm, values, { first: 0, last: values.length - 1 }, previous);
}

/** `retain` in AWS's tables: whatever the state was, it stays. */
type Cell = AlarmState | 'retain';
const cellOf = (text: string, alarm: AlarmRule): Cell | string => {
  const after = states.map((previous) => evaluate(text, alarm, previous));
  if (after.join() === states.join()) return 'retain';
  return new Set(after).size === 1 ? (after[0] ?? '') : after.join('|');
};

describe.each([
  ['GreaterThanThreshold', [false, false, true]],
  ['GreaterThanOrEqualToThreshold', [false, true, true]],
  ['LessThanThreshold', [true, false, false]],
  ['LessThanOrEqualToThreshold', [true, true, false]],
] as const)('isBreaching with %s (G22)', (comparison, [under, at, over]) => {
  it('tells below, at and above the threshold apart', () => {
    expect(isBreaching(9.999, 10, comparison)).toBe(under);
    expect(isBreaching(10, 10, comparison)).toBe(at);
    expect(isBreaching(10.001, 10, comparison)).toBe(over);
  });
});

describe('a value within a billionth of the threshold', () => {
  it.each([
    ['GreaterThanThreshold', 1e-9, false],
    ['GreaterThanOrEqualToThreshold', -1e-9, true],
    ['LessThanThreshold', -1e-9, false],
    ['LessThanOrEqualToThreshold', 1e-9, true],
  ] as const)('is the threshold for %s', (comparison, value, breaches) => {
    expect(isBreaching(value, 0, comparison)).toBe(breaches);
  });

  it('is measured by the threshold where that is above one', () => {
    expect(isBreaching(1000 + 5e-7, 1000, 'GreaterThanThreshold')).toBe(false);
    expect(isBreaching(1000 + 2e-6, 1000, 'GreaterThanThreshold')).toBe(true);
    expect(isBreaching(0.5 + 7e-10, 0.5, 'GreaterThanThreshold')).toBe(false);
  });
});

describe('datapointsToFill (G5)', () => {
  it('is what is missing, and nothing where there are enough', () => {
    expect([0, 1, 3, 5].map((real) => datapointsToFill(3, real))).toEqual([3, 2, 0, 0]);
  });
});

describe('evaluateAlarm and missing data: the table of 3 datapoints out of 3 (G9)', () => {
  it.each<[datapoints: string, ...cells: [Cell, Cell, Cell, Cell]]>([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', 'INSUFFICIENT_DATA', 'retain', 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ])('%s is %s when missing, %s when ignored, %s when breaching, %s when not breaching', (text, ...cells) => {
    expect(treatments.map((treatment) => cellOf(text, rule(3, 3, treatment)))).toEqual(cells);
  });
});

describe('evaluateAlarm and missing data: the table of 2 datapoints out of 3 (G10)', () => {
  it.each<[datapoints: string, ...cells: [Cell, Cell, Cell, Cell]]>([
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ])('%s is %s when missing, %s when ignored, %s when breaching, %s when not breaching', (text, ...cells) => {
    expect(treatments.map((treatment) => cellOf(text, rule(2, 3, treatment)))).toEqual(cells);
  });
});

describe('evaluateAlarm and premature alarms (G8 G12)', () => {
  it.each<[datapoints: string, datapointsToAlarm: number, cell: Cell]>([
    ['- - - - X', 3, 'retain'],
    ['- - - X -', 3, 'retain'],
    ['- - X - -', 3, 'ALARM'],
    ['- - X - X', 3, 'ALARM'],
    ['- - - X X', 3, 'retain'],
    ['- X - - -', 3, 'ALARM'],
    ['- - - - X', 2, 'retain'],
    ['- - - - X', 1, 'ALARM'],
    // a newer datapoint that does not breach clears it
    ['- - - X 0', 3, 'OK'],
    ['- - X - 0', 3, 'OK'],
  ])('%s with %i of 3 and missing data as missing: %s', (text, datapointsToAlarm, cell) => {
    expect(cellOf(text, rule(datapointsToAlarm, 3))).toBe(cell);
  });

  it('does not apply where missing data is ignored: the state stays however old the breach is (G9)', () => {
    expect(cellOf('X - - - -', rule(3, 3, 'ignore'))).toBe('retain');
  });
});

describe('evaluateAlarm with enough datapoints (G4)', () => {
  it.each<[datapoints: string, datapointsToAlarm: number, evaluationPeriods: number, state: AlarmState]>([
    ['X X X', 3, 3, 'ALARM'],
    ['0 X X', 3, 3, 'OK'],
    ['X X 0', 3, 3, 'OK'],
    ['0 0 0', 3, 3, 'OK'],
    ['0 X X', 2, 3, 'ALARM'],
    ['X 0 X', 2, 3, 'ALARM'],
    ['0 0 X', 2, 3, 'OK'],
    ['0 0 X', 1, 3, 'ALARM'],
    ['X', 1, 1, 'ALARM'],
    ['0', 1, 1, 'OK'],
    // only the newest N real points decide: what is older does not count, whichever way it points
    ['X X 0 0 0', 2, 3, 'OK'],
    ['0 0 X X X', 3, 3, 'ALARM'],
    ['X 0 0 X 0', 2, 3, 'OK'],
    ['X - 0 X 0', 2, 3, 'OK'],
    ['X - X X -', 3, 3, 'ALARM'],
    ['X X - 0 X', 2, 3, 'ALARM'],
  ])('%s with %i of %i is %s, whatever the setting and the state before', (text, datapoints, periods, state) => {
    for (const treatment of treatments) expect(cellOf(text, rule(datapoints, periods, treatment))).toBe(state);
  });

  it('says nothing of the setting one real datapoint short of N (G5)', () => {
    // two real datapoints of three: one fill breaches or does not
    expect(cellOf('X - X', rule(3, 3, 'breaching'))).toBe('ALARM');
    expect(cellOf('X - X', rule(3, 3, 'notBreaching'))).toBe('OK');
    expect(cellOf('0 - X', rule(3, 3, 'breaching'))).toBe('OK');
    expect(cellOf('0 - X', rule(2, 3, 'breaching'))).toBe('ALARM');
  });

  it('fills as few points as possible (G5)', () => {
    // N − real = 2 fills, although three are missing: 0 + 2 of 3
    expect(cellOf('- 0 - -', rule(3, 3, 'breaching'))).toBe('OK');
    expect(cellOf('- 0 - -', rule(2, 3, 'breaching'))).toBe('ALARM');
    expect(cellOf('- X - -', rule(3, 3, 'breaching'))).toBe('ALARM');
    expect(cellOf('- X - -', rule(1, 3, 'notBreaching'))).toBe('ALARM');
    expect(cellOf('- X - -', rule(2, 3, 'notBreaching'))).toBe('OK');
  });
});

describe('the evaluation range (G6)', () => {
  it('never looks before its first slot', () => {
    const values = points('X X X 0 -');
    expect(evaluateAlarm(rule(1, 3), values, { first: 0, last: 4 }, 'OK')).toBe('ALARM');
    expect(evaluateAlarm(rule(1, 3), values, { first: 3, last: 4 }, 'ALARM')).toBe('OK');
  });

  it('never looks beyond its last slot', () => {
    const values = points('0 0 0 X X');
    expect(evaluateAlarm(rule(1, 3), values, { first: 0, last: 2 }, 'ALARM')).toBe('OK');
    expect(evaluateAlarm(rule(1, 3), values, { first: 0, last: 3 }, 'OK')).toBe('ALARM');
  });

  it('counts the age of a breach from its own last slot', () => {
    const values = points('- X - 0 0');
    expect(evaluateAlarm(rule(2, 3), values, { first: 0, last: 1 }, 'OK')).toBe('OK');
    expect(evaluateAlarm(rule(2, 3), values, { first: 0, last: 2 }, 'OK')).toBe('ALARM');
  });

  it('takes a slot that was never written for a missing one', () => {
    expect(evaluateAlarm(rule(1, 1), [], { first: 0, last: 0 }, 'OK')).toBe('INSUFFICIENT_DATA');
    expect(evaluateAlarm(rule(1, 1, 'breaching'), [], { first: 0, last: 0 }, 'OK')).toBe('ALARM');
  });

  it('reads a column of floats as it reads a list', () => {
    const column = Float64Array.from(points('0 X X - X'));
    expect(evaluateAlarm(rule(3, 3), column, { first: 0, last: 4 }, 'OK')).toBe('ALARM');
  });
});

describe('evaluateAlarm and the comparison', () => {
  it.each([
    ['GreaterThanThreshold', 'OK'],
    ['GreaterThanOrEqualToThreshold', 'ALARM'],
    ['LessThanThreshold', 'OK'],
    ['LessThanOrEqualToThreshold', 'ALARM'],
  ] as const)('datapoints that stay on the threshold are, with %s, %s (G22)', (comparison, state) => {
    const alarm = { ...rule(2, 2), comparison };
    expect(evaluateAlarm(alarm, [10, 10], { first: 0, last: 1 }, 'INSUFFICIENT_DATA')).toBe(state);
  });
});
