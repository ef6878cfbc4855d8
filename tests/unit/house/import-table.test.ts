import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

// The import table of lib/README.md and the rules of the pure rooms are lint rules. Each is broken here on purpose, in a
// file that does not exist, to see that breaking it fails `npm run check`.

const root = join(import.meta.dirname, '../../..');
let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({ cwd: root });
});

/** The rules that a text breaks as a file of a room. */
async function broken(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: join(root, filePath) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}
const imports = '@typescript-eslint/no-restricted-imports';
const importing = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;`;
const importingType = (specifier: string) => `import type { X } from '${specifier}';\nexport type Y = X;`;
const at = (room: string) => `${room}/probe.${room === 'app' || room === 'components' ? 'tsx' : 'ts'}`;

describe('a room imports what its row names and nothing else', () => {
  it.each<[room: string, allowed: string[], forbidden: string[]]>([
    [
      'lib/contracts',
      ['zod', '@/lib/contracts/trace'],
      ['@/lib/simulation/alarm', '@/lib/db/client', 'yaml', 'node:fs', 'react'],
    ],
    [
      'lib/simulation',
      ['pure-rand', '@/lib/simulation/alarm'],
      ['@/lib/contracts/trace', '@/lib/aws/prices', '@/lib/grading/goal', 'zod', 'node:fs', 'yaml'],
    ],
    [
      'lib/aws',
      ['@/lib/contracts/trace', '@/lib/simulation/alarm', 'yaml', 'zod'],
      ['@/lib/grading/goal', '@/lib/questions/draw', '@/lib/db/client', 'node:fs', 'next'],
    ],
    [
      'lib/variants',
      ['pure-rand', '@/lib/variants/expression'],
      ['@/lib/contracts/question', '@/lib/simulation/alarm', '@/lib/aws/prices', 'zod', 'node:crypto'],
    ],
    [
      'lib/grading',
      ['@/lib/simulation/alarm', '@/lib/grading/goal'],
      [
        '@/lib/contracts/trace',
        '@/lib/aws/prices',
        '@/lib/db/client',
        '@/lib/questions/draw',
        'zod',
        'pure-rand',
        'node:fs',
      ],
    ],
    [
      'lib/learning',
      ['ts-fsrs', '@/lib/learning/mastery'],
      ['@/lib/contracts/verdict', '@/lib/simulation/alarm', '@/lib/progress/attempt', 'zod'],
    ],
    [
      'lib/db',
      ['@prisma/client', '@prisma/adapter-pg', 'pg', 'zod', 'node:fs'],
      ['@/lib/contracts/trace', '@/lib/questions/draw', 'next', 'yaml'],
    ],
    [
      'lib/auth',
      [
        '@/lib/contracts/actor',
        '@/lib/progress/adopt-guest',
        '@/lib/db/client',
        'next-auth',
        'next/headers',
        '@node-rs/argon2',
        'uuid',
        'zod',
        'node:crypto',
      ],
      ['@/lib/attempts/submit-attempt', '@/lib/questions/draw', '@/lib/simulation/alarm', '@prisma/client'],
    ],
    [
      'lib/questions',
      [
        '@/lib/contracts/question',
        '@/lib/variants/expression',
        '@/lib/aws/prices',
        '@/lib/simulation/alarm',
        '@/lib/grading/goal',
        '@/lib/db/client',
        'uuid',
        'zod',
        'node:path',
      ],
      ['@/lib/progress/attempt', '@/lib/attempts/submit-attempt', '@/lib/auth/actor', 'next', '@prisma/client'],
    ],
    [
      'lib/progress',
      ['@/lib/contracts/progress', '@/lib/learning/mastery', '@/lib/grading/goal', '@/lib/db/client', 'zod'],
      ['@/lib/questions/draw', '@/lib/simulation/alarm', '@/lib/auth/actor', 'next', 'pg'],
    ],
    [
      'lib/classes',
      ['@/lib/contracts/actor', '@/lib/progress/read-standings', '@/lib/db/client', 'uuid', 'zod', 'node:crypto'],
      ['@/lib/questions/draw', '@/lib/attempts/submit-attempt', '@/lib/auth/actor', 'next', '@prisma/client'],
    ],
    [
      'lib/receipts',
      ['@/lib/contracts/receipt', '@/lib/questions/run-variant', '@/lib/db/client', 'zod', 'node:crypto'],
      ['@/lib/progress/attempt', '@/lib/attempts/submit-attempt', '@/lib/auth/actor', 'next', 'pg'],
    ],
    [
      'lib/attempts',
      [
        '@/lib/contracts/trace',
        '@/lib/receipts/sign-receipt',
        '@/lib/questions/draw',
        '@/lib/grading/goal',
        '@/lib/progress/attempt',
        '@/lib/classes/find-member',
        '@/lib/auth/actor',
        '@/lib/db/client',
        'zod',
      ],
      ['@/lib/commands/exit-codes', '@/lib/launch/load-bank', 'next', 'pg', 'node:fs'],
    ],
    [
      'lib/commands',
      ['@/lib/questions/draw', '@/lib/aws/prices', '@/lib/attempts/submit-attempt', 'node:fs', 'csv-parse'],
      ['@/lib/launch/load-bank', '@/lib/auth/actor', '@/app/page'],
    ],
    [
      'lib/launch',
      ['@/lib/db/client', '@/lib/auth/password', '@/lib/questions/load-question-bank', 'node:fs'],
      ['@/lib/attempts/submit-attempt', '@/lib/simulation/alarm', 'zod', 'next'],
    ],
    [
      'components',
      ['@/components/button', 'react', 'next/link', '@visx/scale', 'uuid'],
      ['@/lib/contracts/trace', '@/lib/db/client', '@/app/page', 'zod', 'pg', 'node:fs'],
    ],
    [
      'app',
      ['@/lib/attempts/submit-attempt', '@/lib/db/client', '@/components/button', '@/app/layout', 'next', 'zod'],
      ['../lib/db/client'],
    ],
  ])('%s', async (room, allowed, forbidden) => {
    for (const specifier of allowed) {
      expect(await broken(at(room), importing(specifier)), `${room} may import ${specifier}`).not.toContain(imports);
    }
    for (const specifier of forbidden) {
      expect(await broken(at(room), importing(specifier)), `${room} may not import ${specifier}`).toContain(imports);
    }
  });

  it.each([
    ['lib/simulation', '@/lib/contracts/trace'],
    ['lib/variants', '@/lib/contracts/question'],
    ['lib/grading', '@/lib/contracts/trace'],
    ['lib/learning', '@/lib/contracts/verdict'],
    ['components', '@/lib/contracts/trace'],
    ['components', '@/lib/questions/draw'],
  ])('%s may import types, and only types, of %s', async (room, specifier) => {
    expect(await broken(at(room), importingType(specifier))).not.toContain(imports);
    expect(await broken(at(room), importing(specifier))).toContain(imports);
  });

  it.each([
    ['lib/simulation', '@/lib/db/client'],
    ['lib/grading', '@/lib/aws/prices'],
    ['lib/db', '@/lib/contracts/trace'],
    ['lib/launch', '@/lib/contracts/trace'],
  ])('%s may not even import types of %s', async (room, specifier) => {
    expect(await broken(at(room), importingType(specifier))).toContain(imports);
  });

  it('also in the folders of a room, where a file steps out by ../', async () => {
    expect(await broken('lib/simulation/network/probe.ts', importing('@/lib/aws/prices'))).toContain(imports);
    expect(await broken('lib/simulation/network/probe.ts', importing('../alarm'))).toContain(imports);
    expect(await broken('lib/simulation/network/probe.ts', importing('./cidr'))).not.toContain(imports);
    expect(await broken('lib/simulation/probe.ts', importing('./alarm'))).not.toContain(imports);
  });

  it('a name that only begins like an allowed one is not it', async () => {
    expect(await broken('lib/contracts/probe.ts', importing('zodiac'))).toContain(imports);
    expect(await broken('lib/contracts/probe.ts', importing('zod/mini'))).not.toContain(imports);
    expect(await broken('lib/aws/probe.ts', importing('@/lib/contracts-other/x'))).toContain(imports);
    expect(await broken('lib/db/probe.ts', importing('fs'))).toContain(imports);
  });
});

describe('the pure rooms', () => {
  const rooms = ['lib/simulation', 'lib/grading', 'lib/variants', 'lib/learning'];

  it.each<[what: string, text: string, rule: string]>([
    ['no clock', 'export const now = Date.now();', 'no-restricted-globals'],
    ['no date', 'export const now = new Date();', 'no-restricted-globals'],
    ['no timer of the engine', 'export const now = performance.now();', 'no-restricted-globals'],
    ['no unseeded randomness', 'export const die = Math.random();', 'no-restricted-properties'],
    ['no randomness of the machine', 'export const id = crypto.randomUUID();', 'no-restricted-globals'],
    ['no environment', 'export const home = process.env.HOME;', 'no-restricted-globals'],
    ['no network', "export const page = fetch('https://example.org');", 'no-restricted-globals'],
    ['no waiting', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
    ['no way around by globalThis', 'export const now = globalThis.Date;', 'no-restricted-globals'],
    ['no printing', "console.log('here');", 'no-console'],
  ])('%s', async (_what, text, rule) => {
    for (const room of rooms) expect(await broken(`${room}/probe.ts`, text), room).toContain(rule);
  });

  it('may say a date as a type: dates come in as values', async () => {
    expect(await broken('lib/learning/probe.ts', 'export type Card = { due: Date };')).toEqual([]);
  });

  it('other rooms may read the clock', async () => {
    expect(await broken('lib/questions/probe.ts', 'export const now = Date.now();')).toEqual([]);
  });
});

describe('the core’s arithmetic agrees between engines', () => {
  const rule = 'no-restricted-syntax';

  it.each([
    'exp(1)',
    'log(2)',
    'pow(2, 3)',
    'sin(1)',
    'cbrt(8)',
    'hypot(3, 4)',
    'log2(8)',
    'trunc(1.5)',
    'sign(-1)',
    'fround(1)',
    'PI',
  ])('no Math.%s', async (call) =>
    expect(await broken('lib/simulation/probe.ts', `export const x = Math.${call};`)).toContain(rule),
  );

  it.each(['sqrt(4)', 'floor(1.5)', 'ceil(1.5)', 'round(1.5)', 'min(1, 2)', 'max(1, 2)', 'abs(-1)', 'imul(2, 3)'])(
    'Math.%s is allowed',
    async (call) => expect(await broken('lib/simulation/probe.ts', `export const x = Math.${call};`)).toEqual([]),
  );

  it('no powers by operator', async () => {
    expect(await broken('lib/simulation/probe.ts', 'export const x = 2 ** 3;')).toContain(rule);
    expect(await broken('lib/simulation/probe.ts', 'let x = 2;\nx **= 3;\nexport const y = x;')).toContain(rule);
  });
});

describe('types hide nothing in lib, components and app', () => {
  it.each([
    ['any', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['a cast', 'export const x = (1 as unknown) as string;', '@typescript-eslint/consistent-type-assertions'],
    [
      'an exclamation mark',
      'export const first = (list: number[]) => list[0]!;',
      '@typescript-eslint/no-non-null-assertion',
    ],
    ['two equals signs', 'export const same = (a: number, b: number) => a == b;', 'eqeqeq'],
    [
      'an import of a type as a value',
      "import { Trace } from '@/lib/contracts/trace';\nexport type T = Trace;",
      '@typescript-eslint/consistent-type-imports',
    ],
  ])('no %s', async (_what, text, rule) => {
    for (const file of ['lib/aws/probe.ts', 'app/probe.tsx']) expect(await broken(file, text), file).toContain(rule);
  });

  it('as const is no cast', async () => {
    expect(await broken('lib/aws/probe.ts', 'export const x = [1, 2] as const;')).toEqual([]);
  });
});

describe('printing', () => {
  it('is for commands and the launcher', async () => {
    const print = "console.log('here');";
    for (const file of ['lib/aws/probe.ts', 'app/probe.tsx', 'components/probe.tsx'])
      expect(await broken(file, print)).toContain('no-console');
    for (const file of ['lib/commands/probe.ts', 'lib/launch/probe.mjs']) expect(await broken(file, print)).toEqual([]);
  });
});
