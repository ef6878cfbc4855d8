import { percent } from '@/components/replay/percent';

/** From 0 to 100 %: the bar is the interval, the rule in it the estimate. A long bar says "not known well yet". */
export function MasteryBar({ mastery, low, high }: { mastery: number; low: number; high: number }) {
  return (
    <svg className="w-60 max-w-full overflow-visible" height="20" aria-hidden="true">
      <line x2="100%" y1="10" y2="10" className="stroke-hairline" strokeWidth="2" />
      {[0, 0.5, 1].map((share) => (
        <line key={share} x1={percent(share)} x2={percent(share)} y1="6" y2="14" className="stroke-hairline" />
      ))}
      <line x1={percent(low)} x2={percent(high)} y1="10" y2="10" className="stroke-grey" strokeWidth="8" />
      <line x1={percent(mastery)} x2={percent(mastery)} y1="2" y2="18" className="stroke-ink" strokeWidth="2.5" />
    </svg>
  );
}
