import { parseArgs } from 'node:util';
import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { z } from 'zod';
import type { Scenario } from '@/lib/contracts/scenario';
import { parseScenario, readScenario } from '@/lib/aws/parse-scenario';
import { parseDocument, type DocumentProblem } from '@/lib/aws/parse-document';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { readTraffic, type RecordedTraffic } from '@/lib/aws/traffic-csv';
import { exitCodes } from './exit-codes';
import { printTrace } from './print-trace';
import { readTextFile } from './read-file';

const usage = 'usage: npm run -s simulate -- FILE [--rulebook course|aws] [--seed N] [--traffic CSV] [--json]';
const mostMegabytes = 8;
const mostTrafficMegabytes = 64;

class BadDocument extends Error {}

type Options = { file: string; rulebook?: string; seed?: number; traffic?: string; json: boolean };

function readOptions(argv: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        rulebook: { type: 'string' },
        seed: { type: 'string' },
        traffic: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new BadDocument(usage);
    if (values.rulebook !== undefined && values.rulebook !== 'course' && values.rulebook !== 'aws') {
      throw new BadDocument(`--rulebook: expected course or aws, got ${values.rulebook}`);
    }
    if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed)) {
      throw new BadDocument(`--seed: expected a whole number from 0 to 4294967295, got ${values.seed}`);
    }
    return {
      file,
      json: values.json,
      ...(values.rulebook === undefined ? {} : { rulebook: values.rulebook }),
      ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
      ...(values.traffic === undefined ? {} : { traffic: values.traffic }),
    };
  } catch (error) {
    if (error instanceof BadDocument) throw error;
    throw new BadDocument(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function textOf(path: string, megabytes: number): string {
  const file = readTextFile(path, megabytes);
  if (file.kind === 'unreadable') throw new BadDocument(file.message);
  return file.text;
}

const mostProblems = 20;

/** One line a problem, whatever the document's own keys and names contain. */
function failure(path: string, problems: readonly DocumentProblem[]): BadDocument {
  const lines = problems
    .slice(0, mostProblems)
    .map(({ path: where, message }) => `${path}: ${where ? `${where}: ` : ''}${message}`);
  if (problems.length > mostProblems) lines.push(`${path}: and ${problems.length - mostProblems} more`);
  return new BadDocument(lines.map(onOneLine).join('\n'));
}

function onOneLine(text: string): string {
  const visible = text.replace(/[\p{Cc}\u2028\u2029]/gu, (letter) => JSON.stringify(letter).slice(1, -1));
  return visible.length > 400 ? `${visible.slice(0, 400)} …` : visible;
}

const recordsSchema = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }));

function readRecordedTraffic(path: string): RecordedTraffic {
  const text = textOf(path, mostTrafficMegabytes);
  try {
    const records = recordsSchema.parse(
      parseCsv(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
    );
    const reading = readTraffic(records.map(({ info, record }) => ({ line: info.lines, cells: record })));
    if (reading.kind === 'bad-document') throw failure(path, reading.problems);
    return reading.recorded;
  } catch (error) {
    if (error instanceof CsvError) throw new BadDocument(`${path}: ${error.message}`);
    throw error;
  }
}

/** The scenario of the file with what the command line changes; recorded traffic sets start, length and load. */
function readInput(options: Options): { scenario: Scenario; recorded: RecordedTraffic | null } {
  const text = textOf(options.file, mostMegabytes);
  const recorded = options.traffic === undefined ? null : readRecordedTraffic(options.traffic);
  const overrides = {
    ...(options.rulebook === undefined ? {} : { rulebook: options.rulebook }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(recorded
      ? { start: recorded.start, durationMinutes: recorded.durationMinutes, traffic: recorded.traffic }
      : {}),
  };
  const parsed = Object.keys(overrides).length > 0 ? withOverrides(text, overrides) : parseScenario(text);
  if (parsed.kind === 'bad-document') throw failure(options.file, parsed.problems);
  return { scenario: parsed.scenario, recorded };
}

function withOverrides(text: string, overrides: object) {
  const document = parseDocument(text);
  if (document.kind === 'bad-document') return document;
  const { data } = document;
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  return readScenario(isObject ? { ...data, ...overrides } : data);
}

function describeTraffic(path: string, { rows, requests, reading, gaps }: RecordedTraffic): string[] {
  const how =
    reading.kind === 'counts' ? `requests per ${reading.periodSeconds} s` : 'one request a row, counted per minute';
  const lines = [`traffic     ${path}: ${rows} rows, ${Math.round(requests).toLocaleString('en-US')} requests, ${how}`];
  for (const { fromLine, fromTime, seconds } of gaps) {
    lines.push(`gap         no traffic for ${seconds} s after line ${fromLine} (${fromTime})`);
  }
  return lines;
}

function main(argv: string[]): number {
  try {
    const options = readOptions(argv);
    const { scenario, recorded } = readInput(options);
    const notes = recorded ? describeTraffic(options.traffic ?? '', recorded) : [];
    const trace = simulateScenario(scenario);
    if (options.json) {
      if (notes.length > 0) process.stderr.write(`${notes.join('\n')}\n`);
      process.stdout.write(`${JSON.stringify(trace)}\n`);
    } else process.stdout.write(`${[...notes, printTrace(scenario, trace)].join('\n')}\n`);
    return trace.status === 'rejected' ? exitCodes.rejected : exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

process.exitCode = main(process.argv.slice(2));
