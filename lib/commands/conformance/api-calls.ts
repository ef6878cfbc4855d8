import type { Notice } from '@/lib/contracts/trace';
import { judgeCall } from '@/lib/aws/rules/calls/judge-call';
import type { AcceptedCall, RefusedCall } from './case-file';
import { type Outcome, unsupported } from './outcome';

/** An input that AWS refuses: refused with AWS's exception and message, here or where its condition holds. */
export function checkRefusedCall(one: RefusedCall): Outcome {
  const elsewhere = otherTool(one);
  if (elsewhere) return elsewhere;
  const judged = judgeCall(one.operation, one.input);
  const expected = `${one.expectedErrorCode}: ${one.expectedMessage} (${one.messageMatch})`;
  switch (judged.kind) {
    case 'unknown-operation':
      return { status: 'FAIL', expected, got: `cannot read the operation ${one.operation}` };
    case 'other-service':
      if (judged.known.some((notice) => isExpected(notice, one))) return { status: 'pass' };
      return unsupported(`the scaling of ${judged.service}, another service`);
    case 'refused':
      if (judged.refusals.some((notice) => isExpected(notice, one))) return { status: 'pass' };
      return {
        status: 'FAIL',
        expected,
        got: judged.refusals.map(({ code, message }) => `${code}: ${message}`).join(' | '),
      };
    case 'accepted':
      if (judged.conditional.some((notice) => isExpected(notice, one))) return { status: 'pass' };
      return { status: 'FAIL', expected, got: 'accepted' };
  }
}

/** The twin that AWS accepts: nothing may refuse it wherever its condition does not hold. */
export function checkAcceptedCall(one: AcceptedCall): Outcome {
  const elsewhere = otherTool(one);
  if (elsewhere) return elsewhere;
  const judged = judgeCall(one.operation, one.input);
  if (judged.kind === 'accepted') return { status: 'pass' };
  if (judged.kind === 'other-service') return unsupported(`the scaling of ${judged.service}, another service`);
  if (judged.kind === 'unknown-operation')
    return { status: 'FAIL', expected: 'accept', got: `cannot read the operation ${one.operation}` };
  return {
    status: 'FAIL',
    expected: 'accept',
    got: judged.refusals.map(({ code, message }) => `${code}: ${message}`).join(' | '),
  };
}

const otherServices: Record<string, string> = {
  cdk: 'a rule of the AWS CDK, not of the API',
  cfn: 'a rule of CloudFormation, not of the API',
  terraform: 'a rule of Terraform, not of the API',
};

function otherTool({ operation, input }: { operation: string; input: Record<string, unknown> }): Outcome | null {
  const tool = otherServices[/^([a-z]+):/.exec(operation)?.[1] ?? ''];
  if (tool) return unsupported(tool);
  return 'AutoScalingGroupName' in input ? unsupported('EC2 Auto Scaling is another service') : null;
}

/** The query protocol's names of CloudWatch's exceptions, and the ones its other protocols give to the same refusals. */
const oneRefusal = [
  'ValidationException',
  'ValidationError',
  'InvalidParameterValue',
  'InvalidParameterValueException',
  'InvalidParameterCombination',
  'InvalidParameterCombinationException',
];
const cloudWatchOperations = ['PutMetricAlarm', 'SetAlarmState'];

function isExpected(
  { code, message }: Notice,
  { operation, expectedErrorCode, expectedMessage, messageMatch }: RefusedCall,
): boolean {
  const alike =
    cloudWatchOperations.includes(operation) && oneRefusal.includes(code) && oneRefusal.includes(expectedErrorCode);
  if (code !== expectedErrorCode && !alike) return false;
  const [said, wanted] = [inOrder(message), inOrder(expectedMessage)];
  switch (messageMatch) {
    case 'any':
      return true;
    case 'exact':
      return said === wanted;
    case 'contains':
      return said.includes(wanted);
    case 'startsWith':
      return said.startsWith(wanted);
    case 'template':
      return withoutNames(said) === withoutNames(wanted);
  }
}

/** The order in which AWS lists the values of an enum means nothing. */
function inOrder(message: string): string {
  return message.replace(/enum value set: \[([^\]]*)\]/g, (_, values: string) => {
    return `enum value set: [${values.split(/,\s*/).sort().join(', ')}]`;
  });
}

/** A template's names stand in quotes, or are names of metrics and the like (one of them or a list). */
function withoutNames(message: string): string {
  const shortened = message.replace(/(["'])[^"']*\1/g, '…').replace(/\b(?:[A-Z]+[a-z0-9]+){3,}\b/g, '…');
  return shortened.replace(/…(?:, …)+/g, '…');
}
