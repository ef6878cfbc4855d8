import type { Scaling, Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { Rules } from '@/lib/simulation/rulebook';
import { isBurstable } from '@/lib/aws/instance-types';
import { notSupported, refusal } from '@/lib/aws/notice';
import { checkEndpoint, variantsOf } from './endpoint';
import { checkJob } from './job';
import { checkMetricAlarm } from './metric-alarm';
import { checkEndpointNames, checkScalingNames } from './names';
import { checkScalableTarget } from './scalable-target';
import { checkScalingPolicy, type ScalableDimension } from './scaling-policy';
import { checkScheduledAction } from './scheduled-action';

/**
 * Everything that AWS or the rulebook refuses about a scenario: each call on its own, then the combinations. An endpoint
 * that was `accepted` before (the same object) is not judged again.
 */
export function findRefusals(scenario: Scenario, rules: Rules, accepted?: Scenario): Notice[] {
  const { endpoint, jobs } = scenario;
  return [
    ...(endpoint && endpoint !== accepted?.endpoint
      ? [...checkEndpointNames(endpoint, 'endpoint'), ...checkEndpoint(endpoint, 'endpoint')]
      : []),
    ...scalingsOf(scenario).flatMap(({ scaling, path }) => checkScaling(scenario, scaling, path)),
    ...jobs.flatMap((job, index) => checkJob(job, rules, `jobs[${index}]`)),
    ...findUnsupported(scenario, rules),
  ];
}

/** The scaling of a scenario as a list, each with its path in the document. */
export function scalingsOf({ scaling }: Scenario): { scaling: Scaling; path: string }[] {
  if (scaling === undefined) return [];
  if (!Array.isArray(scaling)) return [{ scaling, path: 'scaling' }];
  return scaling.map((one, index) => ({ scaling: one, path: `scaling[${index}]` }));
}

export function dimensionOf({ endpoint }: Scenario): ScalableDimension {
  if (endpoint?.type === 'inference-component') return 'sagemaker:inference-component:DesiredCopyCount';
  if (endpoint?.type === 'serverless') return 'sagemaker:variant:DesiredProvisionedConcurrency';
  return 'sagemaker:variant:DesiredInstanceCount';
}

const mostPolicies = 50;
const mostScheduledActions = 200;

function checkScaling(scenario: Scenario, scaling: Scaling, path: string): Notice[] {
  const { ScalableTarget, ScalingPolicies = [], Alarms = [], ScheduledActions = [] } = scaling;
  const dimension = dimensionOf(scenario);
  const notices: Notice[] = [];
  if (!ScalableTarget && (ScalingPolicies.length > 0 || ScheduledActions.length > 0)) {
    const message =
      'No scalable target registered for service namespace: sagemaker: register one with MinCapacity and MaxCapacity first';
    notices.push(refusal(`${path}.ScalableTarget`, message, [], 'ObjectNotFoundException'));
  }
  if (ScalableTarget) notices.push(...checkScalableTarget(ScalableTarget, `${path}.ScalableTarget`));
  ScalingPolicies.forEach((policy, i) =>
    notices.push(...checkScalingPolicy(policy, dimension, `${path}.ScalingPolicies[${i}]`)),
  );
  Alarms.forEach((alarm, i) => notices.push(...checkMetricAlarm(alarm, `${path}.Alarms[${i}]`)));
  ScheduledActions.forEach((action, i) =>
    notices.push(...checkScheduledAction(action, `${path}.ScheduledActions[${i}]`)),
  );
  if (ScalingPolicies.length > mostPolicies) {
    const message = `The maximum number of scaling policies per scalable target is ${mostPolicies}, got ${ScalingPolicies.length}`;
    notices.push(refusal(`${path}.ScalingPolicies`, message, ['E9'], 'LimitExceededException'));
  }
  if (ScheduledActions.length > mostScheduledActions) {
    const message = `The maximum number of scheduled actions per scalable target is ${mostScheduledActions}, got ${ScheduledActions.length}`;
    notices.push(refusal(`${path}.ScheduledActions`, message, ['D12'], 'LimitExceededException'));
  }
  return [...notices, ...checkScalingNames(scaling, path), ...checkDifferentMetrics(scaling, path)];
}

/** Target-tracking policies of one target must each use another metric. A27 */
function checkDifferentMetrics({ ScalingPolicies = [] }: Scaling, path: string): Notice[] {
  const seen = new Set<string>();
  return ScalingPolicies.flatMap((policy, index) => {
    const tracking = policy.TargetTrackingScalingPolicyConfiguration;
    if (!tracking) return [];
    const metric = JSON.stringify(tracking.PredefinedMetricSpecification ?? tracking.CustomizedMetricSpecification);
    if (!seen.has(metric)) {
      seen.add(metric);
      return [];
    }
    const message = 'Only one TargetTrackingScaling policy for a given metric specification is allowed.';
    return [refusal(`${path}.ScalingPolicies[${index}]`, message, ['A27'])];
  });
}

/** What single calls accept and the documentation (or the course) rules out. */
function findUnsupported(scenario: Scenario, rules: Rules): Notice[] {
  const { endpoint } = scenario;
  if (!endpoint) return [];
  const notices: Notice[] = [];
  if (endpoint.capacity === 'spot') {
    const message =
      'Spot Instances are not supported behind SageMaker endpoints: a production variant has no Spot option.';
    notices.push(notSupported('endpoint.capacity', message, ['S7', 'N9']));
  }
  if (endpoint.type === 'serverless' && endpoint.VpcConfig) {
    notices.push(
      notSupported('endpoint.VpcConfig', 'Serverless endpoints do not support a VPC configuration.', ['K8', 'M24']),
    );
  }
  if (endpoint.type === 'serverless' && variantsOf(endpoint).length > 1) {
    const message = 'Serverless endpoints do not support multiple production variants.';
    notices.push(notSupported('endpoint.ProductionVariants', message, ['K8']));
  }
  const scaled = scalingsOf(scenario).filter(({ scaling }) => scaling.ScalableTarget);
  if (endpoint.type !== 'inference-component' && endpoint.type !== 'serverless') {
    for (const { variant, path } of variantsOf(endpoint)) {
      const name = variant.VariantName ?? 'AllTraffic';
      const isScaled = scaled.some(({ scaling }) => scaling.for === undefined || scaling.for === name);
      if (!isScaled || !isBurstable(variant.InstanceType)) continue;
      const message = `Burstable instances such as ${variant.InstanceType} cannot be registered for auto scaling.`;
      notices.push(notSupported(`endpoint.${path}.InstanceType`, message, ['I8']));
    }
  }
  return [...notices, ...scaled.flatMap(({ scaling, path }) => checkLeastCapacity(scenario, scaling, rules, path))];
}

/** What is scaled on a serverless variant is its provisioned concurrency, which there must be, at least 1. K5 K6 */
function checkProvisionedCapacity({ endpoint }: Scenario, scaling: Scaling, path: string): Notice[] {
  const provisioned =
    endpoint && variantsOf(endpoint).some((one) => one.variant.ServerlessConfig?.ProvisionedConcurrency);
  if (!provisioned) {
    const message =
      'Only the provisioned concurrency of a serverless variant can be registered for auto scaling, and this variant has none.';
    return [notSupported(`${path}.ScalableTarget`, message, ['K6'])];
  }
  const message = 'The least provisioned concurrency of a scalable target is 1.';
  const bounds = [
    [scaling.ScalableTarget?.MinCapacity, `${path}.ScalableTarget.MinCapacity`] as const,
    ...(scaling.ScheduledActions ?? []).map(
      ({ ScalableTargetAction }, index) =>
        [
          ScalableTargetAction?.MinCapacity,
          `${path}.ScheduledActions[${index}].ScalableTargetAction.MinCapacity`,
        ] as const,
    ),
  ];
  return bounds.flatMap(([min, where]) => (min === 0 ? [notSupported(where, message, ['K6'])] : []));
}

/** Zero is not for everybody. S9 I5 J1 J9 J15 */
function checkLeastCapacity(scenario: Scenario, scaling: Scaling, rules: Rules, path: string): Notice[] {
  const type = scenario.endpoint?.type ?? 'real-time';
  if (type === 'serverless') return checkProvisionedCapacity(scenario, scaling, path);
  const key = {
    'real-time': 'realTime',
    asynchronous: 'asynchronous',
    'inference-component': 'inferenceComponent',
  } as const;
  const least = rules.leastCapacity[key[type]];
  const tooSmall = (min: number | undefined) => min !== undefined && min >= 0 && min < least;
  const message =
    type === 'real-time'
      ? 'MinCapacity 0 is not supported for the variant of a real-time endpoint: its least capacity is 1.'
      : 'Scaling to zero is possible with serverless endpoints only: the least capacity is 1.';
  const facts = type === 'real-time' ? ['I5', 'J15'] : ['S9'];
  const notices: Notice[] = [];
  if (tooSmall(scaling.ScalableTarget?.MinCapacity)) {
    notices.push(notSupported(`${path}.ScalableTarget.MinCapacity`, message, facts));
  }
  (scaling.ScheduledActions ?? []).forEach(({ ScalableTargetAction }, index) => {
    if (!tooSmall(ScalableTargetAction?.MinCapacity)) return;
    const where = `${path}.ScheduledActions[${index}].ScalableTargetAction.MinCapacity`;
    notices.push(notSupported(where, message, facts));
  });
  return notices;
}
