import type { ScenarioSheet } from '@/lib/contracts/public-question';
import { TimeGrid, TimeLabels } from '@/components/replay/time-axis';
import { timeTicks } from '@/components/replay/time-ticks';
import { ValueAxis, valueScale } from '@/components/replay/value-axis';

const height = 112;
const top = 6;

/** The stated traffic as a line over the scenario's time, and the same in words below it. */
export function TrafficPicture({
  sheet,
}: {
  sheet: Pick<ScenarioSheet, 'traffic' | 'trafficSentence' | 'durationMinutes' | 'startsAt'>;
}) {
  const { traffic, trafficSentence, durationMinutes, startsAt } = sheet;
  if (traffic.length === 0) return trafficSentence === '' ? null : <p className="text-small">{trafficSentence}</p>;

  const scale = valueScale(Math.max(...traffic.map(({ rps }) => rps)), height);
  const ticks = timeTicks(startsAt, durationMinutes, 5);
  return (
    <figure>
      <p className="text-fine text-grey mb-1" aria-hidden="true">
        Requests per second
      </p>
      <div className="ml-9">
        <svg className="w-full overflow-visible" height={top + height + 22} aria-hidden="true">
          <TimeGrid ticks={ticks} top={top} bottom={top + height} />
          <ValueAxis scale={scale} top={top} />
          <svg
            y={top}
            width="100%"
            height={height}
            viewBox={`0 0 ${durationMinutes} ${height}`}
            preserveAspectRatio="none"
            overflow="visible"
          >
            <path d={cornerPath(traffic, durationMinutes, scale.toY)} className="mark stroke-ink" strokeWidth="1.5" />
          </svg>
          <TimeLabels ticks={ticks} y={top + height + 18} />
        </svg>
      </div>
      <figcaption className="text-small text-grey mt-2">{trafficSentence}</figcaption>
    </figure>
  );
}

/** The last corner holds until the end; where two stand at the start, the line begins at the second. */
export function cornerPath(
  corners: ScenarioSheet['traffic'],
  durationMinutes: number,
  toY: (value: number) => number,
): string {
  const [first, second] = corners;
  const shown = first?.atMinute === second?.atMinute ? corners.slice(1) : corners;
  const places = shown.map(({ atMinute, rps }) => `${atMinute} ${Math.round(toY(rps) * 10) / 10}`);
  return `M${places.join('L')}H${durationMinutes}`;
}
