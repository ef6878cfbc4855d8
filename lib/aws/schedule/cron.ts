/**
 * AWS's cron: minutes hours day-of-month month day-of-week year, one of the two day fields being `?`. D2 D19 D20. Week
 * days count from SUN = 1; lists, ranges, steps, L, W and # as in the EventBridge reference.
 */
export type CronFields = {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number> | null;
  readonly matchesDay: (year: number, month: number, day: number) => boolean;
};

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The fields, or what is wrong with them. */
export function parseCron(text: string): CronFields | string {
  const all = text.trim().split(/\s+/);
  // a first field of seconds is accepted and not honoured (D2)
  const parts = all.length === 7 && parseField(all[0] ?? '', 0, 59) ? all.slice(1) : all;
  if (parts.length !== 6)
    return `expected six fields (minutes hours day-of-month month day-of-week year), got ${parts.length}`;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts.map((part) =>
    part.toUpperCase(),
  );
  if ((dayOfMonth === '?') === (dayOfWeek === '?') || [minute, hour, month, year].includes('?')) {
    return "'?' can only be specified for Day-of-Month or Day-of-Week.";
  }
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const months = parseField(month, 1, 12, monthNames, 1);
  const years = year === '*' ? null : parseField(year, 1970, 2199);
  if (!minutes) return `minutes must be 0-59, got ${minute}`;
  if (!hours) return `hours must be 0-23, got ${hour}`;
  if (!months) return `month must be 1-12 or JAN-DEC, got ${month}`;
  if (year !== '*' && !years) return `year must be 1970-2199, got ${year}`;
  const matchesDay = dayOfWeek === '?' ? parseDayOfMonth(dayOfMonth) : parseDayOfWeek(dayOfWeek);
  if (!matchesDay) {
    return dayOfWeek === '?'
      ? `day-of-month must be 1-31, got ${dayOfMonth}`
      : `day-of-week must be 1-7 or SUN-SAT, got ${dayOfWeek}`;
  }
  return { minutes, hours, months, years, matchesDay };
}

/** Lists of values, ranges and steps; null when something does not fit the range. */
function parseField(
  text: string,
  min: number,
  max: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | null {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(\*|[0-9A-Z]+)(?:-([0-9A-Z]+))?(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, first = '', last, every] = match;
    const from = first === '*' ? min : toNumber(first, names, firstName);
    const open = first === '*' || (every !== undefined && last === undefined);
    const to = last !== undefined ? toNumber(last, names, firstName) : open ? max : from;
    const step = every === undefined ? 1 : Number(every);
    if (!(from >= min && to <= max && step >= 1)) return null;
    // FRI-MON wraps around the week
    const end = to < from ? to + (max - min + 1) : to;
    for (let value = from; value <= end; value += step) values.add(value > max ? value - (max - min + 1) : value);
  }
  return values;
}

function toNumber(text: string, names: readonly string[], firstName: number): number {
  const index = names.indexOf(text);
  return index >= 0 ? index + firstName : /^\d+$/.test(text) ? Number(text) : NaN;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekdayOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

function parseDayOfMonth(text: string): CronFields['matchesDay'] | null {
  if (text === 'L') return (year, month, day) => day === daysIn(year, month);
  const nearest = /^(\d{1,2}|L)W$/.exec(text);
  if (nearest) {
    const [, wanted = 'L'] = nearest;
    const inMonth = wanted === 'L' || (Number(wanted) >= 1 && Number(wanted) <= 31);
    return inMonth ? (year, month, day) => day === nearestWeekday(year, month, wanted) : null;
  }
  const days = parseField(text, 1, 31);
  return days && ((_year, _month, day) => days.has(day));
}

/** The working day nearest to a date, inside its month. */
function nearestWeekday(year: number, month: number, text: string): number {
  const last = daysIn(year, month);
  const wanted = text === 'L' ? last : Math.min(Number(text), last);
  const weekday = weekdayOf(year, month, wanted);
  if (weekday === 7) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 1) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}

function toWeekday(text: string): number | null {
  const weekday = toNumber(text, dayNames, 1);
  return weekday >= 1 && weekday <= 7 ? weekday : null;
}

function parseDayOfWeek(text: string): CronFields['matchesDay'] | null {
  const nth = /^([0-9A-Z]+)#([1-5])$/.exec(text);
  if (nth) {
    const weekday = toWeekday(nth[1] ?? '');
    if (weekday === null) return null;
    return (year, month, day) => weekdayOf(year, month, day) === weekday && Math.ceil(day / 7) === Number(nth[2]);
  }
  const last = /^([0-9A-Z]+)L$/.exec(text);
  if (last && text !== 'L') {
    const weekday = toWeekday(last[1] ?? '');
    if (weekday === null) return null;
    return (year, month, day) => weekdayOf(year, month, day) === weekday && day + 7 > daysIn(year, month);
  }
  const days = text === 'L' ? new Set([7]) : parseField(text, 1, 7, dayNames, 1);
  return days && ((year, month, day) => days.has(weekdayOf(year, month, day)));
}
