import { describe, expect, it } from 'vitest';
import { questionKinds, topics } from '@/lib/contracts/question';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { bundledQuestions } from '@/tests/support/question-bank';

// What people come for: how much of what the bank holds, and that nothing but the subject tells the key.

const questions = bundledQuestions.map(({ question }) => question);
const withOptions = questions.flatMap((question) => ('options' in question ? [question] : []));

describe('the bank', () => {
  it('has twenty questions for each topic', () => {
    expect(topics.map((topic) => questions.filter((question) => question.topic === topic).length)).toEqual(
      topics.map(() => 20),
    );
  });

  it('has enough of each kind, and of families', () => {
    const least = { choice: 50, choices: 12, numeric: 12, order: 8, match: 8, configuration: 12 };
    for (const kind of questionKinds)
      expect(questions.filter((question) => question.kind === kind).length, kind).toBeGreaterThanOrEqual(least[kind]);
    expect(questions.filter(({ members }) => members.length > 0).length).toBeGreaterThanOrEqual(25);
  });

  it('touches every claim of the course, and every section of the facts', () => {
    const referenced = new Set(questions.flatMap(({ references }) => references));
    const claims = Array.from({ length: 10 }, (_, index) => `S${index + 1}`);
    expect(claims.filter((id) => !referenced.has(id))).toEqual([]);
    const sections = [...'ABCDEFGHIJKLMN'];
    expect(sections.filter((section) => ![...referenced].some((id) => id.startsWith(section)))).toEqual([]);
  });

  it('rests at most one option in five on a fact alone, and mixes it with no change', () => {
    const options = withOptions.flatMap((question) => question.options);
    const onFacts = options.filter((option) => 'fact' in option).length;
    expect(onFacts / options.length).toBeLessThanOrEqual(1 / 5);
    const mixed = withOptions.filter(({ options: own }) => new Set(own.map(sortOf)).size > 1);
    expect(mixed.map(({ id }) => id)).toEqual([]);
  });

  it('asks for nothing by a trick of wording', () => {
    const tricks = /\b(all|none|both) of the (above|others)\b|\bexcept\b|\bNOT\b/;
    const told = withOptions.flatMap(({ id, stem, options }) =>
      [stem, ...options.map(({ text }) => text)].flatMap((text) => (tricks.test(text) ? [`${id}: ${text}`] : [])),
    );
    expect(told).toEqual([]);
  });

  it('does not give the key away by its length', () => {
    const choices = withOptions.filter(({ kind }) => kind === 'choice');
    const longest = choices.filter((question) => {
      const result = runVariant(question, 0, rulebooksOf(question)[0]);
      const key = result.kind === 'run' && result.run.key.kind === 'key' ? result.run.key.ids : [];
      const others = question.options.filter(({ id }) => !key.includes(id)).map(({ text }) => text.length);
      return question.options.some(({ id, text }) => key.includes(id) && text.length > Math.max(...others));
    });
    // of four options each is the longest by chance in a quarter
    expect(longest.length / choices.length).toBeLessThan(1 / 3);
  });

  it('pairs nothing by ids, which the browser has before the answer', () => {
    const words = (items: readonly { id: string }[]) => new Set(items.flatMap(({ id }) => id.split('_')));
    const told = questions.flatMap((question) => {
      if (question.kind !== 'match') return [];
      const right = words(question.match.right);
      return [...words(question.match.left)].filter((word) => right.has(word)).map((word) => `${question.id}: ${word}`);
    });
    expect(told).toEqual([]);
  });

  it('has options alike in length', () => {
    const uneven = withOptions.filter(({ options }) => {
      const lengths = options.map(({ text }) => text.length);
      return Math.max(...lengths) > 3 * Math.min(...lengths);
    });
    expect(uneven.map(({ id }) => id)).toEqual([]);
  });
});

const sortOf = (option: object) => (['change', 'claim', 'fact'] as const).find((sort) => sort in option);
