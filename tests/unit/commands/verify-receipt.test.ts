import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSigningKey } from '@/lib/receipts/signing-key';
import { coreVersion } from '@/lib/simulation/core-version';
import { bundledQuestions } from '@/tests/support/question-bank';
import { privateKey, receiptOf, resigned } from '@/tests/support/receipt';
import { runCommand } from '@/tests/support/run-command';
import { smallQuestion } from '@/tests/support/small-question';

// Receipts of every fate, given to the real command.

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cooldown-receipts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (...parameters: string[]) => runCommand('lib/commands/verify-receipt.ts', parameters, folder);
let files = 0;
function write(content: unknown): string {
  const name = `file-${(files += 1)}.json`;
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return name;
}

const bundled = bundledQuestions.flatMap(({ question }) => (question.kind === 'choice' ? [question] : []))[0];
const own = receiptOf(smallQuestion(), { option: 'three' });
const { publicKey } = toSigningKey(privateKey(7));
const { publicKey: strange } = toSigningKey(privateKey(8));

describe.concurrent('a genuine receipt', () => {
  it('comes out the same: exit code 0, and what was computed again', async () => {
    if (!bundled) throw new Error('no bundled question of the kind choice');
    const receipt = receiptOf(bundled, { option: bundled.options[0]?.id ?? '' }, 1);
    const { code, stdout, stderr } = await verify(write(receipt));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The same: (in)?correct, credit [01]\.$/m);
    expect(stdout).toContain(`${bundled.id}, version 1, variant 1 (as in prisma/questions)`);
    expect(stdout).toMatch(/^recomputed {2}key, verdict and \d runs by rulebook (aws|course), by the same core$/m);
    expect(stdout).toMatch(/^signed by {3}[\w-]{43}; .*--key FILE/m);
  });

  it('is of a key that was given: the list as it is served, or one key of it', async () => {
    const file = write(own);
    for (const keys of [{ keys: [strange, publicKey] }, publicKey]) {
      const name = write(keys);
      const { code, stdout } = await verify(file, '--key', name);
      expect(code).toBe(0);
      expect(stdout).toContain(`signed by   ${publicKey.kid}, a key of ${name}`);
      expect(stdout).toContain('not found in prisma/questions');
    }
  });

  it('of another core that made the same of it is the same too, and both cores are named', async () => {
    const { code, stdout } = await verify(write(resigned(own, { core: { ...own.core, version: 'elder' } })));
    expect(code).toBe(0);
    expect(stdout).toContain(`by core ${coreVersion} in place of elder`);
  });
});

it('another verdict under another core: exit code 3, with both cores named', async () => {
  const changes = { core: { ...own.core, version: 'elder' }, verdict: { kind: 'incorrect' as const, credit: 0 } };
  const { code, stdout } = await verify(write(resigned(own, changes)));
  expect(code).toBe(3);
  expect(stdout).toContain(`graded by core elder, recomputed by core ${coreVersion}`);
  expect(stdout).toContain('the receipt says incorrect, credit 0, and it comes out correct, credit 1');
});

describe.concurrent('a forged receipt: exit code 2, and why', () => {
  it.concurrent.each<[what: string, content: object, keys: object | null, reason: RegExp]>([
    [
      'another verdict than was signed',
      { ...own, verdict: { kind: 'incorrect', credit: 0 } },
      null,
      /signature does not fit/,
    ],
    ['a signature of somebody else', own, { keys: [strange] }, /which is not among those that were given/],
    [
      'a verdict that was never computed',
      resigned(own, { verdict: { kind: 'incorrect', credit: 0 } }),
      null,
      /says incorrect, credit 0, and it comes out correct, credit 1/,
    ],
    ['no signature', { ...own, signature: undefined }, null, /no signature to check: signature: required/],
  ])('%s', async (_what, content, keys, reason) => {
    const { code, stdout } = await verify(write(content), ...(keys ? ['--key', write(keys)] : []));
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Forged: .*\.$/m);
    expect(stdout).toMatch(reason);
  });
});

describe.concurrent('what is no receipt: exit code 64', () => {
  it.concurrent.each<[what: string, parameters: () => string[], message: RegExp]>([
    ['no file', () => [], /^usage: npm run -s verify-receipt -- FILE/],
    ['two files', () => ['a', 'b'], /^usage: /],
    ['an unknown option', () => ['a', '--keys'], /^Unknown option '--keys'.*\nusage: /],
    ['a file that is not there', () => ['nowhere.json'], /^nowhere\.json: no such file$/m],
    ['half of a file', () => [write(JSON.stringify(own).slice(0, 900))], /^file-\d+\.json: line \d+, column \d+: /],
    ['a key twice', () => [write(`{"schema": "receipt/1", "schema": "receipt/1"}`)], /Map keys must be unique/],
    ['another document', () => [write({ schema: 'scenario/1' })], /: schema: expected "receipt\/1"$/m],
    ['keys that are none', () => [write(own), '--key', write({ keys: 'all' })], /: expected \{keys: \[\{kty: OKP/],
  ])('%s', async (_what, parameters, message) => {
    const { code, stdout, stderr } = await verify(...parameters());
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  });
});
