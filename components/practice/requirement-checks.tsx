import type { ToldCheck } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { percent } from '@/components/replay/percent';
import { VerdictMark } from './verdict-mark';

/** Each requirement of the goal: what was measured, what was asked, and how much of the allowance that takes. */
export function RequirementChecks({ requirements }: { requirements: readonly ToldCheck[] }) {
  return (
    <ul className="text-small mt-3 grid gap-3">
      {requirements.map(({ measure, bound, met, text, usedShare, allowance }) => (
        <li key={`${measure} ${bound}`} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
          <VerdictMark holds={met} size={16} />
          <span>
            <span className="sr-only">{met ? 'Met: ' : 'Failed: '}</span>
            <RichLine text={`${text.charAt(0).toUpperCase()}${text.slice(1)}`} />
            {usedShare !== null && allowance !== null && (
              <Allowance usedShare={usedShare} met={met}>
                {allowance}
              </Allowance>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The rule in the middle is the limit; twice the limit fills the bar, and more ends in an arrow. */
function Allowance({ usedShare, met, children }: { usedShare: number; met: boolean; children: string }) {
  const filled = Math.min(0.94, usedShare / 2);
  return (
    <span className="mt-1 flex items-center gap-3">
      <svg width="120" height="12" aria-hidden="true" className={`flex-none ${met ? 'text-grey' : 'text-lost'}`}>
        <line x2="100%" y1="6" y2="6" className="stroke-hairline" strokeWidth="6" />
        <line x2={percent(filled)} y1="6" y2="6" stroke="currentColor" strokeWidth="6" />
        <line x1="50%" x2="50%" y2="12" className="stroke-ink" strokeWidth="1.5" />
        {usedShare > 2 && <path d="M112 0L120 6L112 12Z" fill="currentColor" />}
      </svg>
      <span className={met ? 'text-grey' : 'text-lost font-semibold'}>
        <RichLine text={children} />
      </span>
    </span>
  );
}
