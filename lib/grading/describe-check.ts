import type { Requirement } from '@/lib/contracts/scenario';
import type { MeasureName } from '@/lib/contracts/trace';
import type { RequirementCheck } from '@/lib/contracts/verdict';
import { formatMeasure, grouped, measureWords, percent } from './words';

/** A requirement as the goal states it: "At least 99.9 % of the requests answered", "Cost at most $3.50". */
export function describeRequirement({ measure, atLeast, atMost }: Requirement): string {
  const limit = formatMeasure(measure, atLeast ?? atMost ?? 0);
  const bound = atLeast === undefined ? 'at most' : 'at least';
  const said =
    measure === 'availability' ? `${bound} ${limit} of the requests answered` : `${subject(measure)} ${bound} ${limit}`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What was measured: "93.8 % of the requests answered", "completed after 7 h 40 min". */
export function describeValue(measure: MeasureName, value: number | null): string {
  if (value === null) return describeNone(measure);
  const said = formatMeasure(measure, value);
  return measure === 'availability' ? `${said} of the requests answered` : `${subject(measure)} ${said}`;
}

/** "93.8 % of the requests answered, at least 99.9 % required" */
export function describeCheck({ measure, bound, limit, value }: RequirementCheck): string {
  const said = formatMeasure(measure, limit);
  const asked = bound === 'atLeast' ? `at least ${said} required` : `at most ${said} allowed`;
  return `${describeValue(measure, value)}, ${asked}`;
}

/** How much of what is allowed a run uses: "8.4 times the loss that is allowed", "14 % of the limit". Null without one. */
export function describeAllowance({ measure, bound, usedShare }: RequirementCheck): string | null {
  if (usedShare === null) return null;
  if (bound === 'atLeast' && measure !== 'availability') return null;
  const allowed = measure === 'availability' ? 'the loss that is allowed' : 'the limit';
  if (usedShare > 1) return `${times(usedShare)} times ${allowed}`;
  return `${usedShare > 0.995 ? percent(usedShare) : `${Math.round(usedShare * 100)} %`} of ${allowed}`;
}

/** Two significant figures, and never "1 times". */
function times(share: number): string {
  if (share >= 10) return grouped(Math.round(share));
  return grouped(Math.max(1.01, Math.round(share * (share < 1.1 ? 100 : 10)) / (share < 1.1 ? 100 : 10)));
}

const subject = (measure: MeasureName) => (measure === 'completedAtSecond' ? 'completed after' : measureWords[measure]);

function describeNone(measure: MeasureName): string {
  switch (measure) {
    case 'completedAtSecond':
      return 'never completed';
    case 'availability':
      return 'no request to answer';
    case 'latencyP50Ms':
    case 'latencyP95Ms':
    case 'latencyP99Ms':
      return `no ${measureWords[measure]}, as no request is answered`;
    default:
      return `${measureWords[measure]} unknown`;
  }
}
