import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import { parseSchedule, type Schedule } from './parse-schedule';
import { defaultTimeZone, instantsOnDay, instantOf, wallClockOf } from './time-zone';
import { parseTimestamp } from './timestamp';

/** The seconds, counted from `startMs`, at which a scheduled action runs. D1–D3 D15 */
export function expandSchedule(action: ScheduledAction, startMs: number, durationSeconds: number): number[] {
  const schedule = parseSchedule(action.Schedule ?? '');
  const zone = action.Timezone ?? defaultTimeZone;
  const endMs = startMs + durationSeconds * 1000;
  const notBefore = Math.max(startMs, action.StartTime === undefined ? -Infinity : parseTimestamp(action.StartTime));
  const notAfter = Math.min(endMs - 1, action.EndTime === undefined ? Infinity : parseTimestamp(action.EndTime));
  const instants = instantsOf(schedule, zone, action, startMs, notBefore, notAfter);
  return instants
    .filter((instant) => instant >= notBefore && instant <= notAfter)
    .map((instant) => Math.round((instant - startMs) / 1000))
    .sort((a, b) => a - b);
}

function instantsOf(
  schedule: Schedule,
  zone: string,
  action: ScheduledAction,
  startMs: number,
  notBefore: number,
  notAfter: number,
): number[] {
  switch (schedule.kind) {
    case 'invalid':
      return [];
    case 'at': {
      const instant = instantOf(Date.parse(`${schedule.local}Z`), zone);
      return instant === null ? [] : [instant];
    }
    case 'rate':
      return ratesOf(schedule.seconds * 1000, action, startMs, notBefore, notAfter);
    case 'cron':
      return cronInstants(schedule.fields, zone, notBefore, notAfter);
  }
}

/** With a StartTime the first run is then; without one it is one interval after the start (D15: AWS does not say). */
function ratesOf(
  stepMs: number,
  action: ScheduledAction,
  startMs: number,
  notBefore: number,
  notAfter: number,
): number[] {
  const first = action.StartTime === undefined ? startMs + stepMs : parseTimestamp(action.StartTime);
  const skipped = Math.max(0, Math.ceil((notBefore - first) / stepMs));
  const instants: number[] = [];
  for (let instant = first + skipped * stepMs; instant <= notAfter; instant += stepMs) instants.push(instant);
  return instants;
}

const dayMs = 86_400_000;

function cronInstants(
  fields: Extract<Schedule, { kind: 'cron' }>['fields'],
  zone: string,
  notBefore: number,
  notAfter: number,
): number[] {
  const instants: number[] = [];
  const firstDay = Math.floor(wallClockOf(notBefore, zone) / dayMs) * dayMs;
  const lastDay = wallClockOf(notAfter, zone);
  for (let day = firstDay; day <= lastDay; day += dayMs) {
    const date = new Date(day);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (fields.years && !fields.years.has(year)) continue;
    if (!fields.months.has(month) || !fields.matchesDay(year, month, date.getUTCDate())) continue;
    const toInstant = instantsOnDay(day, zone);
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        const instant = toInstant(day + (hour * 60 + minute) * 60_000);
        if (instant !== null) instants.push(instant);
      }
    }
  }
  return instants;
}
