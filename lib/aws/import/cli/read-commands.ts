import type { DocumentProblem } from '@/lib/aws/parse-document';
import { isObject } from '@/lib/aws/json-object';
import { inputShapeOf, operationOf, serviceOf } from '@/lib/aws/rules/calls/requests';
import type { Shape } from '@/lib/aws/rules/calls/shape';
import { type Open, type OpenCall, type OpenObject, type Remark, Unresolved } from '@/lib/aws/import/call';
import { coerce } from '@/lib/aws/import/coerce';
import { type Configuration, configuration } from '@/lib/aws/import/configuration';
import { withHoles } from '@/lib/aws/import/placeholders';
import { readStrictJson } from '@/lib/aws/import/strict-json';
import { splitCommands } from './shell-words';
import { parseShorthand } from './shorthand';

/** Files that a command may read with file://, by their last name. */
export type OtherFiles = ReadonlyMap<string, string>;

export function holdsCommands(text: string): boolean {
  return /^\s*(?:[$>%]\s+)?aws\s+[a-z]/m.test(text);
}

/** The calls of a shell script of `aws` commands. */
export function readCommands(text: string, label: string, place: string, files: OtherFiles): Configuration {
  const reading: Reading = { calls: [], remarks: [], problems: [], files, arns: new Map() };
  const { script, variables } = openAssignments(text);
  const values = new Map<string, string>();
  for (const { words: written, line } of splitCommands(script)) {
    const words = written.map((word) => fillIn(word, values));
    const assignment = /^([A-Za-z_]\w*)=([^\uE000]*)$/.exec(words.at(-1) ?? '');
    if (assignment && (words.length === 1 || words[0] === 'export'))
      values.set(assignment[1] ?? '', assignment[2] ?? '');
    const start = words.findIndex((word) => word === 'aws');
    if (start < 0 || start > 1) continue;
    readCommand(words.slice(start + 1), `${place} line ${line}`, reading);
    const variable = variables.get(line);
    const made = reading.calls.at(-1)?.input.PolicyName;
    if (variable !== undefined && typeof made === 'string') reading.arns.set(variable, policyArn(made));
  }
  return configuration(label, reading);
}

type Reading = {
  calls: OpenCall[];
  remarks: Remark[];
  problems: DocumentProblem[];
  files: OtherFiles;
  /** Shell variables that hold the ARN of a policy. */
  arns: Map<string, string>;
};

/** Variables that the script sets itself, and ${NAME:-default}. */
function fillIn(word: string, values: ReadonlyMap<string, string>): string {
  return word.replace(/\uE000(\w+)(?::-([^\uE001]*))?\uE001/g, (hole, name: string, fallback: string | undefined) => {
    return values.get(name) ?? fallback ?? hole;
  });
}

const policyArn = (name: string) =>
  `arn:aws:autoscaling:region:123456789012:scalingPolicy:id:resource/sagemaker/id:policyName/${name}`;

/** NAME=$(aws … ) at the start of a line: the command, with the line on which NAME gets its answer. */
function openAssignments(text: string): { script: string; variables: Map<number, string> } {
  const variables = new Map<number, string>();
  const script = text.replace(
    /^([ \t]*)([A-Za-z_]\w*)=\$\(\s*(aws\s[\s\S]*?)\)[ \t\r]*$/gm,
    (_, indent: string, name: string, command: string, offset: number) => {
      variables.set(text.slice(0, offset).split('\n').length, name);
      return `${indent}${command}`;
    },
  );
  return { script, variables };
}

/** Options of every command, without influence on the request. */
const globals =
  /^--(region|profile|output|query|endpoint-url|cli-.*-timeout|color|ca-bundle|debug|no-.*|cli-auto-prompt|generate-cli-skeleton)$/;

