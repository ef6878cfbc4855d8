import type { Lane } from './band-lanes';
import { percent } from './percent';

const fills = { alarm: 'fill-alarm', cooldown: 'fill-cooldown' } satisfies Record<Lane['kind'], string>;

const laneHeight = ({ labelAt }: Lane) => (labelAt === 'above' ? 28 : 18);

export const lanesHeight = (lanes: readonly Lane[]) => lanes.reduce((height, lane) => height + laneHeight(lane), 0);

/** Alarms and cooldowns along the bottom: each lane its bands, and its name beside or above them. */
export function LanesPlot({
  lanes,
  top,
  durationSeconds,
}: {
  lanes: readonly Lane[];
  top: number;
  durationSeconds: number;
}) {
  return lanes.map((lane, index) => {
    const y = top + lanesHeight(lanes.slice(0, index));
    return (
      <g key={`${lane.kind} ${lane.label}`}>
        <LaneLabel lane={lane} y={y + 13} durationSeconds={durationSeconds} />
        {lane.bands.map(({ fromSecond, toSecond }) => (
          <rect
            key={fromSecond}
            x={percent(fromSecond / durationSeconds)}
            y={y + laneHeight(lane) - 13}
            width={percent((toSecond - fromSecond) / durationSeconds)}
            height="8"
            className={fills[lane.kind]}
          />
        ))}
      </g>
    );
  });
}

function LaneLabel({ lane, y, durationSeconds }: { lane: Lane; y: number; durationSeconds: number }) {
  const { label, labelAt, bands } = lane;
  const place = {
    before: { x: percent((bands[0]?.fromSecond ?? 0) / durationSeconds), dx: -6, textAnchor: 'end' },
    after: { x: percent((bands.at(-1)?.toSecond ?? 0) / durationSeconds), dx: 6, textAnchor: 'start' },
    above: { x: '0', dx: 0, textAnchor: 'start' },
  } as const;
  return (
    <text y={y} {...place[labelAt]} paintOrder="stroke" strokeWidth="4" className="fill-ink stroke-paper text-fine">
      {label}
    </text>
  );
}
