import type { Claim } from '@/lib/contracts/question';
import type { SeriesName, MeasureName } from '@/lib/contracts/trace';
import type { ClaimOutcome } from './claim';
import type { RunWords } from './run-words';
import { clockOf, counted, grouped, measureWords, formatMeasure, milliseconds } from './words';

/** What the run says about a claim: "At 23:00, 12 instances are in service, so this is not true." */
export function describeClaim(claim: Claim, { value, holds }: ClaimOutcome, words: RunWords): string {
  const so = `so this is ${holds ? 'true' : 'not true'}.`;
  if (value === null) return 'The run has no such value, so this is not true.';
  if (claim.series && typeof claim.atMinute === 'number') {
    return `At ${clockOf(words.start, claim.atMinute * 60)}, ${describeMoment(claim.series, value, words)}, ${so}`;
  }
  const said = claim.measure ? describeMeasured(claim.measure, value, words) : '';
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${so}`;
}

function describeMoment(series: SeriesName, value: number, { unit }: RunWords): string {
  const rate = `${grouped(Math.round(value * 100) / 100)} requests a second`;
  const are = value === 1 ? 'is' : 'are';
  switch (series) {
    case 'desired':
      return `the desired capacity is ${counted(value, unit)}`;
    case 'inService':
      return `${counted(value, unit)} ${are} in service`;
    case 'offeredRps':
      return `${rate} arrive`;
    case 'servedRps':
      return `${rate} are answered`;
    case 'lostRps':
      return `${rate} are lost`;
    case 'backlog':
      return `${counted(Math.round(value), 'requests')} ${value === 1 ? 'waits' : 'wait'}`;
    case 'latencyMs':
      return `a request takes ${milliseconds(value)}`;
  }
}

function describeMeasured(measure: MeasureName, value: number, { unit }: RunWords): string {
  switch (measure) {
    case 'peakInstances':
      return `up to ${counted(value, unit)} ${value === 1 ? 'is' : 'are'} in service`;
    case 'leastInstances':
      return `never fewer than ${counted(value, unit)} ${value === 1 ? 'is' : 'are'} in service`;
    case 'scaleOuts':
    case 'scaleIns':
      return `there ${value === 1 ? 'is' : 'are'} ${counted(value, measureWords[measure])}`;
    case 'failedActivities':
      return value === 1 ? 'one scaling activity fails' : `${grouped(value)} scaling activities fail`;
    case 'availability':
      return `${formatMeasure(measure, value)} of the requests are answered`;
    default:
      return `the ${measureWords[measure]} is ${formatMeasure(measure, value)}`;
  }
}
