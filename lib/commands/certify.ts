import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { certifyQuestion } from '@/lib/questions/certify-question';
import { parseQuestion } from '@/lib/questions/parse-question';
import { countVariants } from '@/lib/variants/make-variant';
import { printCertificate } from './print-certificate';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

// Puts the keys of questions to the test: `npm run -s certify -- [FILE…] [--all] [--json]`. Files alone: the first variant
// of each; --all: every variant, of the bundled questions where no file is named.

const usage = 'usage: npm run -s certify -- [FILE…] [--all] [--json]';
const bankFolder = join(import.meta.dirname, '../../prisma/questions');
const mostMegabytes = 8;
const refused = 1;

class BadDocument extends Error {}

type Options = { files: readonly string[]; all: boolean; json: boolean };

function readOptions(argv: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    if (positionals.length === 0 && !values.all) throw new BadDocument(usage);
    return { files: positionals.length > 0 ? positionals : bundledFiles(), ...values };
  } catch (error) {
    if (error instanceof BadDocument) throw error;
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function bundledFiles(): string[] {
  const names = readdirSync(bankFolder).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(bankFolder, name));
}

function readQuestion(file: string): Question {
  const text = readTextFile(file, mostMegabytes);
  if (text.kind === 'unreadable') throw new BadDocument(text.message);
  const parsed = parseQuestion(text.text);
  if (parsed.kind === 'question') return parsed.question;
  const problems = parsed.problems.map(({ path, message }) => `${file}: ${path ? `${path}: ` : ''}${message}`);
  throw new BadDocument(problems.join('\n'));
}

function certifyAll({ files, all, json }: Options): Certificate[] {
  const questions = files.map(readQuestion);
  return questions.map((question, index) => {
    const seeds = Array.from({ length: all ? countVariants(question) : 1 }, (_, seed) => seed);
    showProgress(`${index + 1} of ${questions.length}: ${question.id}`);
    const certificate = certifyQuestion(question, seeds);
    showProgress('');
    if (!json) process.stdout.write(`${printCertificate(question, certificate).join('\n')}\n`);
    return certificate;
  });
}

/** One line on a terminal, overwritten again and again; nothing where a file or a pipe listens. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function main(argv: string[]): number {
  try {
    const options = readOptions(argv);
    const certificates = certifyAll(options);
    if (options.json) process.stdout.write(`${JSON.stringify(certificates)}\n`);
    const good = certificates.filter(({ certified }) => certified).length;
    if (!options.json) process.stdout.write(`${good} of ${certificates.length} certified\n`);
    return good === certificates.length ? exitCodes.ok : refused;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

process.exitCode = main(process.argv.slice(2));