function readCommand(words: readonly string[], place: string, reading: Reading): void {
  const [service = '', command = '', ...rest] = words.filter((word, index) => index > 1 || !word.startsWith('--'));
  const operation = operationOf(command);
  const shape = inputShapeOf(operation);
  if (!shape || serviceOf(operation) !== service) {
    const message = `aws ${service} ${command} says nothing about how a SageMaker endpoint scales`;
    reading.remarks.push({ kind: 'not-used', place, message });
    return;
  }
  const input: OpenObject = {};
  for (const { option, values } of optionsOf(rest)) {
    if (option === '--cli-input-json') Object.assign(input, { ...readInputJson(values, place, reading), ...input });
    else if (!globals.test(option) || option === '--no-actions-enabled') {
      const negative = option.startsWith('--no-');
      const wanted = option
        .replace(/^--(no-)?/, '')
        .replaceAll('-', '')
        .toLowerCase();
      const member = Object.keys(shape.members).find((name) => name.toLowerCase() === wanted);
      const inner = member === undefined ? undefined : shape.members[member];
      if (member === undefined || !inner) reading.problems.push({ path: place, message: `Unknown options: ${option}` });
      else input[member] = readOption(values, inner, negative, `${place} ${option}`, reading);
    }
  }
  reading.calls.push({ operation, input: coerce(withHoles(input), shape, place, reading.remarks), place });
}

function optionsOf(words: readonly string[]): { option: string; values: string[] }[] {
  const options: { option: string; values: string[] }[] = [];
  for (const word of words) {
    const pair = /^(--[a-z-]+)=([\s\S]*)$/.exec(word);
    if (pair) options.push({ option: pair[1] ?? '', values: [pair[2] ?? ''] });
    else if (/^--[a-z]/.test(word)) options.push({ option: word, values: [] });
    else options.at(-1)?.values.push(word);
  }
  return options;
}

function readInputJson(values: readonly string[], place: string, reading: Reading): OpenObject {
  const value = readText(values.join(' '), `${place} --cli-input-json`, reading);
  if (value instanceof Unresolved || typeof value !== 'string') return {};
  const parsed = readStrictJson(value);
  if (parsed.kind === 'data' && isObject(parsed.data)) return parsed.data;
  const message = parsed.kind === 'data' ? 'expected a JSON object' : (parsed.problems[0]?.message ?? 'not JSON');
  reading.problems.push({ path: `${place} --cli-input-json`, message });
  return {};
}

/** file://NAME is another of the documents, or not known. */
function readText(text: string, place: string, reading: Reading): Open {
  const file = /^file(?:b)?:\/\/(.*)$/.exec(text)?.[1];
  if (file === undefined) return text;
  const found = reading.files.get(file.replace(/^.*\//, ''));
  if (found !== undefined) return found;
  const message = `${text} is not among these documents: import it together with this one`;
  reading.remarks.push({ kind: 'not-used', place, message });
  return new Unresolved(text);
}

function readOption(values: readonly string[], shape: Shape, negative: boolean, place: string, reading: Reading): Open {
  if (shape.type === 'boolean') return !negative && values[0] !== 'false';
  const [first = ''] = values;
  const text = values.length === 1 ? readText(first, place, reading) : first;
  if (typeof text !== 'string') return text;
  if (shape.type !== 'structure' && shape.type !== 'list') return values.length > 1 ? values.join(' ') : text;
  if (/^\s*[[{]/.test(text)) {
    const parsed = readStrictJson(text);
    if (parsed.kind === 'data') return parsed.data;
    reading.problems.push({ path: place, message: parsed.problems[0]?.message ?? 'not JSON' });
    return null;
  }
  if (shape.type === 'list' && shape.of.type !== 'structure') {
    return values.map((value) => reading.arns.get(/^\uE000(\w+)\uE001$/.exec(value)?.[1] ?? '') ?? value);
  }
  const items = values.map((value) => parseShorthand(value));
  const wrong = values.find((_, index) => items[index] === null);
  if (wrong !== undefined) {
    reading.problems.push({ path: place, message: `expected JSON or shorthand such as Name=value,…, got ${wrong}` });
    return null;
  }
  return shape.type === 'list' ? items : (items[0] ?? null);
}
