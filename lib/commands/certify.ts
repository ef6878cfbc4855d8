import { basename } from 'node:path';
import { describeCheck } from '@/lib/grading/describe-check';
import { deriveKeys } from '@/lib/questions/derive-keys';
import { parseQuestion } from '@/lib/questions/parse-question';
import { rulebooksOf, runVariant, type VariantRun } from '@/lib/questions/run-variant';
import { countVariants } from '@/lib/variants/make-variant';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

// Says of each question file which key the core derives, how every option fares against the goal, and in how many noisy
// runs the key holds. Exit code 0 when every file has a key, 1 when one is refused, 64 for a bad document.

const noiseSeeds = 20;

function describeRun({ options, outcomes, key }: VariantRun): string[] {
  return outcomes.map((outcome, index) => {
    const right = key.kind === 'key' && key.ids.includes(outcome.id) ? '*' : ' ';
    const refused = outcome.trace?.rejections[0]?.message;
    const checks = outcome.goal?.checks.map(
      (check) => `${describeCheck(check)} (${check.usedShare?.toFixed(3) ?? '∞'} used)`,
    );
    const preferred = outcome.goal?.preferred ?? null;
    const claim = outcome.claim
      ? `value ${outcome.claim.value ?? 'none'}: ${outcome.holds ? 'holds' : 'does not hold'}`
      : '';
    const what = refused
      ? `refused: ${refused}`
      : [...(checks ?? []), preferred === null ? '' : `preferred ${preferred}`, claim].filter(Boolean).join('; ');
    return `  ${right} ${outcome.id.padEnd(24)} ${what}   [${options[index]?.text ?? ''}]`;
  });
}

function certify(file: string): number {
  const text = readTextFile(file, 8);
  const parsed =
    text.kind === 'text'
      ? parseQuestion(text.text)
      : { kind: 'bad-document' as const, problems: [{ path: '', message: text.message }] };
  if (parsed.kind === 'bad-document') {
    for (const { path, message } of parsed.problems)
      process.stderr.write(`${file}: ${path ? `${path}: ` : ''}${message}\n`);
    return exitCodes.badDocument;
  }
  const { question } = parsed;
  const lines = [`${basename(file)}: ${question.kind}, asks ${question.asks}, ${countVariants(question)} variants`];
  const derived = deriveKeys(question);
  if (derived.kind === 'refused')
    lines.push(...derived.problems.map(({ path, message }) => `  refused: ${path}: ${message}`));
  for (const rulebook of rulebooksOf(question)) {
    const exact = runVariant(question, 0, rulebook);
    if (exact.kind !== 'run') continue;
    const key = exact.run.key.kind === 'key' ? exact.run.key.ids.join() : '';
    let held = 0;
    for (let seed = 1; seed <= noiseSeeds; seed++) {
      const noisy = runVariant(question, 0, rulebook, { noise: 'poisson', seed });
      if (noisy.kind === 'run' && noisy.run.key.kind === 'key' && noisy.run.key.ids.join() === key) held += 1;
    }
    lines.push(
      ` ${rulebook}: key ${key || 'none'}; holds in ${held} of ${noiseSeeds} noisy runs`,
      ...describeRun(exact.run),
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return derived.kind === 'refused' ? 1 : exitCodes.ok;
}

process.exitCode = Math.max(0, ...process.argv.slice(2).map(certify));
