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

/** What `masteryAfter` makes of so many attempts, of which so many count and so many of these were right. */
export function masteryOf(seen: Pick<MasteryState, 'attempts' | 'counted' | 'correct'>): MasteryState {
  const { counted, correct } = seen;
  return { ...seen, alpha: newMastery.alpha + correct, beta: newMastery.beta + counted - correct };
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

const strips = 1000;

/**
 * The p-quantile of a Beta distribution: its density is added up once, by Simpson's rule in 1,000 strips, and the strip in
 * which p is reached is cut in proportion.
 */
export function betaQuantile(alpha: number, beta: number, p: number): number {
  const mode = alpha + beta > 2 ? (alpha - 1) / (alpha + beta - 2) : 0.5;
  const logDensity = (at: number) => {
    const x = Math.min(1 - 1e-9, Math.max(1e-9, at)); // the logarithm of 0 is none
    return (alpha - 1) * Math.log(x) + (beta - 1) * Math.log(1 - x);
  };
  const peak = logDensity(mode); // keeps the exponent small
  const density = (at: number) => Math.exp(logDensity(at) - peak);
  const areas = Array.from({ length: strips }, (_, strip) => {
    return density(strip / strips) + 4 * density((strip + 0.5) / strips) + density((strip + 1) / strips);
  });
  let missing = p * areas.reduce((sum, area) => sum + area, 0);
  for (const [strip, area] of areas.entries()) {
    if (area >= missing) return (strip + missing / area) / strips;
    missing -= area;
  }
  return 1;
}
