import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Reads the tokens as they stand in the stylesheet: what is tested is what is shipped.
const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');

type Tokens = Record<string, { light: string; dark: string }>;

function tokensIn(text: string): Tokens {
  const pairs = text.matchAll(/--color-([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return Object.fromEntries([...pairs].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

const [ordinary = '', rest = ''] = css.split('@media (prefers-contrast: more)');
const palettes = {
  ordinary: tokensIn(ordinary),
  'more contrast': tokensIn(rest.split('@media (forced-colors')[0] ?? ''),
};

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** `share` of `over` laid on `under`, as a wash of 8 % is. */
function wash(under: string, over: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [low, high] = [under, over].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round((low ?? 0) * (1 - share) + (high ?? 0) * share);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const text = ['ink', 'grey', 'accent', 'served', 'lost'];
const marks = ['ink', 'grey', 'accent', 'served', 'lost', 'capacity', 'alarm', 'cooldown'];

describe.each(Object.entries(palettes))('the palette for %s', (name, tokens) => {
  describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
    const of = (token: string) => tokens[token]?.[scheme] ?? 'missing';
    const least = name === 'ordinary' ? { text: 4.5, mark: 3 } : { text: 7, mark: 4.5 };

    it.each(text)(`writes in %s at ${least.text}:1 or more`, (token) => {
      expect(contrast(of(token), of('paper'))).toBeGreaterThanOrEqual(least.text);
    });

    it.each(marks)(`draws in %s at ${least.mark}:1 or more`, (token) => {
      expect(contrast(of(token), of('paper'))).toBeGreaterThanOrEqual(least.mark);
    });

    it('writes on the wash of a chosen option, and on a button, as legibly', () => {
      const chosen = wash(of('paper'), of('accent'), 0.08);
      for (const token of text) expect(contrast(of(token), chosen)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('paper'), of('accent'))).toBeGreaterThanOrEqual(least.text);
    });
  });
});

it('has one accent, two greys and the five hues of the charts', () => {
  const names = ['paper', 'ink', 'grey', 'hairline', 'accent', 'served', 'lost', 'capacity', 'alarm', 'cooldown'];
  expect(Object.keys(palettes.ordinary)).toEqual(names);
  expect(Object.keys(palettes['more contrast'])).toEqual(names);
});
