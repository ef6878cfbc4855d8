import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { readCertificate } from '@/lib/questions/read-certificate';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { coreVersion } from '@/lib/simulation/core-version';
import { bundledQuestions } from '@/tests/support/question-bank';

// The bank is pinned by the certificates beside it: a core that makes another key fails here, with the questions' names.

const folder = join(import.meta.dirname, '../../prisma/certificates');

function certificateOf({ id }: Question): Certificate | null {
  const file = join(folder, `${id}.json`);
  return existsSync(file) ? readCertificate(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** What is wrong with a question's certificate, or nothing. */
function faultOf(question: Question): string | null {
  const certificate = certificateOf(question);
  if (!certificate) return 'has no certificate';
  if (!certificate.certified) return 'was refused';
  if (certificate.digest !== digestOfDocument(question)) return 'is another document than was certified';
  return movedKey(question, certificate) ?? (certificate.core === coreVersion ? null : 'was certified by another core');
}

function movedKey(question: Question, certificate: Certificate): string | null {
  for (const rulebook of rulebooksOf(question)) {
    for (const { seed, keys } of certificate.variants) {
      const result = runVariant(question, seed, rulebook);
      const key = result.kind === 'run' && result.run.key.kind === 'key' ? result.run.key.ids : [];
      if (key.join() !== keys[rulebook]?.join()) return `has another key by ${rulebook} in variant ${seed}`;
    }
  }
  return null;
}

it('every bundled question is certified as it stands, by the present core (else: npm run certificates)', () => {
  const faults = bundledQuestions.flatMap(({ question }) => {
    const fault = faultOf(question);
    return fault === null ? [] : [`${question.id} ${fault}`];
  });
  expect(faults).toEqual([]);
});

it('a question whose key would move is named', () => {
  const [first] = bundledQuestions.filter(({ question }) => question.kind === 'choice');
  const certificate = first && certificateOf(first.question);
  if (!first || !certificate) throw new Error('no question with options');
  const others = certificate.variants.map((variant) => ({ ...variant, keys: { aws: ['x'], course: ['x'] } }));
  expect(movedKey(first.question, { ...certificate, variants: others })).toMatch(/^has another key by \w+ in variant 0$/);
});
