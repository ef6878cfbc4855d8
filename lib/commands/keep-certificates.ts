import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { examinedSeeds } from '@/lib/questions/examined-seeds';
import { parseQuestion } from '@/lib/questions/parse-question';
import { readCertificate } from '@/lib/questions/read-certificate';
import { coreVersion } from '@/lib/simulation/core-version';
import { certifyAll } from './certify/certify-all';
import { exitCodes } from './exit-codes';

// Brings prisma/certificates up to date with prisma/questions and the core: `npm run -s certificates`. A first start takes
// the certificates from there instead of making them all. What is refused is named and gets none.

const questions = join(import.meta.dirname, '../../prisma/questions');
const certificates = join(import.meta.dirname, '../../prisma/certificates');
const refused = 1;

function readKept(id: string): Certificate | null {
  try {
    return readCertificate(JSON.parse(readFileSync(join(certificates, `${id}.json`), 'utf8')));
  } catch {
    return null; // none yet, or none that can be read: it is made anew
  }
}

function isCurrent(question: Question): boolean {
  const kept = readKept(question.id);
  return kept?.core === coreVersion && kept.digest === digestOfDocument(question);
}

function keep(question: Question, certificate: Certificate): void {
  const file = join(certificates, `${question.id}.json`);
  if (certificate.certified) writeFileSync(file, `${JSON.stringify(certificate)}\n`);
  else rmSync(file, { force: true });
  process.stdout.write(`${question.id}: ${certificate.certified ? 'certified' : 'refused'}\n`);
}

async function main(): Promise<number> {
  mkdirSync(certificates, { recursive: true });
  const files = readdirSync(questions).filter((name) => name.endsWith('.yaml'));
  for (const name of readdirSync(certificates))
    if (!files.includes(name.replace(/json$/, 'yaml'))) rmSync(join(certificates, name));
  const bank = files.flatMap((file) => {
    const parsed = parseQuestion(readFileSync(join(questions, file), 'utf8'));
    if (parsed.kind === 'question') return [parsed.question];
    process.stderr.write(`${file} is no question/1: npm run -s certify -- prisma/questions/${file} says why\n`);
    return [];
  });
  const stale = bank.filter((question) => !isCurrent(question));
  const made = await certifyAll(
    stale.map((question) => ({ question, seeds: examinedSeeds(question) })),
    keep,
  );
  return bank.length === files.length && made.every(({ certified }) => certified) ? exitCodes.ok : refused;
}

process.exitCode = await main();
