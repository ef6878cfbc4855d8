import { z } from 'zod';
import {
  scalingPolicySchema,
  scalableTargetSchema,
  scheduledActionSchema,
} from '@/lib/contracts/application-auto-scaling';
import { metricAlarmSchema } from '@/lib/contracts/cloudwatch';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';
import { checkMetricAlarm } from '@/lib/aws/rules/metric-alarm';
import { checkScalableTarget } from '@/lib/aws/rules/scalable-target';
import { checkScalingPolicy, predefinedMetricTypes, type ScalableDimension } from '@/lib/aws/rules/scaling-policy';
import { checkScheduledAction } from '@/lib/aws/rules/scheduled-action';
import { applicationAutoScalingCalls } from './application-auto-scaling';
import {
  checkDeployment,
  checkEndpointConfig,
  checkRegionalMinimum,
  checkWeights,
  checkWeightsExist,
  endpointConfigSchema,
  missingEndpoint,
  weightsSchema,
} from './endpoint-config';
import { readKnown } from './read-known';
import { type Operation, requests } from './requests';
import { checkScalableResource, missingObject, type Resource, resourceSchema } from './scalable-resource';
import { findViolations, type Structure } from './shape';
import { checkVpcEndpoint, checkZones, createVpcEndpointSchema } from './vpc-endpoint';

/**
 * What AWS says to one API call on its own. `conditional` refusals depend on what the account holds, or on the Region:
 * a target that is not registered, subnets of one zone.
 */
export type Judged =
  | { readonly kind: 'refused'; readonly refusals: readonly Notice[] }
  | { readonly kind: 'accepted'; readonly conditional: readonly Notice[] }
  /** Scaling of another service: what Application Auto Scaling refuses for every service is known, the rest is not. */
  | { readonly kind: 'other-service'; readonly service: string; readonly known: readonly Notice[] }
  | { readonly kind: 'unknown-operation' };

type Input = Readonly<Record<string, unknown>>;

const operations: readonly string[] = Object.keys(requests);
const isOperation = (name: string): name is Operation => operations.includes(name);

export function judgeCall(operation: string, input: Input): Judged {
  if (!isOperation(operation)) return { kind: 'unknown-operation' };
  const shape = shapeRefusals(requests[operation], input);
  if (shape.length > 0) return { kind: 'refused', refusals: shape };
  const rule: Rule = rules[operation];
  const { refusals, conditional = [] } = rule(input);
  const service = operation in applicationAutoScalingCalls ? input['ServiceNamespace'] : 'sagemaker';
  if (typeof service === 'string' && service !== 'sagemaker') {
    return { kind: 'other-service', service, known: [...refusals, ...conditional] };
  }
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'accepted', conditional };
}

/** All that does not fit the request's shape, as the one message that AWS makes of it. */
export function shapeRefusals(shape: Structure, input: unknown): Notice[] {
  const violations = findViolations(shape, input);
  const constraints = violations.filter(({ kind }) => kind === 'constraint');
  const [first] = constraints;
  if (first) {
    const counted = constraints.length === 1 ? '1 validation error' : `${constraints.length} validation errors`;
    return [refusal(first.path, `${counted} detected: ${constraints.map(({ message }) => message).join('; ')}`)];
  }
  return violations.map(({ path, message }) => refusal(path, message, [], 'ParamValidationError'));
}

type Rule = (input: Input) => { refusals: readonly Notice[]; conditional?: readonly Notice[] };

const nothing: Rule = () => ({ refusals: [] });

