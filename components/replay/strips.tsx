import type { ReactNode } from 'react';
import type { ReplayRun } from '@/lib/contracts/replay';
import { formatMilliseconds } from '@/components/figures';
import { Hatched } from './hatched';
import { heights, sumOf } from './run-scales';
import { stepArea, stepBand, stepLine } from './step-path';
import { ValueAxis, type ValueScale } from './value-axis';

// The strips of a run, one under the other over the same time. Each has its caption above it, starting at `top`.

type Series = ReplayRun['series'];
/** `steps` is the length of the time axis in steps of the series. */
type StripProps = { id: string; series: Series; steps: number; scale: ValueScale; top: number };

export const captionHeight = 22;

/** Served requests as an area, what was lost hatched on top of it, and the line of what was offered over both. */
export function LoadStrip({ id, series, steps, scale, top }: StripProps) {
  const { offeredRps, servedRps, lostRps } = series;
  const place = { top: top + captionHeight, pixels: heights.load, steps };
  const toY = halfPixels(scale);
  const lost = stepBand(servedRps, sumOf(servedRps, lostRps), toY);
  return (
    <>
      <Caption top={top}>Requests per second</Caption>
      <ValueAxis scale={scale} top={place.top} />
      <Stretched {...place}>
        <path d={stepArea(servedRps, toY)} className="fill-served/30" />
        <path d={stepLine(servedRps, toY)} className="mark stroke-served" strokeWidth="1.5" />
        <path d={lost} className="fill-lost/15" />
      </Stretched>
      <Hatched id={`${id}-lost`} path={lost} className="text-lost" {...place} />
      <Stretched {...place}>
        <path d={stepLine(offeredRps, toY)} className="mark stroke-ink" strokeWidth="1.25" />
      </Stretched>
    </>
  );
}

/** What was asked for and what was in service; the hatch between them is capacity that is still starting up. */
export function CapacityStrip({ id, series, steps, scale, top, unit }: StripProps & { unit: string }) {
  const { desired, inService } = series;
  const place = { top: top + captionHeight, pixels: heights.capacity, steps };
  const toY = halfPixels(scale);
  return (
    <>
      <Caption top={top}>{unit.charAt(0).toUpperCase() + unit.slice(1)}</Caption>
      <ValueAxis scale={scale} top={place.top} />
      <Hatched id={`${id}-starting`} path={stepBand(inService, desired, toY)} className="text-grey" {...place} />
      <Stretched {...place}>
        <path d={stepLine(desired, toY)} className="mark stroke-capacity" strokeWidth="1.5" strokeDasharray="5 3" />
        <path d={stepLine(inService, toY)} className="mark stroke-capacity" strokeWidth="2" />
      </Stretched>
    </>
  );
}

export function LatencyStrip({ series, steps, scale, top, limitMs }: Omit<StripProps, 'id'> & { limitMs: number }) {
  const place = { top: top + captionHeight, pixels: heights.latency, steps };
  const limit = place.top + Math.round(scale.toY(limitMs));
  return (
    <>
      <Caption top={top}>Latency</Caption>
      <ValueAxis scale={scale} top={place.top} />
      <Stretched {...place}>
        <path d={stepLine(series.latencyMs, halfPixels(scale))} className="mark stroke-ink" strokeWidth="1.25" />
      </Stretched>
      <line
        x2="100%"
        y1={limit}
        y2={limit}
        className="stroke-lost"
        strokeWidth="2"
        strokeDasharray="0.1 5"
        strokeLinecap="round"
      />
      <text x="100%" y={limit - 5} textAnchor="end" className="fill-lost text-fine">
        {`limit ${formatMilliseconds(limitMs)}`}
      </text>
    </>
  );
}

/** Lines in units of steps and half pixels, stretched to the width there is. */
function Stretched({
  top,
  pixels,
  steps,
  children,
}: {
  top: number;
  pixels: number;
  steps: number;
  children: ReactNode;
}) {
  return (
    <svg
      y={top}
      width="100%"
      height={pixels}
      viewBox={`0 0 ${steps} ${2 * pixels}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      {children}
    </svg>
  );
}

function Caption({ top, children }: { top: number; children: string }) {
  return (
    <text y={top + 13} paintOrder="stroke" strokeWidth="4" className="fill-grey stroke-paper text-fine">
      {children}
    </text>
  );
}

const halfPixels = (scale: ValueScale) => (value: number) => 2 * scale.toY(value);
