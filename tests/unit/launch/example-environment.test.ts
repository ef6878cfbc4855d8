import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('documents every variable that is parsed', () => {
  const parsed = readFileSync('lib/db/environment.ts', 'utf8').matchAll(/^ {2,}([A-Z_]+): /gm);
  const example = readFileSync('.env.example', 'utf8');
  const documented = new Set([...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
  const missing = [...parsed].map(([, name]) => name).filter((name) => !documented.has(name));
  expect(missing).toEqual([]);
  expect(documented.size).toBeGreaterThan(10);
});
