import { z } from 'zod';
import { compile } from '@/lib/aws/compile/compile';
import { defaultCooldownsOf } from '@/lib/aws/default-cooldowns';
import { readScenario } from '@/lib/aws/parse-scenario';
import { judgeCall } from '@/lib/aws/rules/calls/judge-call';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { checkFields, equals, type Interpreter, read, unsupported, Unreadable } from './outcome';

// Settings that decide alone: weights, memory sizes, defaults, least capacities.

const weightsGiven = z.strictObject({ weights: z.array(z.number().min(0).nullable()).nonempty() });

/** A variant's share of the traffic: its weight over the sum of the weights. I9 */
export const variantWeights: Interpreter = ({ given, when, expected }) => {
  const { weights } = read(weightsGiven, given, 'given');
  read(z.strictObject({ traffic: z.unknown().optional() }), when, 'when');
  const { targets } = compiled({
    type: 'real-time',
    ProductionVariants: weights.map((weight, index) => ({
      VariantName: `variant-${index}`,
      ...(weight === null ? {} : { InitialVariantWeight: weight }),
    })),
  });
  return checkFields(expected, { shares: equals(() => targets.map(({ trafficShare }) => trafficShare)) });
};

function compiled(endpoint: object, scaling?: object): CompiledScenario {
  const parsed = readScenario({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2024-01-01T00:00:00Z',
    durationMinutes: 1,
    endpoint,
    model: { maxRps: 1 },
    traffic: [{ atMinute: 0, rps: 0 }],
    ...(scaling ? { scaling } : {}),
  });
  if (parsed.kind === 'bad-document') throw new Unreadable(parsed.problems.map(({ message }) => message).join('; '));
  const result = compile(parsed.scenario);
  if (result.kind === 'rejected') throw new Unreadable(result.rejections.map(({ message }) => message).join('; '));
  return result.scenario;
}

/** The six sizes of a serverless endpoint. K1 */
export const serverlessMemory: Interpreter = ({ given, when, expected }) => {
  const { MemorySizeInMB } = read(z.strictObject({ MemorySizeInMB: z.number() }), given, 'given');
  read(z.strictObject({ validate: z.unknown().optional() }), when, 'when');
  const judged = judgeCall('CreateEndpointConfig', {
    EndpointConfigName: 'config',
    ProductionVariants: [
      { VariantName: 'variant', ModelName: 'model', ServerlessConfig: { MemorySizeInMB, MaxConcurrency: 1 } },
    ],
  });
  return checkFields(expected, { valid: equals(() => judged.kind === 'accepted') });
};

const cooldownGiven = z.strictObject({
  ScaleInCooldown: z.number().nullish(),
  ScaleOutCooldown: z.number().nullish(),
  ServiceNamespace: z.string().default('sagemaker'),
  StepScalingPolicyConfiguration: z.unknown().optional(),
});

/** The cooldowns that hold where a policy names none. B8–B11 */
export const cooldownDefaults: Interpreter = ({ given: g, when, expected }) => {
  const given = read(cooldownGiven, g, 'given');
  read(z.strictObject({ policy: z.unknown().optional() }), when, 'when');
  const defaults = defaultCooldownsOf(given.ServiceNamespace);
  if (!defaults) return unsupported(`${given.ServiceNamespace} is another service, without target tracking`);
  return checkFields(expected, {
    Cooldown: equals(() => stepCooldown(given.StepScalingPolicyConfiguration)),
    ScaleInCooldown: equals(() => given.ScaleInCooldown ?? defaults.scaleInSeconds),
    ScaleOutCooldown: equals(() => given.ScaleOutCooldown ?? defaults.scaleOutSeconds),
  });
};

/** The Cooldown of a step policy as the core would run it. */
function stepCooldown(configuration: unknown): number {
  const schema = z.looseObject({ Cooldown: z.number().nullish() });
  const given = schema.safeParse(configuration).data?.Cooldown;
  const { targets } = compiled(
    { type: 'real-time' },
    {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
      ScalingPolicies: [
        {
          PolicyName: 'policy',
          PolicyType: 'StepScaling',
          StepScalingPolicyConfiguration: {
            AdjustmentType: 'ChangeInCapacity',
            StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
            ...(given === null || given === undefined ? {} : { Cooldown: given }),
          },
        },
      ],
    },
  );
  const policy = targets[0]?.policies[0];
  return policy?.kind === 'step' ? policy.cooldownSeconds : NaN;
}

const resourceIds: Record<string, string> = {
  'sagemaker:variant:DesiredInstanceCount': 'endpoint/endpoint/variant/variant',
  'sagemaker:variant:DesiredProvisionedConcurrency': 'endpoint/endpoint/variant/variant',
  'sagemaker:inference-component:DesiredCopyCount': 'inference-component/component',
};
const minGiven = z.strictObject({
  ScalableDimension: z.string().optional(),
  ServiceNamespace: z.string().default('sagemaker'),
});

/** Does RegisterScalableTarget take this MinCapacity? I6 */
export const minCapacity: Interpreter = ({ given: g, when, expected }) => {
  const { ServiceNamespace, ScalableDimension = 'sagemaker:variant:DesiredInstanceCount' } = read(minGiven, g, 'given');
  const { MinCapacity } = read(z.strictObject({ MinCapacity: z.number() }), when, 'when');
  const ResourceId = resourceIds[ScalableDimension];
  if (ServiceNamespace !== 'sagemaker') return unsupported(`${ServiceNamespace} is another service`);
  if (ResourceId === undefined) throw new Unreadable(`given.ScalableDimension: unknown dimension ${ScalableDimension}`);
  const MaxCapacity = Math.max(1, MinCapacity);
  const judged = judgeCall('RegisterScalableTarget', {
    ServiceNamespace,
    ScalableDimension,
    ResourceId,
    MinCapacity,
    MaxCapacity,
  });
  return checkFields(expected, { apiAccepts: equals(() => judged.kind === 'accepted') });
};
