import type { OptionEvidence, RequirementCheck } from '@/lib/contracts/verdict';
import { formatNumber, formatPercent } from '@/components/figures';
import { measureWords } from '@/components/measure-words';
import { percent } from '@/components/replay/percent';
import { VerdictMark } from './verdict-mark';

/** Each requirement of the goal: what was measured, what was asked, and how much of the allowance that takes. */
export function RequirementChecks({ requirements }: { requirements: readonly RequirementCheck[] }) {
  return (
    <ul className="text-small mt-3 grid gap-3">
      {requirements.map((check) => (
        <li key={`${check.measure} ${check.bound}`} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
          <VerdictMark holds={check.met} size={16} />
          <span>
            <span className="sr-only">{check.met ? 'Met: ' : 'Failed: '}</span>
            {measureWords[check.measure].label} <strong>{sayValue(check)}</strong>
            <span className="text-grey">, {sayLimit(check)}</span>
            {check.usedShare !== null && <Allowance usedShare={check.usedShare} met={check.met} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function PreferredMeasure({ measure, want, value }: NonNullable<OptionEvidence['preferred']>) {
  const { label, say } = measureWords[measure];
  return (
    <p className="text-small mt-3 pl-8">
      {label} <strong>{value === null ? 'unknown' : say(value)}</strong>
      <span className="text-grey">, the {want} that meets every requirement wins</span>
    </p>
  );
}

const sayValue = ({ measure, value }: RequirementCheck) =>
  value === null ? 'has no value' : measureWords[measure].say(value);

const sayLimit = ({ measure, bound, limit }: RequirementCheck) =>
  `${bound === 'atLeast' ? 'at least' : 'at most'} ${measureWords[measure].say(limit)} required`;

/** "62 times what is allowed": how far a requirement is failed, or how much room is left. */
export function sayAllowance(usedShare: number): string {
  if (usedShare > 1) return `${formatNumber(usedShare, 2)} times what is allowed`;
  return `${formatPercent(Math.round(usedShare * 100) / 100)} of what is allowed`;
}

/** The rule in the middle is the limit; twice the limit fills the bar, and more ends in an arrow. */
function Allowance({ usedShare, met }: { usedShare: number; met: boolean }) {
  const filled = Math.min(0.94, usedShare / 2);
  return (
    <span className="mt-1 flex items-center gap-3">
      <svg width="120" height="12" aria-hidden="true" className={`flex-none ${met ? 'text-grey' : 'text-lost'}`}>
        <line x2="100%" y1="6" y2="6" className="stroke-hairline" strokeWidth="6" />
        <line x2={percent(filled)} y1="6" y2="6" stroke="currentColor" strokeWidth="6" />
        <line x1="50%" x2="50%" y2="12" className="stroke-ink" strokeWidth="1.5" />
        {usedShare > 2 && <path d="M112 0L120 6L112 12Z" fill="currentColor" />}
      </svg>
      <span className={met ? 'text-grey' : 'text-lost font-semibold'}>{sayAllowance(usedShare)}</span>
    </span>
  );
}
