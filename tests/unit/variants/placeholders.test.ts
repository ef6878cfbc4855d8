import { describe, expect, it } from 'vitest';
import { fillDocument, fillText, type PlaceholderProblem, writeValue } from '@/lib/variants/placeholders';

const names = (name: string) => ({ spike: 40, half: 0.5, word: 'noon', none: null })[name];

describe('fillText', () => {
  const fill = (text: string) => {
    const problems: PlaceholderProblem[] = [];
    return { text: fillText(text, names, problems), problems };
  };

  it('puts values into sentences', () => {
    expect(fill('From {{spike}} to {{ spike × 2 }} at {{word}}.')).toEqual({
      text: 'From 40 to 80 at noon.',
      problems: [],
    });
    expect(fill('nothing to fill')).toEqual({ text: 'nothing to fill', problems: [] });
    expect(fill('{{none}}')).toEqual({ text: 'nothing', problems: [] });
  });

  it('leaves what it cannot fill and says so, each on its own', () => {
    expect(fill('{{x}} and {{spike}} and {{y +}}')).toEqual({
      text: '{{x}} and 40 and {{y +}}',
      problems: [
        { placeholder: '{{x}}', message: 'no parameter or measure is called x' },
        { placeholder: '{{y +}}', message: 'no parameter or measure is called y' },
      ],
    });
  });

  it('fills one that goes over the end of a line', () => {
    expect(fill('{{spike\n  × 2}} at {{word}}')).toEqual({ text: '80 at noon', problems: [] });
  });

  it('says of one that is not closed', () => {
    expect(fill('From {{spike to {{word}}').problems).toHaveLength(1);
    expect(fill('From {{spike} at noon')).toEqual({
      text: 'From {{spike} at noon',
      problems: [{ placeholder: '{{', message: 'a placeholder is not closed: expected }}' }],
    });
  });

  it('writes as it is told', () => {
    expect(fillText('{{spike}} {{half}}', names, [], (value, expression) => `${expression}=${value}`)).toBe(
      'spike=40 half=0.5',
    );
  });
});

describe('writeValue', () => {
  it.each([
    [0, '0'],
    [40, '40'],
    [-3, '−3'],
    [0.1 + 0.2, '0.3'],
    [1.2345, '1.235'],
    [0.0004, '0'],
    [9999, '9999'],
    [10_000, '10,000'],
    [1_234_567.5, '1,234,567.5'],
    [-12_345, '−12,345'],
    ['as it is', 'as it is'],
    [null, 'nothing'],
  ])('%s is written %s', (value, text) => expect(writeValue(value)).toBe(text));
});

describe('fillDocument', () => {
  const fill = (value: Parameters<typeof fillDocument>[0]) => fillDocument(value, names, []);

  it('gives a string that is one placeholder the type of its value', () => {
    expect(fill('{{spike}}')).toBe(40);
    expect(fill('{{spike ÷ 80}}')).toBe(0.5);
    expect(fill('{{word}}')).toBe('noon');
    expect(fill('{{none}}')).toBeNull();
  });

  it('keeps a string a string where there is more around it, or two of them', () => {
    expect(fill('at {{spike}}')).toBe('at 40');
    expect(fill(' {{spike}}')).toBe(' 40');
    expect(fill('{{spike}}{{half}}')).toBe('400.5');
    expect(fill('{{spike}} to {{half}}')).toBe('40 to 0.5');
  });

  it('goes through lists and objects and leaves everything else', () => {
    expect(fill({ a: ['{{spike}}', 1, true, null], b: { c: '{{half}}' } })).toEqual({
      a: [40, 1, true, null],
      b: { c: 0.5 },
    });
  });

  it('fills values, not keys', () => expect(fill({ '{{spike}}': 1 })).toEqual({ '{{spike}}': 1 }));

  it('keeps what it cannot fill and says so', () => {
    const problems: PlaceholderProblem[] = [];
    expect(fillDocument({ a: '{{x}}' }, names, problems)).toEqual({ a: '{{x}}' });
    expect(problems).toEqual([{ placeholder: '{{x}}', message: 'no parameter or measure is called x' }]);
  });

  it('changes nothing of what it is given', () => {
    const document = { a: ['{{spike}}'] };
    fill(document);
    expect(document).toEqual({ a: ['{{spike}}'] });
  });
});
