import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import { expandSchedule } from '@/lib/aws/schedule/expand-schedule';
import { type Check, differs, holds, prose } from './outcome';

// A schedule's meaning in words ("every 15 minutes", "18:00 UTC Monday to Friday"), read as claims about its runs. Words
// that claim nothing we can read leave the case to a reader.

const start = Date.UTC(2024, 0, 1); // a Monday
const weekMinutes = 7 * 1440;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minuteMs = 60_000;

type Claim = { readonly said: string; readonly holds: boolean };

export function checkMeaning(action: ScheduledAction, value: unknown): Check {
  if (typeof value !== 'string') return differs('a sentence');
  const runs = expandSchedule(action, start, 62 * 86_400).map((second) => start + second * 1000);
  if (runs.length === 0) return differs('it never runs in January and February 2024');
  const text = value.toLowerCase();
  const claims = [...clockClaims(text, runs), ...intervalClaims(text, runs), ...dayClaims(text, runs)];
  const wrong = claims.filter((claim) => !claim.holds);
  if (wrong.length > 0) return differs(`not ${wrong.map(({ said }) => said).join(', not ')}`);
  return claims.length > 0 ? holds : prose;
}

const minuteOfDay = (time: number) => Math.floor((time - start) / minuteMs) % 1440;

/** One time: every run is then. Two: the first and the last run of a day. */
function clockClaims(text: string, runs: readonly number[]): Claim[] {
  const times = [...text.matchAll(/(\d{1,2})(?::(\d\d))?\s*(am|pm)?(?=\W|$)/g)]
    .filter(([, , minutes, half]) => minutes !== undefined || half !== undefined)
    .map(([said, hours, minutes = '0', half]) => {
      const hour = (Number(hours) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0);
      return { said: said.trim(), minute: hour * 60 + Number(minutes) };
    });
  const ofDay = runs.map(minuteOfDay);
  const [first, last] = times;
  if (!first) return [];
  if (!last) return [{ said: first.said, holds: ofDay.every((minute) => minute === first.minute) }];
  return [
    { said: `from ${first.said}`, holds: Math.min(...ofDay) === first.minute },
    { said: `until ${last.said}`, holds: Math.max(...ofDay) === last.minute },
  ];
}

function intervalClaims(text: string, runs: readonly number[]): Claim[] {
  const every = /every (\d+)?\s*(minute|min|hour|h|day)s?\b/.exec(text);
  if (!every || (every[2] === 'day' && every[1] === undefined)) return [];
  const unit = every[2]?.startsWith('m') ? 1 : every[2]?.startsWith('h') ? 60 : 1440;
  const apart = Number(every[1] ?? 1) * unit * minuteMs;
  const [first = 0, second = 0] = runs;
  return [{ said: every[0], holds: second - first === apart }];
}

function dayClaims(text: string, runs: readonly number[]): Claim[] {
  const inWeek = runs.filter((time) => time < start + weekMinutes * minuteMs);
  const weekdays = new Set(inWeek.map((time) => new Date(time).getUTCDay()));
  const claims: Claim[] = [];
  if (/every day|daily|each day/.test(text)) claims.push({ said: 'every day', holds: weekdays.size === 7 });
  const named = namedDays(text);
  if (named.size > 0) {
    claims.push({
      said: 'on these days',
      holds: weekdays.size === named.size && [...named].every((day) => weekdays.has(day)),
    });
  }
  const ofMonth = /\b(?:(\d{1,2})(?:st|nd|rd|th)|first)\b(?! (?:run|time))/.exec(text);
  if (ofMonth && named.size === 0) {
    const day = Number(ofMonth[1] ?? 1);
    claims.push({ said: `on day ${day}`, holds: runs.every((time) => new Date(time).getUTCDate() === day) });
  }
  return claims;
}

function namedDays(text: string): Set<number> {
  if (/weekday|working day/.test(text)) return new Set([1, 2, 3, 4, 5]);
  const found = [...text.matchAll(/\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*/g)].map(([, name = '']) => days.indexOf(name));
  const [from, to] = found;
  const isRange =
    /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\s*(?:-|–|\.\.|to|through|until)\s*(sun|mon|tue|wed|thu|fri|sat)/.test(text);
  if (!isRange || from === undefined || to === undefined) return new Set(found);
  return new Set(Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7));
}
