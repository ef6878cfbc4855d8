import type { Claim } from '@/lib/contracts/question';
import type { Trace } from '@/lib/contracts/trace';

/** A claim about the base run, and what the run says. */
export type ClaimOutcome = { readonly value: number | null; readonly holds: boolean };

/** Reads a measure, or a series after all events of the minute's first second. */
export function evaluateClaim(claim: Claim, trace: Trace): ClaimOutcome {
  return judgeClaim(claim, readClaimed(claim, trace));
}

/** Does a claim hold with the value that a run has for it? */
export function judgeClaim(claim: Claim, value: number | null): ClaimOutcome {
  if (value === null) return { value, holds: false };
  const { atLeast, atMost, equals } = claim;
  if (typeof atLeast === 'number') return { value, holds: value >= atLeast };
  if (typeof atMost === 'number') return { value, holds: value <= atMost };
  return {
    value,
    holds: typeof equals === 'number' && Math.abs(value - equals) <= 1e-6 * Math.max(1, Math.abs(equals)),
  };
}

/** What a claim is about: a measure, or a series at a minute. */
export function readClaimed({ measure, series, atMinute }: Claim, trace: Trace): number | null {
  if (measure) return trace.measures[measure] ?? null;
  if (!series || typeof atMinute !== 'number') return null;
  const step = Math.floor((atMinute * 60) / trace.series.stepSeconds);
  return trace.series[series][step] ?? null;
}
