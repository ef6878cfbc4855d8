import { scaleLinear, scaleLog } from '@visx/scale';
import { formatNumber, formatUnit } from '@/components/figures';

export type ValueScale = { ticks: { value: number; label: string }[]; toY: (value: number) => number };

/** From 0 to a round number at or above `largest`, drawn over `height` units; whole ticks where things are counted. */
export function valueScale(largest: number, height: number, counted = false): ValueScale {
  const scale = scaleLinear<number>({ domain: [0, largest > 0 ? largest : 1], range: [height, 0], nice: 3 });
  const ticks = scale.ticks(3).filter((tick) => !counted || Number.isInteger(tick));
  return { ticks: ticks.map((value) => ({ value, label: formatNumber(value, 4) })), toY: (value) => scale(value) };
}

/** Milliseconds by powers of ten, labelled in seconds: the limit and a queue of a minute both have to be seen. */
export function latencyScale(least: number, largest: number, height: number): ValueScale {
  const from = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const to = 10 ** Math.ceil(Math.log10(Math.max(from * 10, largest)));
  const scale = scaleLog<number>({ domain: [from, to], range: [height, 0], base: 10, clamp: true });
  const ticks = [];
  for (let value = from; value <= to; value *= 10) {
    // the margin holds seven signs, and hours of waiting do occur
    const seconds = value / 1000;
    ticks.push({ value, label: seconds < 10_000 ? formatUnit(seconds, 's') : `${formatNumber(seconds / 1000, 4)}k s` });
  }
  return { ticks, toY: (value) => scale(Math.max(from, value)) };
}

/** Grid lines and their numbers; the numbers hang into the margin left of the drawing. */
export function ValueAxis({ scale, top }: { scale: ValueScale; top: number }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map(({ value, label }, index) => {
        const y = top + Math.round(scale.toY(value));
        return (
          <g key={value}>
            <line x2="100%" y1={y} y2={y} className={index === 0 ? 'stroke-grey' : 'stroke-hairline'} />
            <text x="-8" y={y + 4} textAnchor="end" className="fill-grey text-fine">
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}
