import { parseArgs } from 'node:util';
import { describeIssues } from '@/lib/aws/parse-scenario';
import { parseDocument } from '@/lib/aws/parse-document';
import { type CaseFile, caseFileSchema } from './conformance/case-file';
import type { Outcome } from './conformance/outcome';
import { type CaseResult, runFile, statuses, totalsByTopic } from './conformance/run-file';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

// Runs files of worked cases against the core and lib/aws: one line a case, then totals a topic. Exit 1 if any failed.

const usage = 'usage: npm run -s conformance -- FILE… [--json]';
const mostMegabytes = 8;

class BadDocument extends Error {}

function readCaseFile(path: string): CaseFile {
  const file = readTextFile(path, mostMegabytes);
  if (file.kind === 'unreadable') throw new BadDocument(file.message);
  const document = parseDocument(file.text);
  const parsed = document.kind === 'data' ? caseFileSchema.safeParse(document.data) : null;
  if (parsed?.success) return parsed.data;
  const problems =
    document.kind === 'bad-document' ? document.problems : describeIssues(parsed?.error.issues ?? [], document.data);
  throw new BadDocument(
    problems.map(({ path: where, message }) => `${path}: ${where ? `${where}: ` : ''}${message}`).join('\n'),
  );
}

function line({ id, topic, outcome }: CaseResult): string {
  return `${id} ${topic} ${told(outcome)}`;
}

function told(outcome: Outcome): string {
  switch (outcome.status) {
    case 'pass':
      return 'pass';
    case 'FAIL':
      return `FAIL expected ${shown(outcome.expected)} got ${shown(outcome.got)}`;
    case 'manual':
    case 'unsupported':
      return `${outcome.status}: ${outcome.reason}`;
  }
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function printTotals(results: readonly CaseResult[]): string[] {
  const totals = [...totalsByTopic(results)];
  const width = Math.max(...totals.map(([topic]) => topic.length), 5);
  const row = (name: string, counts: readonly (string | number)[]) =>
    `${name.padEnd(width)} ${counts.map((count) => String(count).padStart(12)).join('')}`;
  const sums = statuses.map((status) => results.filter(({ outcome }) => outcome.status === status).length);
  return [
    row('topic', statuses),
    ...totals.map(([topic, counted]) =>
      row(
        topic,
        statuses.map((status) => counted[status]),
      ),
    ),
    row('total', sums),
  ];
}

function readOptions(argv: string[]): { files: string[]; json: boolean } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
    if (positionals.length > 0) return { files: positionals, json: values.json };
  } catch (error) {
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  throw new BadDocument(usage);
}

function main(argv: string[]): number {
  try {
    const { files, json } = readOptions(argv);
    const read = files.map(readCaseFile);
    const others = new Map(read.flatMap(({ cases = [] }) => cases.map((one) => [one.id, one] as const)));
    const results = read.flatMap((file) => runFile(file, others));
    const failed = results.some(({ outcome }) => outcome.status === 'FAIL');
    const output = json
      ? JSON.stringify({
          cases: results.map(({ id, topic, outcome }) => ({ id, topic, ...outcome })),
          totals: Object.fromEntries(totalsByTopic(results)),
        })
      : [...results.map(line), '', ...printTotals(results)].join('\n');
    process.stdout.write(`${output}\n`);
    return failed ? exitCodes.failed : exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

process.exitCode = main(process.argv.slice(2));
