import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { certificateSchema } from '@/lib/contracts/certificate';
import { scheduledQuestion, spotQuestion } from '@/tests/support/certificate-questions';
import { runCommand } from '@/tests/support/run-command';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'certify-'));
  const documents = { sound: spotQuestion({ asks: 'aws' }), ambiguous: scheduledQuestion({ open: ['startup'] }) };
  for (const [name, question] of Object.entries(documents)) {
    writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(question));
  }
  writeFileSync(join(folder, 'broken.yaml'), 'schema: question/1\nkind: choice\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const certify = (...parameters: string[]) => runCommand('lib/commands/certify.ts', parameters, folder);

describe('the certify command', { timeout: 60_000 }, () => {
  it('leaves with 0 where all keys stand, and says why every other option is wrong', async () => {
    const { code, stdout } = await certify('sound.yaml');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^small: certified \(choice, asks aws, all of 1 variants; core [0-9a-f]{16}\)$/m);
    expect(stdout).toMatch(/^ {3}\* on_demand .*completed after 1 h, at most 2 h allowed \(0\.500 used\)/m);
    expect(stdout).toMatch(/^ {5}spot .*refused: /m);
    expect(stdout).toMatch(/^1 of 1 certified$/m);
  });

  it('leaves with 1 where one is refused, and proposes the sentence for the stem', async () => {
    const { code, stdout } = await certify('sound.yaml', 'ambiguous.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}refused \(uncertain-cell\): aws, startup 360 s: the key wins 0 of 100 runs/m);
    expect(stdout).toContain('"A new instance needs 5 minutes from the decision to scale out until it serves."');
    expect(stdout).toMatch(/^1 of 2 certified$/m);
  });

  it('prints the certificates as one list of their contract with --json', async () => {
    const { stdout, stderr } = await certify('sound.yaml', '--json');
    const [certificate] = z.array(certificateSchema).parse(JSON.parse(stdout));
    expect(certificate).toMatchObject({ question: 'small', certified: true });
    expect(stderr).toBe('');
  });

  it.each<[string, string[], RegExp]>([
    ['nothing to certify', [], /^usage: npm run -s certify/],
    ['a file that is not there', ['none.yaml'], /none\.yaml: no such file/],
    ['a document that is no question', ['broken.yaml'], /^broken\.yaml: id: required/m],
    ['an option it does not know', ['sound.yaml', '--quick'], /Unknown option '--quick'/],
  ])('leaves with 64 for %s', async (_, parameters, message) => {
    const { code, stdout, stderr } = await certify(...parameters);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(message);
  });
});
