import type { MeasureName } from '@/lib/contracts/trace';
import { measureWords } from '@/lib/grading/words';

/** The measure that a numeric question asks for, or null where it asks for a value of the scenario. */
export function askedMeasure(ask: string): MeasureName | null {
  return isMeasure(ask) ? ask : null;
}

function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(measureWords, name);
}

/** How many of the asked unit one of the measure's own is: a share in %, seconds in minutes. */
export function unitFactor(measure: MeasureName, unit: string): number {
  if (measure === 'availability') return unit === '%' ? 100 : 1;
  if (measure.endsWith('Seconds') || measure.endsWith('Second')) {
    return { minutes: 1 / 60, min: 1 / 60, hours: 1 / 3600, h: 1 / 3600 }[unit] ?? 1;
  }
  if (measure.startsWith('latency')) return unit === 's' || unit === 'seconds' ? 1 / 1000 : 1;
  return 1;
}
