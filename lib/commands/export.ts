import { parseArgs } from 'node:util';
import { exportFormats, type ExportFormat, exportScenario } from '@/lib/aws/export/export-scenario';
import { parseScenario } from '@/lib/aws/parse-scenario';
import { exitCodes } from './exit-codes';
import { readTextFile } from './read-file';

const usage = 'usage: npm run -s export -- FILE --to cli|cloudformation|terraform';
const mostMegabytes = 8;

class BadDocument extends Error {}

function readArguments(argv: string[]): { file: string; format: ExportFormat } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { to: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    const format = exportFormats.find((one) => one === values.to);
    if (file === undefined || others.length > 0) throw new BadDocument(usage);
    if (!format)
      throw new BadDocument(`--to: expected ${exportFormats.join(', ')}, got ${values.to ?? 'nothing'}\n${usage}`);
    return { file, format };
  } catch (error) {
    if (error instanceof BadDocument) throw error;
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function main(argv: string[]): number {
  const say = (lines: readonly string[]) => lines.forEach((line) => process.stderr.write(`${line}\n`));
  try {
    const { file, format } = readArguments(argv);
    const source = readTextFile(file, mostMegabytes);
    if (source.kind === 'unreadable') throw new BadDocument(source.message);
    const parsed = parseScenario(source.text);
    if (parsed.kind === 'bad-document') {
      const lines = parsed.problems.map(({ path, message }) => `${file}: ${path ? `${path}: ` : ''}${message}`);
      throw new BadDocument(lines.join('\n'));
    }
    const exported = exportScenario(parsed.scenario, format);
    if (exported.kind === 'nothing')
      throw new BadDocument(`${file}: expected an endpoint: jobs have no scaling to export`);
    if (exported.kind === 'refused') {
      say(exported.refusals.map(({ code, path, message }) => `refused       ${code} at ${path}: ${message}`));
      return exitCodes.rejected;
    }
    say(exported.warnings.map(({ code, path, message }) => `warning       ${code} at ${path}: ${message}`));
    say([`not carried   ${exported.notCarried.join('; ')}`]);
    process.stdout.write(exported.text);
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    say([error.message]);
    return exitCodes.badDocument;
  }
}

process.exitCode = main(process.argv.slice(2));
