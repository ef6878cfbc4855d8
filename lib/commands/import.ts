import { parseArgs } from 'node:util';
import { importDocuments, type Imported } from '@/lib/aws/import/import-documents';
import type { SourceFile } from '@/lib/aws/import/read-files';
import { toSkeleton } from '@/lib/aws/import/to-skeleton';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

const usage = `usage: npm run -s import -- FILE… > scenario.yaml
AWS CLI JSON or commands, CloudFormation, Terraform, SageMaker custom resources. Files of one configuration (target,
policy, alarm) go together; the skeleton goes to stdout, what could not be used to stderr.`;
const mostMegabytes = 8;

class BadDocument extends Error {}

function readArguments(argv: string[]): string[] {
  try {
    const { positionals } = parseArgs({ args: argv, allowPositionals: true, options: {} });
    if (positionals.length > 0) return positionals;
  } catch (error) {
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  throw new BadDocument(usage);
}

function readSource(name: string): SourceFile {
  const file = readTextFile(name, mostMegabytes);
  if (file.kind === 'unreadable') throw new BadDocument(file.message);
  return { name, text: file.text };
}

/** What has to be said about one configuration, a line each, the gravest first. */
function describe({ problems, refusals, warnings, remarks }: Imported): string[] {
  const facts = (ids: readonly string[]) => (ids.length > 0 ? ` [${ids.join(' ')}]` : '');
  return [
    ...problems.map(({ path, message }) => `bad document  ${path ? `${path}: ` : ''}${message}`),
    ...refusals.map((one) => `refused       ${one.code} at ${one.path}: ${one.message}${facts(one.facts)}`),
    ...warnings.map((one) => `warning       ${one.code} at ${one.path}: ${one.message}${facts(one.facts)}`),
    ...remarks.map(({ kind, place, message }) => `${kind.padEnd(13)} ${place}: ${message}`),
  ];
}

function main(argv: string[]): number {
  try {
    const imported = importDocuments(readArguments(argv).map(readSource));
    for (const one of imported) {
      const lines = describe(one);
      const heading = imported.length > 1 ? [`${one.label}: ${verdictOf(one)}`] : [];
      const text = [...heading, ...lines.map((line) => (heading.length > 0 ? `  ${line}` : line))].join('\n');
      if (text) process.stderr.write(`${text}\n`);
    }
    const skeletons = imported.flatMap((one) => (one.scenario ? [toSkeleton(one)] : []));
    process.stdout.write(skeletons.join('---\n'));
    if (imported.some(({ refusals }) => refusals.length > 0)) return exitCodes.rejected;
    return imported.some(({ problems }) => problems.length > 0) ? exitCodes.badDocument : exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

function verdictOf({ problems, refusals }: Imported): string {
  return refusals.length > 0 ? 'refused' : problems.length > 0 ? 'not readable' : 'imported';
}

process.exitCode = main(process.argv.slice(2));
