import { percent } from './percent';

/** An event that is drawn, by the number it has in the list. `share` is its place on the time axis. */
export type EventMark = { number: number; share: number };

export function MarkTicks({ marks, top, height }: { marks: readonly EventMark[]; top: number; height: number }) {
  return marks.map(({ number, share }) => {
    const isLeft = share < 0.95;
    return (
      <g key={number}>
        <line x1={percent(share)} x2={percent(share)} y1={top} y2={top + height} className="stroke-ink" />
        <text
          x={percent(share)}
          dx={isLeft ? 4 : -4}
          y={top + 11}
          textAnchor={isLeft ? 'start' : 'end'}
          paintOrder="stroke"
          strokeWidth="4"
          className="fill-ink stroke-paper text-fine font-semibold"
        >
          {number}
        </text>
      </g>
    );
  });
}
