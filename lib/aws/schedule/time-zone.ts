/** IANA time zones, from the engine's own tables. D3 */

/** The zone of at() and cron() where an action names none. D3 */
export const defaultTimeZone = 'UTC';

/** Three-letter names that are IANA's own; the engine also knows others (JST, IST), which AWS refuses. */
const shortNames = ['UTC', 'GMT', 'UCT', 'CET', 'EET', 'MET', 'WET', 'EST', 'MST', 'HST', 'PRC', 'ROC', 'ROK'];

export function isTimeZone(name: string): boolean {
  if (/^[A-Z]{3}$/.test(name) && !shortNames.includes(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}

/** The zone's wall clock at an instant, written as if it were UTC: milliseconds. */
export function wallClockOf(epochMs: number, zone: string): number {
  if (zone === 'UTC') return epochMs;
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the zone's clock shows this wall time; null where the clock jumps over it, the first of the two
 * where it shows it twice (D16: AWS does not say).
 */
export function instantOf(wallMs: number, zone: string): number | null {
  if (zone === 'UTC') return wallMs;
  const candidates = [wallMs - 86_400_000, wallMs, wallMs + 86_400_000]
    .map((near) => wallMs - (wallClockOf(near, zone) - near))
    .filter((instant) => wallClockOf(instant, zone) === wallMs);
  return candidates.length === 0 ? null : Math.min(...candidates);
}

/** instantOf for the wall times of one day: where the clock is not changed around it, one offset holds for all of them. */
export function instantsOnDay(dayMs: number, zone: string): (wallMs: number) => number | null {
  const offsetAt = (near: number) => wallClockOf(near, zone) - near;
  const before = offsetAt(dayMs - 86_400_000);
  if (before !== offsetAt(dayMs + 2 * 86_400_000)) return (wallMs) => instantOf(wallMs, zone);
  return (wallMs) => wallMs - before;
}
