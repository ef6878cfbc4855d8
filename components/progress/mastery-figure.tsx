import { formatPercent } from '@/components/figures';
import { MasteryBar } from './mastery-bar';

/** The estimate as a picture and in figures; nothing is estimated before the first answer that counts. */
export function MasteryFigure({
  counted,
  mastery,
  low,
  high,
}: {
  counted: number;
  mastery: number;
  low: number;
  high: number;
}) {
  if (counted === 0) return <span className="text-small text-grey">not estimated before the first answer</span>;
  return (
    <div className="flex flex-wrap items-center gap-x-5">
      <MasteryBar mastery={mastery} low={low} high={high} />
      <span className="text-small">
        {formatPercent(round(mastery))},{' '}
        <span className="text-grey">
          between {Math.round(low * 100)} and {formatPercent(round(high))}
        </span>
      </span>
    </div>
  );
}

const round = (share: number) => Math.round(share * 100) / 100;
