import { describe, expect, it } from 'vitest';
import { parseScenario } from '@/lib/aws/parse-scenario';

const good = `schema: scenario/1
rulebook: aws
start: 2026-06-01T08:00:00Z
durationMinutes: 10
endpoint:
  type: real-time
  ProductionVariant: {InstanceType: ml.m5.large, InitialInstanceCount: 1}
model: {maxRps: 10}
traffic:
  - {atMinute: 0, rps: 5}
  - {atMinute: 5, rps: 6}
`;
const replaced = (from: string, to: string) => {
  if (!good.includes(from)) throw new Error(`no ${from} in the good document`);
  return good.replace(from, to);
};
const linesOf = (text: string) => {
  const parsed = parseScenario(text);
  return parsed.kind === 'bad-document' ? parsed.problems.map(({ path, message }) => `: ${path}: ${message}`) : [];
};

it('takes the good document', () => expect(linesOf(good)).toEqual([]));

describe('a document that is no scenario is refused for one reason', () => {
  it.each<[what: string, content: string, message: RegExp]>([
    ['a number at the top', '42', /expected object/i],
    ['a text at the top', 'hello', /expected object/i],
    ['no version', replaced('schema: scenario/1\n', ''), /: schema: required: expected "scenario\/1"$/m],
    [
      'an unknown key further in',
      replaced('{maxRps: 10}', '{maxRps: 10, maxrps: 10}'),
      /: model\.maxrps: unknown key$/m,
    ],
    ['a number for a text', replaced('type: real-time', 'type: 3'), /: endpoint\.type: expected one of "real-time"/],
    ['a number for a list', replaced('durationMinutes: 10', 'durationMinutes: 10\njobs: 3'), /: jobs: expected array/],
    [
      'half a minute of length',
      replaced('durationMinutes: 10', 'durationMinutes: 10.5'),
      /: durationMinutes: expected int/,
    ],
    ['no length', replaced('durationMinutes: 10', 'durationMinutes: 0'), /: durationMinutes: .*>=1$/m],
    [
      'more than thirty days',
      replaced('durationMinutes: 10', 'durationMinutes: 43201'),
      /: durationMinutes: .*<=43200$/m,
    ],
    ['a throughput of nothing', replaced('maxRps: 10', 'maxRps: 0'), /: model\.maxRps: .*>0$/m],
    ['a negative seed', `${good}seed: -1\n`, /: seed: .*>=0$/m],
    ['a seed beyond 32 bits', `${good}seed: 1e300\n`, /: seed: /],
    [
      'no traffic at all',
      replaced('  - {atMinute: 0, rps: 5}\n  - {atMinute: 5, rps: 6}\n', '  []\n'),
      /: traffic: .*>=1 items$/m,
    ],
    [
      'an endpoint alone',
      replaced('model: {maxRps: 10}\n', ''),
      /: model: required: endpoint, model and traffic go together$/m,
    ],
    [
      'a start that is no time',
      replaced('2026-06-01T08:00:00Z', 'tomorrow'),
      /: start: expected a time such as 2026-06-01T08:00:00Z$/m,
    ],
    ['a start without a zone', replaced('08:00:00Z', '08:00:00'), /: start: expected a time such as/],
    ['a start inside a minute', replaced('08:00:00Z', '08:00:30Z'), /: start: expected a whole minute/],
    [
      'a fault at a name that is none',
      `${good}faults: [{atMinute: 1, remove: vpce-1}]\n`,
      /faults\[0\]\.remove: no such name: vpce-1/,
    ],
    [
      'a requirement with two bounds',
      `${good}goal: {require: [{measure: availability, atLeast: 1, atMost: 1}]}\n`,
      /expected exactly one of atLeast and atMost$/m,
    ],
    [
      'a measure that is none',
      `${good}goal: {require: [{measure: happiness, atLeast: 1}]}\n`,
      /goal\.require\[0\]\.measure: expected one of/,
    ],
    [
      'bursts that do not fit',
      `${good}bursts: {count: 3, factor: 2, minutes: 5, betweenMinutes: [0, 10]}\n`,
      /: bursts: the bursts do not fit/,
    ],
  ])('%s', (_what, content, message) => {
    const lines = linesOf(content);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
  });
});

describe('a union says what it wants where no branch says more', () => {
  const faults = (text: string) => linesOf(`${good}faults: ${text}\n`);

  it.each([
    ['[{atMinute: 1}]', ': faults[0]: expected {atMinute, remove} or {atMinute, loseInstances} or {atMinute, quota}'],
    ['[{atMinute: 1, quota: many}]', ': faults[0].quota: expected number, received string'],
    ['[{atMinute: 1, loseInstances: 0}]', ': faults[0].loseInstances: Too small: expected number to be >=1'],
  ])('faults: %s', (text, line) => expect(faults(text)).toEqual([line]));
});
