import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTable } from '@/lib/commands/fidelity';
import { factsIn, readTitles, withoutFacts } from '@/lib/commands/fidelity/read-titles';

it('is written as the tests stand: run `npm run -s fidelity` after naming a fact in one', () => {
  const written = readFileSync(join(import.meta.dirname, '../../lib/simulation/FIDELITY.md'), 'utf8');
  expect(written).toBe(makeTable().text);
});

it('names only facts that exist', () => {
  expect(makeTable().unknown).toEqual([]);
});

describe('the facts of a title', () => {
  it.each([
    ['ends a scale-in cooldown (B4)', ['B4'], 'ends a scale-in cooldown'],
    ['alarms (G4–G6 A18), by %s', ['G4', 'G5', 'G6', 'A18'], 'alarms, by %s'],
    ['runs once (D16, our choice)', ['D16'], 'runs once (our choice)'],
    ['has an endpoint (of S3) in M5 instances', [], 'has an endpoint (of S3) in M5 instances'],
  ])('%s', (title, ids, rest) => {
    expect(factsIn(title)).toEqual(ids);
    expect(withoutFacts(title)).toBe(rest);
  });

  it('come from the headings above it too, through `each` and templates', () => {
    const source = "describe.each(x)('cooldowns (B1)', () => { it.each`a`(`covers ${a} s (B7)`, () => it2('no')); });";
    expect(readTitles('x.test.ts', source)).toEqual([
      { title: 'covers … s (B7)', headings: ['cooldowns (B1)'], own: ['B7'], inherited: ['B1'] },
    ]);
  });
});
