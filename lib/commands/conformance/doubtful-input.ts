import { z } from 'zod';
import type { Notice } from '@/lib/contracts/trace';
import { compile } from '@/lib/aws/compile/compile';
import { readScenario } from '@/lib/aws/parse-scenario';
import { warnOfComponents, warnOfOtherEndpoint } from '@/lib/aws/rules/calls/call-warnings';
import { judgeCall, shapeRefusals } from '@/lib/aws/rules/calls/judge-call';
import { trafficRoutingShape } from '@/lib/aws/rules/calls/sagemaker';
import type { DoubtfulInput } from './case-file';
import { type Outcome, read, Unreadable } from './outcome';
import { parseAlarm, stepSchema } from './step-given';

// Inputs that AWS accepts and that do not do what their author wanted: fragments of documents, each of which must get a
// warning (or, where the verdict says so, a refusal). What a fragment leaves out is filled in as the plainest scenario.

type Found = { readonly refusals: readonly Notice[]; readonly warnings: readonly Notice[] };

export function checkDoubtfulInput({ input, expectedVerdict }: DoubtfulInput): Outcome {
  const found = judgeFragments(input);
  const refused = /^\s*(reject|refuse)/i.test(expectedVerdict);
  const got = {
    refusals: found.refusals.map(({ message }) => message),
    warnings: found.warnings.map(({ message }) => message),
  };
  const right = refused ? found.refusals.length > 0 : found.refusals.length === 0 && found.warnings.length > 0;
  return right ? { status: 'pass' } : { status: 'FAIL', expected: expectedVerdict, got };
}

const record = z.looseObject({});
const fragmentsSchema = z
  .strictObject({
    AsyncInferenceConfig: record.optional(),
    ServerlessConfig: record.optional(),
    VpcConfig: record.optional(),
    ProductionVariants: z.array(record).optional(),
    RegisterScalableTarget: record.optional(),
    ScalableTarget: record.optional(),
    ScheduledActions: z.array(record).optional(),
    PutMetricAlarm: record.optional(),
    PutScalingPolicy: record.optional(),
    TrafficRoutingConfiguration: record.optional(),
    alarm: z.union([z.string(), z.number(), record]).optional(),
    endpoint: z.union([z.string(), record]).optional(),
    policy: record.optional(),
    policies: z.array(record).optional(),
    steps: z.array(stepSchema).optional(),
    StepAdjustments: z.array(stepSchema).optional(),
  })
  .partial();
type Fragments = z.infer<typeof fragmentsSchema>;

function judgeFragments(input: Record<string, unknown>): Found {
  const names = endpointNames(input);
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !key.includes('.')));
  const fragments = read(fragmentsSchema, rest, 'input');
  const warnings: Notice[] = names ? warnOfOtherEndpoint(names.endpointName, names.resourceId) : [];
  const refusals: Notice[] = [];
  if (fragments.TrafficRoutingConfiguration) {
    refusals.push(...shapeRefusals(trafficRoutingShape, fragments.TrafficRoutingConfiguration));
  }
  const type = endpointTypeOf(fragments);
  const target = fragments.RegisterScalableTarget;
  if (target) warnings.push(...warnOfComponents(String(target['ScalableDimension'] ?? ''), type));
  if (fragments.PutMetricAlarm) {
    const judged = judgeCall('PutMetricAlarm', fragments.PutMetricAlarm);
    if (judged.kind === 'refused') refusals.push(...judged.refusals);
  }
  const run = hasScaling(fragments) ? runScaling(fragments, type) : { refusals: [], warnings: [] };
  return { refusals: [...refusals, ...run.refusals], warnings: [...warnings, ...run.warnings] };
}

/** Members by their path in a template: the endpoint's own name, and the one that a scalable target names. */
function endpointNames(input: Record<string, unknown>): { endpointName: string; resourceId: string } | null {
  const dotted = Object.entries(input).filter(([key]) => key.includes('.'));
  if (dotted.length === 0) return null;
  const valueOf = (member: string) => dotted.find(([key]) => key.endsWith(`.${member}`))?.[1];
  const [endpointName, resourceId] = [valueOf('EndpointName'), valueOf('ResourceId')];
  if (typeof endpointName !== 'string' || typeof resourceId !== 'string') {
    throw new Unreadable(`input: cannot read ${dotted.map(([key]) => key).join(', ')}`);
  }
  return { endpointName, resourceId };
}

type EndpointType = Parameters<typeof warnOfComponents>[1];

