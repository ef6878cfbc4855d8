/**
 * Target tracking: "Target tracking scaling policies for Application Auto Scaling". AWS publishes no formula; ours is
 * the best supported one (A12, A15, A17).
 */

/** Takes away what division adds: 210 ÷ 70 must be 3, not 3.0000000000000004 and so 4. */
const divisionSlack = 1e-9;

/**
 * The capacity that brings the metric to its target: ceil(n·m ÷ target), where n·m is the datapoint's own instances
 * times its value. Rounding up adds 2 for a need of 1.5 and removes 1 for a surplus of 1.5 (A13, A14).
 */
export function neededCapacity(instancesTimesMetric: number, target: number): number {
  return Math.ceil(instancesTimesMetric / target - divisionSlack);
}

export function clamp(capacity: number, min: number, max: number): number {
  return capacity < min ? min : capacity > max ? max : capacity;
}
