import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Question } from '@/lib/contracts/question';
import { type Receipt, type ReceiptKey, receiptKeySchema, receiptKeySetSchema } from '@/lib/contracts/receipt';
import { parseDocument } from '@/lib/aws/parse-document';
import { parseQuestion } from '@/lib/questions/parse-question';
import { type Verification, verifyReceipt } from '@/lib/receipts/verify-receipt';
import { coreVersion } from '@/lib/simulation/core-version';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

// Computes a receipt again from scratch. Without --key any signature that fits is taken, and only says that the file is
// as somebody signed it; with the keys that a server lists at /.well-known/cooldown-receipts.json it says who.

const usage = 'usage: npm run -s verify-receipt -- FILE [--key FILE]';
const mostMegabytes = 4;
const bank = join(import.meta.dirname, '../../prisma/questions');

class BadDocument extends Error {}

function readOptions(argv: string[]): { file: string; keyFile: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { key: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new BadDocument(usage);
    return { file, keyFile: values.key };
  } catch (error) {
    if (error instanceof BadDocument) throw error;
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function readData(path: string): unknown {
  const file = readTextFile(path, mostMegabytes);
  if (file.kind === 'unreadable') throw new BadDocument(file.message);
  const document = parseDocument(file.text);
  if (document.kind === 'data') return document.data;
  throw new BadDocument(`${path}: ${document.problems.map(({ message }) => message).join('; ')}`);
}

/** One key, or a list as it is served. */
function readKeys(path: string): ReceiptKey[] {
  const data = readData(path);
  const keys = receiptKeySetSchema.safeParse(data).data?.keys ?? receiptKeySchema.safeParse(data).data;
  if (keys === undefined) {
    throw new BadDocument(`${path}: expected {keys: [{kty: OKP, crv: Ed25519, x, kid}]} or one such key`);
  }
  return [keys].flat();
}

/** A question of the bank as it is here; null for one that is not. */
function findBundled(id: string): Question | null {
  if (!/^[a-z][a-z0-9_]*$/.test(id)) return null; // no path leads out of the bank
  const file = readTextFile(join(bank, `${id}.yaml`), mostMegabytes);
  const parsed = file.kind === 'text' ? parseQuestion(file.text) : null;
  return parsed?.kind === 'question' ? parsed.question : null;
}

function describeReceipt({ attemptId, question, variant, response, gradedAt }: Receipt, isPublished: boolean) {
  const where = isPublished ? 'as in prisma/questions' : 'not found in prisma/questions: run as the receipt has it';
  return [
    `attempt     ${attemptId}, graded ${gradedAt}`,
    `question    ${question.id}, version ${question.version}, variant ${variant.seed} (${where})`,
    `response    ${JSON.stringify(response)}`,
  ];
}

function describeKey({ publicKey: { kid } }: Receipt, keyFile: string | undefined): string {
  if (keyFile !== undefined) return `signed by   ${kid}, a key of ${keyFile}`;
  return `signed by   ${kid}; whose key that is --key FILE would tell`;
}

function describe(verified: Verification, file: string, keyFile: string | undefined): string[] {
  switch (verified.kind) {
    case 'not-a-receipt':
      return verified.problems.map(({ path, message }) => `${file}: ${path === '' ? '' : `${path}: `}${message}`);
    case 'forged':
      return [`Forged: ${verified.reasons.join('; ')}.`];
    case 'same': {
      const { receipt, isPublished } = verified;
      const { verdict, core, rulebook } = receipt;
      const runs = `${Object.keys(core.traces).length} runs by rulebook ${rulebook}`;
      const by = core.version === coreVersion ? 'the same core' : `core ${coreVersion} in place of ${core.version}`;
      return [
        `The same: ${verdict.kind}, credit ${verdict.credit}.`,
        ...describeReceipt(receipt, isPublished),
        `recomputed  key, verdict and ${runs}, by ${by}`,
        describeKey(receipt, keyFile),
      ];
    }
    case 'other-core': {
      const { receipt, differences } = verified;
      return [
        `Another outcome under another core: graded by core ${receipt.core.version}, recomputed by core ${coreVersion}.`,
        ...describeReceipt(receipt, false).slice(0, 1),
        ...differences.map((difference) => `differs     ${difference}`),
        describeKey(receipt, keyFile),
      ];
    }
  }
}

const codes = { same: exitCodes.ok, forged: 2, 'other-core': 3, 'not-a-receipt': exitCodes.badDocument } as const;

function main(argv: string[]): number {
  try {
    const { file, keyFile } = readOptions(argv);
    const keys = keyFile === undefined ? null : readKeys(keyFile);
    const verified = verifyReceipt(readData(file), { keys, findQuestion: findBundled });
    const output = verified.kind === 'not-a-receipt' ? process.stderr : process.stdout;
    output.write(`${describe(verified, file, keyFile).join('\n')}\n`);
    return codes[verified.kind];
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

process.exitCode = main(process.argv.slice(2));