function endpointTypeOf({
  AsyncInferenceConfig,
  ServerlessConfig,
  ProductionVariants,
  endpoint,
}: Fragments): EndpointType {
  if (AsyncInferenceConfig) return 'asynchronous';
  if (ServerlessConfig) return 'serverless';
  if (typeof endpoint === 'object' && typeof endpoint['type'] === 'string') {
    const known = (['real-time', 'serverless', 'asynchronous', 'inference-component'] as const).find(
      (type) => type === endpoint['type'],
    );
    if (known) return known;
  }
  const told = typeof endpoint === 'string' ? endpoint : '';
  if (/inference.component|\bICs?\b|without ModelName/i.test(told)) return 'inference-component';
  if (/async/i.test(told)) return 'asynchronous';
  if (/serverless/i.test(told)) return 'serverless';
  const variants = ProductionVariants ?? [];
  return variants.length > 0 && variants.every((variant) => !('ModelName' in variant))
    ? 'inference-component'
    : 'real-time';
}

function hasScaling({
  policy,
  policies,
  steps,
  StepAdjustments,
  ScheduledActions,
  PutScalingPolicy,
}: Fragments): boolean {
  return [policy, policies, steps, StepAdjustments, ScheduledActions, PutScalingPolicy].some(
    (one) => one !== undefined,
  );
}

function runScaling(fragments: Fragments, type: EndpointType): Found {
  const policies = [
    ...(fragments.policies ?? []),
    ...[fragments.policy ?? fragments.PutScalingPolicy ?? []].flat(),
  ].map(policyOf);
  const steps = fragments.steps ?? fragments.StepAdjustments;
  if (steps)
    policies.push({
      PolicyName: 'steps',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: steps },
    });
  const parsed = readScenario({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2024-01-01T00:00:00Z',
    durationMinutes: 1,
    endpoint: endpointOf(fragments, type),
    model: { maxRps: 1 },
    traffic: [{ atMinute: 0, rps: 0 }],
    scaling: {
      ScalableTarget: fragments.ScalableTarget ?? { MinCapacity: 1, MaxCapacity: 10 },
      ScalingPolicies: policies,
      Alarms: steps && fragments.alarm !== undefined ? [alarmOf(fragments.alarm)] : [],
      ScheduledActions: fragments.ScheduledActions ?? [],
    },
  });
  if (parsed.kind === 'bad-document') {
    throw new Unreadable(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
  const compiled = compile(parsed.scenario);
  return { refusals: compiled.kind === 'rejected' ? compiled.rejections : [], warnings: compiled.warnings };
}

/** A policy as PutScalingPolicy has it, or its configuration alone. */
function policyOf(policy: Record<string, unknown>, index: number): Record<string, unknown> {
  const PolicyName = `policy-${index}`;
  if ('TargetValue' in policy)
    return { PolicyName, PolicyType: 'TargetTrackingScaling', TargetTrackingScalingPolicyConfiguration: policy };
  if ('StepAdjustments' in policy)
    return { PolicyName, PolicyType: 'StepScaling', StepScalingPolicyConfiguration: policy };
  const target = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];
  const members = Object.fromEntries(Object.entries(policy).filter(([key]) => !target.includes(key)));
  const PolicyType = 'StepScalingPolicyConfiguration' in policy ? 'StepScaling' : 'TargetTrackingScaling';
  return { PolicyName, PolicyType, ...members };
}

function endpointOf({ AsyncInferenceConfig, ServerlessConfig, VpcConfig }: Fragments, type: EndpointType): object {
  const own = VpcConfig ? { VpcConfig } : {};
  if (type === 'inference-component')
    return { type, InferenceComponents: [{ InferenceComponentName: 'component' }], ...own };
  if (type === 'serverless') {
    return {
      type,
      ProductionVariant: { ServerlessConfig: ServerlessConfig ?? { MemorySizeInMB: 2048, MaxConcurrency: 10 } },
      ...own,
    };
  }
  const client = AsyncInferenceConfig?.['ClientConfig'];
  return { type, ...(client === undefined ? {} : { AsyncInferenceConfig: { ClientConfig: client } }), ...own };
}

/** Its side and threshold decide; the metric is one that is never negative. */
function alarmOf(alarm: NonNullable<Fragments['alarm']>): object {
  const { threshold, comparison } = parseAlarm(alarm, 'GreaterThanOrEqualToThreshold');
  return {
    AlarmName: 'alarm',
    Namespace: 'AWS/SageMaker',
    MetricName: 'ConcurrentRequestsPerModel',
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: threshold,
    ComparisonOperator: comparison,
    AlarmActions: ['steps'],
  };
}
