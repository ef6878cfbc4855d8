import type { StepAdjustment } from '@/lib/contracts/application-auto-scaling';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';

/** The rules for the intervals of a step policy. C2–C6 C14; the order is the one in which AWS complains. */
export function checkStepAdjustments(steps: readonly StepAdjustment[], exactCapacity: boolean, path: string): Notice[] {
  if (steps.length === 0) {
    return [refusal(path, 'There must be at least one step adjustment')];
  }
  if (steps.length > 20) {
    return [
      refusal(
        path,
        `The maximum number of step adjustments per scaling policy is 20, got ${steps.length}`,
        ['C14'],
        'LimitExceededException',
      ),
    ];
  }
  const problem = firstIntervalProblem(steps);
  if (problem) return [refusal(path, problem.message, problem.facts)];
  const negative = exactCapacity && steps.some(({ ScalingAdjustment }) => ScalingAdjustment < 0);
  return negative
    ? [refusal(path, 'Scaling adjustment cannot be less than 0 when adjustment type is ExactCapacity', ['C7'])]
    : [];
}

const lowerOf = (step: StepAdjustment) => step.MetricIntervalLowerBound ?? -Infinity;
const upperOf = (step: StepAdjustment) => step.MetricIntervalUpperBound ?? Infinity;

function firstIntervalProblem(steps: readonly StepAdjustment[]): { message: string; facts: string[] } | null {
  if (steps.some((step) => lowerOf(step) === -Infinity && upperOf(step) === Infinity)) {
    return { message: 'Both lower and upper bounds of a step adjustment cannot be left unspecified', facts: ['C3'] };
  }
  if (steps.some((step) => upperOf(step) <= lowerOf(step))) {
    return { message: 'Lower bound must be less than upper bound for a step adjustment', facts: ['C6'] };
  }
  if (steps.filter((step) => lowerOf(step) === -Infinity).length > 1) {
    return { message: 'At most one step adjustment may have an unspecified lower bound', facts: ['C3'] };
  }
  if (steps.filter((step) => upperOf(step) === Infinity).length > 1) {
    return { message: 'At most one step adjustment may have an unspecified upper bound', facts: ['C3'] };
  }
  const sorted = [...steps].sort((a, b) => lowerOf(a) - lowerOf(b));
  for (let i = 1; i < sorted.length; i++) {
    const [before, step] = [sorted[i - 1], sorted[i]];
    if (!before || !step) continue;
    if (lowerOf(step) < upperOf(before)) return { message: 'Step adjustment intervals cannot overlap', facts: ['C2'] };
    if (lowerOf(step) > upperOf(before)) {
      return { message: 'Step adjustment intervals cannot have gaps between them', facts: ['C2'] };
    }
  }
  const hasOpenLower = steps.some((step) => lowerOf(step) === -Infinity);
  if (!hasOpenLower && steps.some((step) => lowerOf(step) < 0)) {
    const message =
      'There must be a step adjustment with an unspecified lower bound when one step adjustment has a negative lower bound';
    return { message, facts: ['C4'] };
  }
  const hasOpenUpper = steps.some((step) => upperOf(step) === Infinity);
  if (!hasOpenUpper && steps.some((step) => upperOf(step) > 0)) {
    const message =
      'There must be a step adjustment with an unspecified upper bound when one step adjustment has a positive upper bound';
    return { message, facts: ['C4'] };
  }
  return null;
}
