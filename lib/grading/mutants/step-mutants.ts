import type { CompiledPolicy } from '@/lib/simulation/compiled-scenario';
import { type Mutant, ofEveryTarget } from './mutant';

type StepPolicy = Extract<CompiledPolicy, { kind: 'step' }>;

const ofEveryStepPolicy = (change: (policy: StepPolicy, threshold: number) => Partial<StepPolicy>) =>
  ofEveryTarget(({ policies, alarms }) => ({
    policies: policies.map((policy, index) => {
      if (policy.kind !== 'step') return policy;
      const invoking = alarms.find(({ stepPolicies }) => stepPolicies.includes(index));
      return { ...policy, ...change(policy, invoking?.threshold ?? 0) };
    }),
  }));

/** Beliefs about what a step adds, and which step it is. C1–C21 */
export const stepMutants: readonly Mutant[] = [
  {
    id: 'step-bounds-are-metric-values',
    says: 'The bounds of a step are values of the metric, not distances from the threshold of the alarm.',
    compiled: ofEveryStepPolicy(({ steps }, threshold) => ({
      steps: steps.map(({ lower, upper, adjustment }) => {
        return { lower: lower - threshold, upper: upper - threshold, adjustment };
      }),
    })),
  },
  {
    id: 'exact-capacity-adds',
    says: 'ExactCapacity is what is added to the fleet.',
    compiled: ofEveryStepPolicy(({ adjustmentType }) =>
      adjustmentType === 'ExactCapacity' ? { adjustmentType: 'ChangeInCapacity' } : {},
    ),
  },
  {
    id: 'percentages-are-instances',
    says: 'A ScalingAdjustment counts instances, whatever the AdjustmentType.',
    compiled: ofEveryStepPolicy(({ adjustmentType }) =>
      adjustmentType === 'PercentChangeInCapacity' ? { adjustmentType: 'ChangeInCapacity' } : {},
    ),
  },
  {
    id: 'first-step-only',
    says: 'A step policy has one step, whatever the distance from the threshold.',
    compiled: ofEveryStepPolicy(({ steps }) => {
      const [first] = steps;
      return first ? { steps: [{ ...first, lower: -Infinity, upper: Infinity }] } : {};
    }),
  },
];
