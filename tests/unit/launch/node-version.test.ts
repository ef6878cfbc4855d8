import { describe, expect, it } from 'vitest';
import { satisfies } from '@/lib/launch/node-version.mjs';

describe('satisfies', () => {
  it.each<[version: string, expected: boolean]>([
    ['18.20.4', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false], // between two lines that are kept up
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.9.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('Node %s: %s', (version, expected) => {
    expect(satisfies(version, '^20.19 || ^22.12 || >=24')).toBe(expected);
  });
});
