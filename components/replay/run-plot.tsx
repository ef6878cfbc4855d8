import type { ReplayRun } from '@/lib/contracts/replay';
import { bandLanes } from './band-lanes';
import { lanesHeight, LanesPlot } from './lanes-plot';
import { type EventMark, MarkTicks } from './mark-ticks';
import { heights, type RunScales } from './run-scales';
import { CapacityStrip, captionHeight, LatencyStrip, LoadStrip } from './strips';
import { TimeGrid, TimeLabels } from './time-axis';
import type { TimeTick } from './time-ticks';

const gap = 8;

/** One run: load, capacity, latency where a limit is set on it, alarms and cooldowns, all over the same time. */
export function RunPlot({
  id,
  run,
  scales,
  ticks,
  durationSeconds,
  capacityUnit,
  latencyLimitMs,
  marks,
}: {
  id: string;
  run: ReplayRun;
  scales: RunScales;
  ticks: readonly TimeTick[];
  durationSeconds: number;
  capacityUnit: string;
  latencyLimitMs: number | undefined;
  marks: readonly EventMark[];
}) {
  const { series } = run;
  const steps = durationSeconds / series.stepSeconds;
  const lanes = bandLanes(run.bands, durationSeconds);
  const latency = latencyLimitMs === undefined ? null : scales.latency;
  const capacityTop = captionHeight + heights.load + gap;
  const latencyTop = capacityTop + captionHeight + heights.capacity + gap;
  const lanesTop = latency === null ? latencyTop : latencyTop + captionHeight + heights.latency + gap;
  const bottom = lanesTop + lanesHeight(lanes);
  return (
    <svg className="relative w-full overflow-visible" height={bottom + 20} aria-hidden="true">
      <TimeGrid ticks={ticks} top={captionHeight} bottom={bottom} />
      <LoadStrip id={id} series={series} steps={steps} scale={scales.load} top={0} />
      <CapacityStrip
        id={id}
        series={series}
        steps={steps}
        scale={scales.capacity}
        top={capacityTop}
        unit={capacityUnit}
      />
      {latency !== null && latencyLimitMs !== undefined && (
        <LatencyStrip series={series} steps={steps} scale={latency} top={latencyTop} limitMs={latencyLimitMs} />
      )}
      <MarkTicks marks={marks} top={capacityTop + captionHeight} height={heights.capacity} />
      <LanesPlot lanes={lanes} top={lanesTop} durationSeconds={durationSeconds} />
      <TimeLabels ticks={ticks} y={bottom + 16} />
    </svg>
  );
}
