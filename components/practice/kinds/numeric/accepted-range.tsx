import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { percent } from '@/components/replay/percent';
import { writeNumber } from './giving-number';
import { rangeScale } from './range-scale';

type NumericEvidence = Extract<AnswerEvidence, { kind: 'numeric' }>;

/** What is accepted, drawn as a stretch of the number line with the learner's value on it; the sentence says the same. */
export function AcceptedRange({ answer: { given, least, most } }: { answer: NumericEvidence }) {
  if (least === null && most === null) return null;
  const { shareOf, from, to } = rangeScale({ given, least, most });
  return (
    <svg className="mt-4 w-full overflow-visible" height="56" aria-hidden="true">
      <line x2="100%" y1="28" y2="28" className="stroke-hairline" strokeWidth="2" />
      <line x1={percent(from)} x2={percent(to)} y1="28" y2="28" className="stroke-served" strokeWidth="8" />
      {from === to && (
        <line x1={percent(from)} x2={percent(from)} y1="22" y2="34" className="stroke-served" strokeWidth="4" />
      )}
      <EndLabels least={least} most={most} from={from} to={to} />
      <line
        x1={percent(shareOf(given))}
        x2={percent(shareOf(given))}
        y1="18"
        y2="38"
        className="stroke-ink"
        strokeWidth="2"
      />
      <text x={percent(shareOf(given))} y="12" textAnchor="middle" className="fill-ink text-fine font-semibold">
        {writeNumber(given)}
      </text>
    </svg>
  );
}

/** Both ends by their numbers; one label for both where the stretch is too short for two. */
function EndLabels({ least, most, from, to }: { least: number | null; most: number | null; from: number; to: number }) {
  const ends = [
    { value: least, at: from },
    { value: most, at: to },
  ].flatMap(({ value, at }) => (value === null ? [] : [{ text: writeNumber(value), at }]));
  const [first, second] = ends;
  const isShort = first && second && second.at - first.at < 0.15;
  const joined = isShort
    ? [{ text: least === most ? first.text : `${first.text} to ${second.text}`, at: (first.at + second.at) / 2 }]
    : ends;
  return joined.map(({ text, at }) => (
    <text key={text} x={percent(at)} y="52" textAnchor="middle" className="fill-served text-fine">
      {text}
    </text>
  ));
}