const rules = {
  RegisterScalableTarget: (input) => {
    const wrong = checkScalableResource(read(resourceSchema, input));
    if (wrong.length > 0) return { refusals: wrong };
    const target = pick(scalableTargetSchema, input);
    const refusals = checkScalableTarget(target, 'RegisterScalableTarget');
    // of a target that is registered already the bounds may be left out
    const isUpdate = target.MinCapacity === undefined || target.MaxCapacity === undefined;
    return isUpdate ? { refusals: [], conditional: refusals } : { refusals };
  },
  DeregisterScalableTarget: (input) => absent(input, 'scalable target'),
  PutScalingPolicy: (input) => {
    const resource = read(resourceSchema, input);
    const policy = pick(
      scalingPolicySchema.extend({ PredictiveScalingPolicyConfiguration: z.unknown().optional() }),
      input,
    );
    const { PredictiveScalingPolicyConfiguration: predictive, ...plain } = policy;
    const dimension = dimensionOf(resource);
    const refusals =
      plain.PolicyType === 'PredictiveScaling' || predictive === undefined
        ? checkScalingPolicy(plain, dimension, 'PutScalingPolicy')
        : [refusal('PutScalingPolicy', singleConfiguration)];
    const own = resource.ServiceNamespace === 'sagemaker';
    const known = refusals.filter(({ path }) => own || !path.includes('.PredefinedMetricSpecification.'));
    return {
      refusals: [...checkScalableResource(resource), ...known],
      conditional: [missingObject('registered', resource)],
    };
  },
  DeleteScalingPolicy: (input) => absent(input, 'scaling policy', 'PolicyName', 'policy name'),
  PutScheduledAction: (input) => {
    const resource = read(resourceSchema, input);
    const action = pick(scheduledActionSchema, asText(input, ['StartTime', 'EndTime']));
    return {
      refusals: [...checkScalableResource(resource), ...checkScheduledAction(action, 'PutScheduledAction')],
      conditional: [missingObject('registered', resource)],
    };
  },
  DeleteScheduledAction: (input) => absent(input, 'scheduled action', 'ScheduledActionName', 'scheduled action name'),
  DescribeScalableTargets: nothing,
  DescribeScalingActivities: nothing,
  DescribeScalingPolicies: nothing,
  DescribeScheduledActions: nothing,
  PutMetricAlarm: (input) => {
    const missing = shapeRefusals(
      { type: 'structure', required: ['EvaluationPeriods', 'ComparisonOperator'], members: anyMembers(input) },
      input,
    );
    if (missing.length > 0) return { refusals: missing };
    return { refusals: checkMetricAlarm(pick(metricAlarmSchema, input), 'PutMetricAlarm') };
  },
  SetAlarmState: ({ AlarmName, StateReasonData }) => ({
    refusals: isJson(StateReasonData)
      ? []
      : [refusal('StateReasonData', 'StateReasonData is not valid JSON', [], 'InvalidFormat')],
    conditional: [refusal('AlarmName', `No alarm is named ${String(AlarmName)}`, [], 'ResourceNotFound')],
  }),
  CreateEndpointConfig: (input) => {
    const config = read(endpointConfigSchema, input);
    return { refusals: checkEndpointConfig(config), conditional: checkRegionalMinimum(config) };
  },
  CreateEndpoint: ({ DeploymentConfig, EndpointConfigName }) => ({
    refusals: checkDeployment(DeploymentConfig),
    conditional: [missingConfiguration(EndpointConfigName)],
  }),
  UpdateEndpoint: ({ DeploymentConfig, EndpointConfigName, EndpointName }) => ({
    refusals: checkDeployment(DeploymentConfig),
    conditional: [missingEndpoint(String(EndpointName)), missingConfiguration(EndpointConfigName)],
  }),
  UpdateEndpointWeightsAndCapacities: (input) => {
    const weights = read(weightsSchema, input);
    return { refusals: checkWeights(weights), conditional: checkWeightsExist(weights) };
  },
  CreateInferenceComponent: ({ EndpointName }) => ({
    refusals: [],
    conditional: [missingEndpoint(String(EndpointName))],
  }),
  UpdateInferenceComponentRuntimeConfig: ({ InferenceComponentName }) => ({
    refusals: [],
    conditional: [
      refusal('InferenceComponentName', `Could not find inference component "${String(InferenceComponentName)}".`),
    ],
  }),
  CreateModel: nothing,
  CreateVpcEndpoint: (input) => {
    const endpoint = read(createVpcEndpointSchema, input);
    return { refusals: checkVpcEndpoint(endpoint), conditional: checkZones(endpoint) };
  },
} as const satisfies Record<Operation, Rule>;

const singleConfiguration =
  'You must only provide a single scaling policy configuration, which must match the scaling policy type specified.';

/** After the shape has been checked this cannot fail: a failure is a mistake of ours. */
function read<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  return schema.parse(value);
}

/** The members of a request that a contract has; a null member counts as left out. */
function pick<S extends z.ZodObject>(schema: S, input: Input): z.infer<S> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  const known = readKnown(schema, given);
  if (known === null) throw new Error(`the request fits its shape but not its contract: ${JSON.stringify(input)}`);
  return known;
}

/** Timestamps may come as seconds since 1970. */
function asText(input: Input, members: readonly string[]): Input {
  const seconds = members.flatMap((member) => {
    const value = input[member];
    return typeof value === 'number' ? [[member, new Date(value * 1000).toISOString()] as const] : [];
  });
  return { ...input, ...Object.fromEntries(seconds) };
}

const anyMembers = (input: Input): Structure['members'] =>
  Object.fromEntries(Object.keys(input).map((member) => [member, { type: 'any' }]));

/** For another service's dimension any of SageMaker's: what is said of its metric types is dropped. */
function dimensionOf({ ScalableDimension }: Resource): ScalableDimension {
  const known = Object.keys(predefinedMetricTypes).find((dimension) => dimension === ScalableDimension);
  return known === 'sagemaker:inference-component:DesiredCopyCount' ||
    known === 'sagemaker:variant:DesiredProvisionedConcurrency'
    ? known
    : 'sagemaker:variant:DesiredInstanceCount';
}

/** A delete of what was never made. */
function absent(input: Input, what: string, member?: string, called?: string): ReturnType<Rule> {
  const name = member === undefined ? '' : `, ${called ?? ''}: ${String(input[member])}`;
  return { refusals: [], conditional: [missingObject(what, read(resourceSchema, input), name)] };
}

function missingConfiguration(name: unknown): Notice {
  const arn = `arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/${String(name)}`;
  return refusal('EndpointConfigName', `Could not find endpoint configuration "${arn}".`);
}

function isJson(text: unknown): boolean {
  if (typeof text !== 'string') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
