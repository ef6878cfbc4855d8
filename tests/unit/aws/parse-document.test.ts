import { describe, expect, it } from 'vitest';
import { documentLimits, parseDocument } from '@/lib/aws/parse-document';
import { parseScenario } from '@/lib/aws/parse-scenario';
import { smallEndpoint } from '@/tests/support/small-endpoint';
import { without } from '@/tests/support/without';

const messageOf = (text: string) => {
  const parsed = parseDocument(text);
  return parsed.kind === 'bad-document' ? parsed.problems.map(({ message }) => message).join('\n') : parsed;
};
const dataOf = (text: string) => {
  const parsed = parseDocument(text);
  return parsed.kind === 'data' ? parsed.data : parsed.problems;
};

describe('parseDocument', () => {
  it('reads JSON and YAML alike', () => {
    expect(dataOf('{"a": [1, "two", null, true]}')).toEqual({ a: [1, 'two', null, true] });
    expect(dataOf('a:\n  - 1\n  - two\n  - ~\n  - true\n')).toEqual({ a: [1, 'two', null, true] });
  });

  it('reads Windows line ends and a byte order mark', () => {
    expect(dataOf('a: 1\r\nb: 2\r\n')).toEqual({ a: 1, b: 2 });
    expect(dataOf('\uFEFFa: 1\n')).toEqual({ a: 1 });
    expect(dataOf('\uFEFF{"a": 1}')).toEqual({ a: 1 });
  });

  it.each(['', ' ', '\n\n', '\uFEFF', '\t'])('says of %j that it is empty', (text) => {
    expect(messageOf(text)).toBe('the document is empty: expected JSON or YAML');
  });

  it('says of binary data what it is', () => {
    expect(messageOf('PK\u0003\u0004\u0000\u0000')).toBe('expected JSON or YAML text, got binary data');
  });

  it('refuses more than 8 MB without reading it', () => {
    expect(messageOf(' '.repeat(documentLimits.bytes + 1))).toBe('expected at most 8 MB of JSON or YAML, got 8 MB');
    expect(messageOf(' '.repeat(documentLimits.bytes))).toBe('the document is empty: expected JSON or YAML');
  });

  it.each([
    ['{"a": 1,, "b": 2}', /^line 1, column \d+: /],
    ['a: 1\na: 2\n', /^line 2, column 1: Map keys must be unique$/],
    ['a: [1, 2\n', /^line \d+, column \d+: /],
    ['a:\n\t- 1\n', /^line 2, column 1: Tabs are not allowed as indentation$/],
    ['a: "open\n', /^line \d+, column \d+: Missing closing "quote/],
    ['a: *nowhere\n', /nowhere|alias/i],
  ])('says in one line where %j goes wrong', (text, message) => {
    const said = messageOf(text);
    expect(said).toMatch(message);
    expect(String(said).split('\n')).toHaveLength(1);
  });

  it('reads as many aliases as allowed, and no more', () => {
    const aliases = (count: number) => `a: &a [1]\nb: [${Array<string>(count).fill('*a').join(', ')}]\n`;
    expect(dataOf(aliases(10))).toEqual({ a: [1], b: Array<number[]>(10).fill([1]) });
    expect(messageOf(aliases(1000))).toBe('expected at most 50 YAML aliases');
  });

  it('refuses aliases that multiply', () => {
    const levels = 'abcdefghi'.split('');
    const bomb = [
      'x: &x ["lol"]',
      ...levels.map(
        (name, i) =>
          `${name}: &${name} [${Array<string>(9)
            .fill(`*${levels[i - 1] ?? 'x'}`)
            .join(', ')}]`,
      ),
    ];
    expect(messageOf(bomb.join('\n'))).toBe('expected at most 50 YAML aliases');
  });
});

describe('parseScenario', () => {
  const problemsOf = (document: unknown) => {
    const parsed = parseScenario(JSON.stringify(document));
    return parsed.kind === 'bad-document' ? parsed.problems.map(({ path, message }) => `${path}: ${message}`) : [];
  };
  const small = smallEndpoint({ perMinute: [60], minutes: 10 });

  it('takes what is right', () => expect(problemsOf(small)).toEqual([]));

  it('names an unknown key by its path', () => {
    expect(problemsOf({ ...small, sedd: 1 })).toEqual(['sedd: unknown key']);
    expect(problemsOf({ ...small, model: { maxRps: 1, slot: 2, startup: { launch: 1 } } })).toEqual([
      'model.startup.launch: unknown key',
      'model.slot: unknown key',
    ]);
  });

  it('says what is missing, and that three go together', () => {
    const withoutModel = without(small, 'model');
    expect(problemsOf(withoutModel)).toEqual(['model: required: endpoint, model and traffic go together']);
    const nothing = without(withoutModel, 'endpoint', 'traffic');
    expect(problemsOf(nothing)).toEqual(['endpoint: required: expected endpoint, model and traffic, or jobs']);
    const withoutRulebook = without(small, 'rulebook');
    expect(problemsOf(withoutRulebook)[0]).toMatch(/^rulebook: required: /);
  });

  it('says what is wrong with a value and where', () => {
    expect(problemsOf({ ...small, durationMinutes: '120' })[0]).toMatch(/^durationMinutes: expected/);
    expect(problemsOf({ ...small, durationMinutes: 0 })[0]).toMatch(/^durationMinutes: /);
    expect(problemsOf({ ...small, durationMinutes: 43_201 })[0]).toMatch(/^durationMinutes: .*43200/);
    expect(problemsOf({ ...small, start: '2026-06-01T08:00:30Z' })).toEqual([
      'start: expected a whole minute, such as 2026-06-01T08:00:00Z',
    ]);
    expect(problemsOf({ ...small, traffic: [{ atMinute: 0, rps: -1 }] })[0]).toMatch(/^traffic\[0\]\.rps: /);
  });

  it('wants the pieces of traffic in the order of time', () => {
    const traffic = (...minutes: number[]) => ({
      ...small,
      traffic: minutes.map((atMinute) => ({ atMinute, rps: 1 })),
    });
    expect(problemsOf(traffic(0, 5, 6))).toEqual([]);
    expect(problemsOf(traffic(0, 5, 5))).toEqual([
      'traffic[2].atMinute: expected a time after the piece before it (minute 5), got 5',
    ]);
    expect(problemsOf(traffic(5, 0))).toEqual([
      'traffic[1].atMinute: expected a time after the piece before it (minute 5), got 0',
    ]);
  });

  it('wants names that exist', () => {
    const faults = [{ atMinute: 1, remove: 'vpce-x' }];
    expect(problemsOf({ ...small, faults })).toEqual(['faults[0].remove: no such name: vpce-x; expected one of none']);
    expect(problemsOf({ ...small, faults: [{ atMinute: 1, loseInstances: 1, for: 'other' }] })).toEqual([
      'faults[0].for: no such name: other; expected one of AllTraffic',
    ]);
    expect(problemsOf({ ...small, scaling: { for: 'other' } })).toEqual([
      'scaling.for: no such name: other; expected one of AllTraffic',
    ]);
  });

  it('wants each scaling to say for whom it is where there are several', () => {
    const variant = (VariantName: string) => ({ VariantName, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 });
    const endpoint = { type: 'real-time', ProductionVariants: [variant('a'), variant('b')] };
    expect(problemsOf({ ...small, endpoint, scaling: {} })).toEqual([
      'scaling.for: required where there are several targets: a, b',
    ]);
    expect(problemsOf({ ...small, endpoint, scaling: { for: 'b' } })).toEqual([]);
  });

  it('takes an exponent and refuses what is no finite number', () => {
    expect(parseScenario(JSON.stringify(small).replace('"maxRps":100000', '"maxRps":1e5')).kind).toBe('scenario');
    for (const value of ['.nan', '.inf', '-.inf', '1e999']) {
      const parsed = parseScenario(JSON.stringify(small).replace('"maxRps":100000', `"maxRps": ${value}`));
      expect(parsed).toMatchObject({ kind: 'bad-document', problems: [{ path: 'model.maxRps' }] });
    }
  });
});
