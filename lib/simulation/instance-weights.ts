/**
 * Capacity in weighted units, as EC2 Auto Scaling groups count it: "Configure instance weighting". SageMaker has no
 * weights; the rules stand here because the subject's material contrasts them with C13.
 */
export type WeightedLaunch = {
  readonly desired: number;
  readonly current: number;
  /** Units beyond the desired capacity; at most the largest weight. */
  readonly overage: number;
};

/** Launches instances of one weight until the desired capacity is reached or passed. */
export function launchWeighted(current: number, desired: number, weight: number): WeightedLaunch {
  const launches = Math.max(0, Math.ceil((desired - current) / weight));
  const reached = current + launches * weight;
  return { desired, current: reached, overage: Math.max(0, reached - desired) };
}

/** A decrement smaller than what the current capacity has over the desired one does nothing. */
export function isDecrementAbsorbed(current: number, desired: number, decrement: number): boolean {
  return decrement < current - desired;
}
