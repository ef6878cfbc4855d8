import type { DayProgress } from '@/lib/contracts/progress';
import { dayOf } from '@/components/clock';
import { formatPercent } from '@/components/figures';
import { percent } from '@/components/replay/percent';
import { ValueAxis, valueScale } from '@/components/replay/value-axis';

const height = 96;
const top = 8;
const longest = 60;

/** Attempts a day as bars; the filled part was right. The same as a table below. */
export function DayChart({ days }: { days: readonly DayProgress[] }) {
  const shown = everyDay(days).slice(-longest);
  const scale = valueScale(Math.max(...shown.map(({ attempts }) => attempts)), height, true);
  const width = 1 / Math.max(shown.length, 14);
  const [first] = shown;
  const last = shown.at(-1);
  return (
    <figure>
      <div className="ml-7">
        <svg className="w-full overflow-visible" height={top + height + 22} aria-hidden="true">
          <ValueAxis scale={scale} top={top} />
          {shown.map(({ day, attempts, correct }, index) => (
            <g key={day}>
              <Bar
                at={index * width}
                width={width}
                from={0}
                to={correct}
                scale={scale}
                className="fill-ink stroke-ink"
              />
              <Bar
                at={index * width}
                width={width}
                from={correct}
                to={attempts}
                scale={scale}
                className="stroke-ink fill-paper"
              />
            </g>
          ))}
          <text y={top + height + 18} className="fill-grey text-fine">
            {first && dayOf(first.day)}
          </text>
          {shown.length > 6 && last && (
            <text
              x={percent(shown.length * width)}
              y={top + height + 18}
              textAnchor="end"
              className="fill-grey text-fine"
            >
              {dayOf(last.day)}
            </text>
          )}
        </svg>
      </div>
      <figcaption className="text-small text-grey mt-2">
        Attempts a day; the filled part was right.
        <details className="mt-1">
          <summary className="link inline-flex min-h-11 items-center">As a table</summary>
          <DayTable days={days} />
        </details>
      </figcaption>
    </figure>
  );
}

function Bar({
  at,
  width,
  from,
  to,
  scale,
  className,
}: {
  at: number;
  width: number;
  from: number;
  to: number;
  scale: ReturnType<typeof valueScale>;
  className: string;
}) {
  if (to <= from) return null;
  const y = top + scale.toY(to);
  return (
    <rect
      x={percent(at + width * 0.15)}
      width={percent(width * 0.7)}
      y={y}
      height={scale.toY(from) - scale.toY(to)}
      className={className}
    />
  );
}

function DayTable({ days }: { days: readonly DayProgress[] }) {
  return (
    <table className="text-ink mt-2 text-left">
      <thead className="text-grey">
        <tr>
          {['Day', 'Attempts', 'Right', 'Share'].map((head) => (
            <th key={head} scope="col" className="pr-6 font-normal">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, attempts, correct }) => (
          <tr key={day}>
            <th scope="row" className="pr-6 font-normal">
              {dayOf(day)}
            </th>
            <td className="pr-6">{attempts}</td>
            <td className="pr-6">{correct}</td>
            <td>{attempts === 0 ? 'none' : formatPercent(Math.round((100 * correct) / attempts) / 100)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Days without an attempt stand between those with one. */
export function everyDay(days: readonly DayProgress[]): DayProgress[] {
  const known = new Map(days.map((progress) => [progress.day.slice(0, 10), progress]));
  const sorted = [...known.keys()].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: DayProgress[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    all.push(known.get(day) ?? { day, attempts: 0, correct: 0 });
  }
  return all;
}
