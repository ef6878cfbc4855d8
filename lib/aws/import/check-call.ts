import type { Notice } from '@/lib/contracts/trace';
import {
  scalingPolicySchema,
  scheduledActionSchema,
  scalableTargetSchema,
} from '@/lib/contracts/application-auto-scaling';
import { metricAlarmSchema } from '@/lib/contracts/cloudwatch';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { refusal } from '@/lib/aws/notice';
import { checkRequest } from '@/lib/aws/requests/check-request';
import { inputShapeOf } from '@/lib/aws/requests/operations';
import { checkMetricAlarm } from '@/lib/aws/rules/metric-alarm';
import { checkScalableTarget } from '@/lib/aws/rules/scalable-target';
import { checkScalingPolicy } from '@/lib/aws/rules/scaling-policy';
import { checkScheduledAction } from '@/lib/aws/rules/scheduled-action';
import type { Call } from './call';
import { numberOf, objectsOf, pick, textOf } from './members';
import { alarmMembers, policyMembers, scheduledActionOf } from './parts';
import { dimensionOf, resourceOf } from './resource';

export type CallCheck = { problems: DocumentProblem[]; refusals: Notice[] };

/** One call as AWS judges it: first the shape of the request, then what its documentation says in prose. */
export function checkCall(call: Call): CallCheck {
  const shape = inputShapeOf(call.operation);
  if (!shape) return { problems: [], refusals: [] };
  const required = shape.required.filter((member) => !call.leavesOut?.includes(member));
  const checked = checkRequest(call.input, { ...shape, required }, call.place);
  if (checked.problems.length > 0 || checked.refusals.length > 0) return checked;
  return { problems: [], refusals: checkMeaning(call) };
}

function checkMeaning(call: Call): Notice[] {
  const { operation, input, place } = call;
  const scales = 'ResourceId' in input;
  const ours = (textOf(input, 'ServiceNamespace') ?? 'sagemaker') === 'sagemaker';
  if (scales && ours && !resourceOf(call)) {
    const message = 'Unsupported service namespace, resource type or scalable dimension';
    return [refusal(`${place}.ResourceId`, message, ['I1'])];
  }
  switch (operation) {
    case 'RegisterScalableTarget':
      return checkBounds(call);
    case 'PutScalingPolicy': {
      if (!ours) return [];
      const dimension = resourceOf(call)?.dimension ?? dimensionOf(textOf(input, 'ScalableDimension'));
      return checkScalingPolicy(scalingPolicySchema.parse(pick(input, policyMembers)), dimension, place);
    }
    case 'PutScheduledAction':
      return checkScheduledAction(scheduledActionSchema.parse(scheduledActionOf(input)), place);
    case 'PutMetricAlarm':
      return checkAlarm(call);
    case 'CreateEndpointConfig':
      return checkShadows(call);
    default:
      return [];
  }
}

/** Without one of the bounds the call changes a target that exists, and AWS accepts it. */
function checkBounds({ input, place }: Call): Notice[] {
  if (numberOf(input, 'MinCapacity') === undefined || numberOf(input, 'MaxCapacity') === undefined) return [];
  return checkScalableTarget(scalableTargetSchema.parse(pick(input, ['MinCapacity', 'MaxCapacity'])), place);
}

function checkAlarm({ input, place }: Call): Notice[] {
  if (input.EvaluationCriteria !== undefined) return []; // a PromQL alarm has none of the members below
  for (const member of ['EvaluationPeriods', 'ComparisonOperator']) {
    if (input[member] === undefined) {
      return [refusal(`${place}.${member}`, `PutMetricAlarm request should have valid ${member} parameter`)];
    }
  }
  return checkMetricAlarm(metricAlarmSchema.parse(pick(input, alarmMembers)), place);
}

/** With shadow variants exactly one production and one shadow variant. */
function checkShadows({ input, place }: Call): Notice[] {
  const shadows = objectsOf(input, 'ShadowProductionVariants').length;
  if (shadows === 0 || (shadows === 1 && objectsOf(input, 'ProductionVariants').length === 1)) return [];
  const message = 'ShadowProductionVariants: exactly one production variant and one shadow variant are supported';
  return [refusal(`${place}.ShadowProductionVariants`, message)];
}
