/**
 * Mastery of a topic: the probability of answering its next question, from first attempts on a variant. A Beta posterior
 * from an even prior: honest from the first answer on, and it never claims certainty.
 */
export type MasteryState = { counted: number; correct: number; attempts: number; alpha: number; beta: number };

export const newMastery: MasteryState = { counted: 0, correct: 0, attempts: 0, alpha: 1, beta: 1 };

export function masteryAfter(before: MasteryState, isCorrect: boolean, counts: boolean): MasteryState {
  const attempts = before.attempts + 1;
  if (!counts) return { ...before, attempts };
  return {
    attempts,
    counted: before.counted + 1,
    correct: before.correct + (isCorrect ? 1 : 0),
    alpha: before.alpha + (isCorrect ? 1 : 0),
    beta: before.beta + (isCorrect ? 0 : 1),
  };
}

/** The estimate and its 90 % interval. */
export function masteryEstimate({ alpha, beta }: Pick<MasteryState, 'alpha' | 'beta'>): {
  mastery: number;
  low: number;
  high: number;
} {
  return {
    mastery: alpha / (alpha + beta),
    low: betaQuantile(alpha, beta, 0.05),
    high: betaQuantile(alpha, beta, 0.95),
  };
}

/** The p-quantile of a Beta distribution, by bisection on its cumulated density (Simpson's rule, 400 strips). */
export function betaQuantile(alpha: number, beta: number, p: number): number {
  const density = (x: number) => Math.exp((alpha - 1) * Math.log(x) + (beta - 1) * Math.log(1 - x) - peak);
  const mode = alpha + beta > 2 ? Math.min(1 - 1e-6, Math.max(1e-6, (alpha - 1) / (alpha + beta - 2))) : 0.5;
  const peak = (alpha - 1) * Math.log(mode) + (beta - 1) * Math.log(1 - mode); // keeps the exponent small
  const area = (to: number) => {
    const strips = 400;
    const width = (to - 1e-9) / strips;
    let sum = 0;
    for (let i = 0; i < strips; i++) {
      const left = 1e-9 + i * width;
      sum += (width / 6) * (density(left) + 4 * density(left + width / 2) + density(Math.min(1 - 1e-9, left + width)));
    }
    return sum;
  };
  const whole = area(1 - 1e-9);
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (area(Math.max(2e-9, middle)) / whole < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
