import type { JsonObject } from '@/lib/contracts/question';
import { commandOf, serviceOf } from '@/lib/aws/rules/calls/requests';
import type { ExportedCall } from './to-calls';

/** A shell script of `aws` commands, each with its input as JSON. */
export function toCli(calls: readonly ExportedCall[]): string {
  const variables = new Map<string, string>();
  return `${heading}${calls.map((call) => `\n${command(call, variables, calls)}\n`).join('')}`;
}

const heading = `#!/bin/sh
# Replace the names of models, roles and buckets by your own before you run this.
set -e
`;

function command(call: ExportedCall, variables: Map<string, string>, calls: readonly ExportedCall[]): string {
  const { operation, input, resourceId, policies = [] } = call;
  const json = quote(JSON.stringify(input, null, 2));
  const base = `aws ${serviceOf(operation)} ${commandOf(operation)} --cli-input-json ${json}`;
  if (operation === 'PutScalingPolicy' && isInvoked(call, calls)) {
    const name = `POLICY_${variables.size + 1}`;
    variables.set(keyOf(resourceId, input), name);
    return `${name}=$(${base} --query PolicyARN --output text)`;
  }
  if (policies.length === 0) return base;
  const arns = policies.flatMap((policy) => variables.get(`${resourceId ?? ''} ${policy}`) ?? []);
  const others = Array.isArray(input.AlarmActions) ? input.AlarmActions.map((action) => quote(String(action))) : [];
  return `${base} --alarm-actions ${[...arns.map((name) => `"$${name}"`), ...others].join(' ')}`;
}

const keyOf = (resourceId: string | undefined, input: JsonObject) => `${resourceId ?? ''} ${String(input.PolicyName)}`;

/** Whether an alarm runs this policy: then its ARN is wanted. */
function isInvoked({ resourceId, input }: ExportedCall, calls: readonly ExportedCall[]): boolean {
  return calls.some(
    (other) => other.resourceId === resourceId && other.policies?.some((name) => name === input.PolicyName),
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
