import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Question } from '@/lib/contracts/question';
import { parseQuestion } from '@/lib/questions/parse-question';
import { countVariants } from '@/lib/variants/make-variant';
import { certifyAll } from './certify/certify-all';
import { printCertificate } from './certify/print-certificate';
import { printDistribution } from './certify/print-distribution';
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

async function main(argv: string[]): Promise<number> {
  try {
    const { files, all, json } = readOptions(argv);
    const asked = files.map(readQuestion).map((question) => {
      return { question, seeds: Array.from({ length: all ? countVariants(question) : 1 }, (_, seed) => seed) };
    });
    const print = (lines: readonly string[]) => json || process.stdout.write(`${lines.join('\n')}\n`);
    const certificates = await certifyAll(asked, (question, certificate) =>
      print(printCertificate(question, certificate)),
    );
    const good = certificates.filter(({ certified }) => certified).length;
    if (json) process.stdout.write(`${JSON.stringify(certificates)}\n`);
    if (all) print(printDistribution(certificates));
    print([`${good} of ${certificates.length} certified`]);
    return good === certificates.length ? exitCodes.ok : refused;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

process.exitCode = await main(process.argv.slice(2));
