import type { TimeTick } from './time-ticks';
import { percent } from './percent';

/** The labels of the time axis, at `y` of a drawing whose width is the plot's. */
export function TimeLabels({ ticks, y }: { ticks: readonly TimeTick[]; y: number }) {
  return (
    <g paintOrder="stroke" strokeWidth="4" className="fill-grey stroke-paper text-fine" aria-hidden="true">
      {ticks.map(({ second, share, label, minor }) => (
        <text
          key={second}
          x={percent(share)}
          y={y}
          textAnchor={share === 0 ? 'start' : 'middle'}
          className={minor ? 'max-sm:hidden' : undefined}
        >
          {label}
        </text>
      ))}
    </g>
  );
}

export function TimeGrid({ ticks, top, bottom }: { ticks: readonly TimeTick[]; top: number; bottom: number }) {
  return (
    <g className="stroke-hairline" aria-hidden="true">
      {ticks.map(({ second, share, minor }) => (
        <line
          key={second}
          x1={percent(share)}
          x2={percent(share)}
          y1={top}
          y2={bottom}
          className={minor ? 'max-sm:hidden' : undefined}
        />
      ))}
    </g>
  );
}
