import type { ScalingPolicy } from '@/lib/contracts/application-auto-scaling';
import type { Scaling, Scenario } from '@/lib/contracts/scenario';
import { duration, grouped } from '@/lib/grading/words';
import { countSteps, decimalSteps, secondSteps, type StemNumber } from './stem-number';

/** What the endpoint's scaling is set to before any option changes it. */
export function scalingNumbers({ scaling }: Scenario): StemNumber[] {
  if (!scaling) return [];
  const all = Array.isArray(scaling) ? scaling : [scaling];
  return all.flatMap((one) => [
    ...boundNumbers(one),
    ...(one.ScalingPolicies ?? []).flatMap((policy) => policyNumbers(one, policy)),
  ]);
}

const isSame = (a: Scaling, b: Scaling) => a.for === b.for;

/** The same scaling in another scenario, changed; the scenario itself where nothing changes. */
function withScaling(scenario: Scenario, stated: Scaling, change: (scaling: Scaling) => Scaling): Scenario {
  const { scaling } = scenario;
  if (!scaling) return scenario;
  const all = Array.isArray(scaling) ? scaling : [scaling];
  const changed = all.map((one) => (isSame(one, stated) ? change(one) : one));
  const [first] = changed;
  if (!first || changed.every((one, index) => one === all[index])) return scenario;
  return { ...scenario, scaling: Array.isArray(scaling) ? changed : first };
}

function boundNumbers(stated: Scaling): StemNumber[] {
  return (['MinCapacity', 'MaxCapacity'] as const).flatMap((name): StemNumber[] => {
    const bound = stated.ScalableTarget?.[name] ?? 0;
    if (bound === 0) return [];
    return [
      {
        name,
        stated: bound,
        steps: countSteps,
        least: 1,
        put: (scenario, value) =>
          withScaling(scenario, stated, (scaling) =>
            scaling.ScalableTarget?.[name] === bound
              ? { ...scaling, ScalableTarget: { ...scaling.ScalableTarget, [name]: value } }
              : scaling,
          ),
        say: (value) => `a ${name} of ${grouped(value)} instead of ${grouped(bound)}`,
      },
    ];
  });
}

type Setting = { name: string; stated: number; change: (policy: ScalingPolicy, value: number) => ScalingPolicy };

function policyNumbers(scaling: Scaling, stated: ScalingPolicy): StemNumber[] {
  return settingsOf(stated).map(({ name, stated: before, change }) => {
    const put: StemNumber['put'] = (scenario, value) =>
      withScaling(scenario, scaling, (one) => {
        const isStated = (policy: ScalingPolicy) =>
          policy.PolicyName === stated.PolicyName &&
          settingsOf(policy).some((own) => own.name === name && own.stated === before);
        const policies = one.ScalingPolicies ?? [];
        if (!policies.some(isStated)) return one;
        const put = policies.map((policy) => (isStated(policy) ? change(policy, value) : policy));
        return { ...one, ScalingPolicies: put };
      });
    const isTime = name.endsWith('ooldown');
    const written = (value: number) => (isTime ? duration(value) : grouped(Math.round(value * 1e4) / 1e4));
    return {
      name: `${name} of ${stated.PolicyName}`,
      stated: before,
      steps: isTime ? secondSteps : decimalSteps(before),
      ...(isTime ? { least: 1 } : {}),
      put,
      say: (value) => `a ${name} of ${written(value)} instead of ${written(before)}`,
    };
  });
}

/** The numbers that a policy sets itself; what it leaves to a default is not stated. */
function settingsOf(policy: ScalingPolicy): Setting[] {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  const step = policy.StepScalingPolicyConfiguration;
  const ofTracking = (['TargetValue', 'ScaleOutCooldown', 'ScaleInCooldown'] as const).flatMap((name): Setting[] => {
    const stated = tracking?.[name] ?? 0;
    const change: Setting['change'] = (other, value) => {
      const own = other.TargetTrackingScalingPolicyConfiguration;
      return own ? { ...other, TargetTrackingScalingPolicyConfiguration: { ...own, [name]: value } } : other;
    };
    return stated > 0 ? [{ name, stated, change }] : [];
  });
  const cooldown = step?.Cooldown ?? 0;
  const change: Setting['change'] = (other, value) => {
    const own = other.StepScalingPolicyConfiguration;
    return own ? { ...other, StepScalingPolicyConfiguration: { ...own, Cooldown: value } } : other;
  };
  return [...ofTracking, ...(cooldown > 0 ? [{ name: 'Cooldown', stated: cooldown, change }] : [])];
}
