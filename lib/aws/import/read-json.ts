import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import { type Configuration, configuration, joinConfigurations, notUsed, unreadable } from './configuration';
import { readDescribeOutput } from './describe-output';
import { inferOperation, requestAround } from './infer-operation';
import { textOf } from './members';
import { withPlaceholders } from './placeholders';
import { readStrictJson } from './strict-json';

/**
 * AWS's JSON: inputs of calls with or without their operation, parts of them as the CLI reads them from files, outputs of
 * describe commands, and collections of all these. Records with an `id` or `calls` of their own are configurations of
 * their own; bare inputs side by side belong together.
 */
export function readJson(data: Json, label: string, place: string): Configuration[] {
  const found = read(data, label, place);
  if (found.length > 0) return found;
  return [unreadable(label, place, unknownDocument)];
}

export const unknownDocument =
  'expected the input of an AWS call (PutScalingPolicy, RegisterScalableTarget, …), the output of a describe command, a CloudFormation template or Terraform';

function read(value: Json, label: string, place: string): Configuration[] {
  if (typeof value === 'string') return readText(value, label, place);
  if (Array.isArray(value)) {
    const bare = value.every((item) => !isRecord(item));
    const found = value.flatMap((item, index) => {
      const name = bare ? label : `${label}[${index}]`;
      return read(item, name, `${place}[${index}]`);
    });
    return bare && found.length > 1 ? [joinConfigurations(label, found)] : found;
  }
  if (!isObject(value)) return [];
  const name = textOf(value, 'id') ?? label;
  return readCall(value, name, place) ?? readParts(value, name, place);
}

/** A record stands for itself: it has a name of its own, or calls of its own. */
function isRecord(item: Json): boolean {
  return isObject(item) && ('id' in item || 'calls' in item);
}

/** {operation, input}, where the operation may come from around it. */
function readCall(value: JsonObject, label: string, place: string): Configuration[] | null {
  const operation = textOf(value, 'operation') ?? textOf(value, 'Operation');
  const input = value.input ?? value.Input;
  if (operation === undefined || !isObject(input)) return null;
  const output = value.documented_output ?? value.output;
  if (operation.startsWith('Describe')) {
    const found = isObject(output) ? readDescribed(output, label, place) : null;
    return [found ?? notUsed(label, place, `${operation} only reads`)];
  }
  const service = textOf(value, 'service');
  return [callOf(operation, input, label, place, service)];
}

const ourServices = [undefined, 'application-autoscaling', 'cloudwatch', 'sagemaker'];

function callOf(operation: string, input: JsonObject, label: string, place: string, service?: string): Configuration {
  if (!ourServices.includes(service) || 'AutoScalingGroupName' in input || !inputShapeOf(operation)) {
    const of = service === undefined ? '' : ` of the service ${service}`;
    return notUsed(label, place, `${operation}${of} is out of scope: it says nothing about a SageMaker endpoint`);
  }
  return configuration(label, { calls: [{ operation, input: withPlaceholders(input), place }] });
}

function readDescribed(output: JsonObject, label: string, place: string): Configuration | null {
  const reading = readDescribeOutput(output);
  if (!reading) return null;
  const calls = reading.described.map(({ operation, input, member }) =>
    callOf(operation, input, label, member ? `${place}.${member}` : place),
  );
  const past = reading.records.map((member) => notUsed(label, `${place}.${member}`, 'a record, not a setting'));
  return joinConfigurations(label, [...calls, ...past]);
}

function readParts(value: JsonObject, label: string, place: string): Configuration[] {
  if (Array.isArray(value.calls)) {
    const inner = value.calls.flatMap((call, index) => read(call, label, `${place}.calls[${index}]`));
    return [joinConfigurations(label, inner)];
  }
  const described = readDescribed(value, label, place);
  if (described) return [described];
  const operation = inferOperation(value);
  if (operation !== null) return [callOf(operation, value, label, place)];
  const around = requestAround(value);
  if (around === 'other') {
    return [notUsed(label, place, 'out of scope: the metric belongs to another service than SageMaker')];
  }
  if (around) {
    const input = around.input;
    return [
      configuration(label, {
        calls: [{ operation: around.operation, input: withPlaceholders(input), place, loose: true }],
      }),
    ];
  }
  if ('AutoScalingGroupName' in value) {
    return [notUsed(label, place, 'out of scope: EC2 Auto Scaling says nothing about a SageMaker endpoint')];
  }
  return Object.entries(value).flatMap(([key, inner]) => readNamed(key, inner, label, `${place}.${key}`));
}

/** What is under a key: examples of the operation that the key names, or anything else that can be read. */
function readNamed(key: string, value: Json, label: string, place: string): Configuration[] {
  const examples = Array.isArray(value) ? value.filter(isObject) : [];
  const isOperation = inputShapeOf(key) !== null || key.startsWith('Describe');
  if (isOperation && examples.length > 0 && examples.every(({ input }) => isObject(input))) {
    return examples.flatMap((example, index) => {
      const name = textOf(example, 'id') ?? `${key}[${index}]`;
      return readCall({ operation: key, ...example }, name, `${place}[${index}]`) ?? [];
    });
  }
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? readText(value, label, place) : [];
  return read(value, label, place);
}

/** Text that holds a document of its own. */
function readText(text: string, label: string, place: string): Configuration[] {
  if (!/^\s*[[{][\s\S]*\n/.test(text)) return [];
  const parsed = readStrictJson(text);
  if (parsed.kind === 'bad-document') {
    return parsed.problems.map(({ message }) => unreadable(label, place, message));
  }
  return readJson(parsed.data, label, place);
}
