import { describe, expect, it } from 'vitest';
import { countVariants, makeVariant } from '@/lib/variants/make-variant';
import { smallQuestion } from '@/tests/support/small-question';

const parameters = { spike: { from: 40, to: 60, step: 10 }, kind: { oneOf: ['a', 'b'] } };

describe('countVariants', () => {
  it('is every combination of values, for the base and each member', () => {
    expect(countVariants(smallQuestion({ parameters: {}, stem: 'x', scenario: {}, rationale: 'x' }))).toBe(1);
    expect(countVariants(smallQuestion({ parameters }))).toBe(6);
    const members = [
      { id: 'slow', scenario: {} },
      { id: 'fast', scenario: {} },
    ];
    expect(countVariants(smallQuestion({ parameters, members }))).toBe(18);
  });

  it.each([
    [{ from: 1, to: 1, step: 1 }, 1],
    [{ from: 1, to: 2, step: 1 }, 2],
    [{ from: 1, to: 2.9, step: 1 }, 2],
    [{ from: 0, to: 1, step: 0.1 }, 11],
    [{ from: 5, to: 1, step: 1 }, 1],
  ])('of %j there are %i', (parameter, count) => {
    expect(countVariants(smallQuestion({ parameters: { each: parameter } }))).toBe(count);
  });
});

describe('makeVariant', () => {
  const question = smallQuestion();

  it('counts the variants through: as many as there are are all different', () => {
    const many = smallQuestion({ parameters: { each: { from: 5, to: 6, step: 1 }, ...parameters } });
    const values = Array.from({ length: 12 }, (_, seed) => JSON.stringify(makeVariant(many, seed).values));
    expect(new Set(values).size).toBe(12);
    expect(makeVariant(many, 12).values).toEqual(makeVariant(many, 0).values);
  });

  it('draws values without the dust of floats', () => {
    const tenths = smallQuestion({ parameters: { each: { from: 0, to: 1, step: 0.1 } } });
    expect(Array.from({ length: 11 }, (_, seed) => makeVariant(tenths, seed).values.each)).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
  });

  it('fills the stem, the scenario and the options', () => {
    const [five, six] = [makeVariant(question, 0), makeVariant(question, 1)];
    expect(five.stem).toContain('an instance serves 5.');
    expect(six.stem).toContain('an instance serves 6.');
    expect(five.base.model).toEqual({ maxRps: 5 });
    expect(five.problems).toEqual([]);
    expect(five.member).toBe('base');
    expect(five.options.map(({ scenario }) => scenario?.endpoint)).toMatchObject([
      { ProductionVariant: { InitialInstanceCount: 1 } },
      { ProductionVariant: { InitialInstanceCount: 3 } },
      { ProductionVariant: { InitialInstanceCount: 9 } },
    ]);
    // an option's change leaves the base alone
    expect(five.base.endpoint).toMatchObject({ ProductionVariant: { InitialInstanceCount: 1 } });
  });

  it('patches the base for a member, and the options from there', () => {
    const members = [{ id: 'slow', scenario: { model: { timeoutSeconds: 7 } } }];
    const family = smallQuestion({ members });
    expect(countVariants(family)).toBe(4);
    expect([0, 1, 2, 3].map((seed) => makeVariant(family, seed).member)).toEqual(['base', 'base', 'slow', 'slow']);
    const slow = makeVariant(family, 2);
    expect(slow.base.model).toEqual({ maxRps: 5, timeoutSeconds: 7 });
    expect(slow.options[1]?.scenario?.model).toEqual({ maxRps: 5, timeoutSeconds: 7 });
  });

  it('fills numbers into claims, and gives them no scenario', () => {
    const options = [
      { id: 'many', text: 'At least {{each × 2}}', claim: { measure: 'requests', atLeast: '{{each × 2}}' } },
      { id: 'none', text: 'None', claim: { series: 'inService', atMinute: 3, equals: 0 } },
    ];
    const variant = makeVariant(smallQuestion({ options }), 1);
    expect(variant.options).toMatchObject([
      { text: 'At least 12', scenario: null, option: { claim: { measure: 'requests', atLeast: 12 } } },
      { text: 'None', scenario: null, option: { claim: { series: 'inService', atMinute: 3, equals: 0 } } },
    ]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('knows no parameter %s', (name) => {
    const { stem, problems } = makeVariant(smallQuestion({ stem: `How {{${name}}}?` }), 0);
    expect(stem).toBe(`How {{${name}}}?`);
    expect(problems).toEqual([{ placeholder: `{{${name}}}`, message: `no parameter or measure is called ${name}` }]);
  });

  it('names the placeholders that it cannot fill', () => {
    expect(makeVariant(smallQuestion({ stem: 'How {{many}}?' }), 0).problems).toEqual([
      { placeholder: '{{many}}', message: 'no parameter or measure is called many' },
    ]);
  });
});
