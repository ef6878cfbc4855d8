import type { Scaling } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { CompiledAlarm, CompiledPolicy } from '@/lib/simulation/compiled-scenario';
import type { CompiledScaling } from './compiled-scaling';

/** Step policies that AWS accepts and that do not do what their author wanted. C15 C17 C21 */
export function findStepWarnings(
  { policies, alarms, metrics }: CompiledScaling,
  scaling: Scaling,
  path: string,
): Notice[] {
  return policies.flatMap((policy, index) => {
    if (policy.kind !== 'step') return [];
    const where = `${path}.ScalingPolicies[${(scaling.ScalingPolicies ?? []).findIndex(({ PolicyName }) => PolicyName === policy.name)}]`;
    const invoking = alarms.filter(({ stepPolicies }) => stepPolicies.includes(index));
    if (invoking.length === 0) {
      const message = `No alarm names ${policy.name} in its AlarmActions, so the step policy never runs: you create its alarm yourself.`;
      return [{ code: 'policy-without-alarm', path: where, message, facts: ['C15'] }];
    }
    return invoking.flatMap((alarm) => [
      ...neverMatches(policy, alarm, where),
      ...neverReached(policy, alarm, metrics.length > 0, where),
    ]);
  });
}

type Step = Extract<CompiledPolicy, { kind: 'step' }>;

/** The steps all lie on the side of the threshold where the alarm is not in ALARM. */
function neverMatches(policy: Step, alarm: CompiledAlarm, path: string): Notice[] {
  const above = alarm.comparison.startsWith('Greater');
  const reachable = policy.steps.some(({ lower, upper }) => (above ? upper > 0 : lower < 0));
  if (reachable) return [];
  const message = `Every step of ${policy.name} lies ${above ? 'below' : 'above'} the threshold, but ${alarm.name} fires ${above ? 'above' : 'below'} it: no step adjustment is ever found.`;
  return [{ code: 'steps-on-the-other-side', path, message, facts: ['C21'] }];
}

/** A step that would need a negative value of a metric that never falls below zero. */
function neverReached(policy: Step, alarm: CompiledAlarm, hasMetric: boolean, path: string): Notice[] {
  if (!hasMetric) return [];
  return policy.steps.flatMap(({ upper, adjustment }) => {
    if (upper === Infinity || alarm.threshold + upper >= 0 || alarm.threshold < 0) return [];
    const message = `The step of ${adjustment} in ${policy.name} needs a metric at or below ${alarm.threshold + upper}, and it never falls below 0.`;
    return [{ code: 'step-out-of-reach', path, message, facts: ['C1', 'C21'] }];
  });
}
