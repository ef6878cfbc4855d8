import { z } from 'zod';
import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import { checkScheduledAction } from '@/lib/aws/rules/scheduled-action';
import { expandSchedule } from '@/lib/aws/schedule/expand-schedule';
import { defaultTimeZone, isTimeZone } from '@/lib/aws/schedule/time-zone';
import { parseTimestamp } from '@/lib/aws/schedule/timestamp';
import { checkBounded } from './bounded-capacity';
import { checkMeaning } from './schedule-meaning';
import {
  type Check,
  checkFields,
  differs,
  equals,
  holds,
  holdsIf,
  type Interpreter,
  read,
  Unreadable,
} from './outcome';

const capacities = z.strictObject({ MinCapacity: z.int().optional(), MaxCapacity: z.int().optional() });
const cronGiven = z.strictObject({ Schedule: z.string(), ScalableTargetAction: capacities.optional() });
const cronWhen = z.strictObject({ at: z.unknown().optional(), parse: z.boolean().optional() });

/** A schedule expression: is it one, and when does it run? D1 D2 D19 D20 */
export const cron: Interpreter = ({ given: g, when: w, expected }) => {
  const given = read(cronGiven, g, 'given');
  const when = read(cronWhen, w, 'when');
  const action = actionOf(given.Schedule, given.ScalableTargetAction);
  const refusals = checkScheduledAction(action, 'given').filter(({ path }) => path === 'given.Schedule');
  const runsThen = typeof when.at !== 'string' || runsAtMoment(action, when.at);
  return checkFields(
    expected,
    {
      valid: equals(() => refusals.length === 0),
      message: (value) => checkMessage(value, refusals[0]?.message ?? null),
      sampleRunTimes: (value) => checkRuns(action, value),
      meaning: (value) => checkMeaning(action, value),
    },
    (field, value) =>
      runsThen
        ? checkBounded(field, value, { min: 0, max: 1000 }, given.ScalableTargetAction ?? {})
        : differs('no run then'),
  );
};

function actionOf(Schedule: string, bounds: z.infer<typeof capacities> = { MinCapacity: 1 }): ScheduledAction {
  return { ScheduledActionName: 'action', Schedule, ScalableTargetAction: bounds };
}

function checkMessage(value: unknown, message: string | null): Check {
  if (value === message) return holds;
  const part = typeof value === 'string' && message !== null && value.length > 8 && message.includes(value);
  return part ? holds : differs(message);
}

const dayMs = 86_400_000;

/** Does the action run in this very minute? */
function runsAt(action: ScheduledAction, time: number): boolean {
  return expandSchedule(action, time, 60).includes(0);
}

/** A moment as an instant, or as a time of the day (UTC) on some day of two weeks; words name none, and so all. */
function runsAtMoment(action: ScheduledAction, moment: string): boolean {
  if (/^\d{4}-\d\d-\d\dT/.test(moment)) return runsAt(action, parseTimestamp(moment));
  const clock = /(\d{1,2}):(\d\d)/.exec(moment);
  if (!clock) return true;
  const start = Date.UTC(2024, 0, 1, Number(clock[1]), Number(clock[2]));
  return Array.from({ length: 366 }, (_, day) => start + day * dayMs).some((time) => runsAt(action, time));
}

function checkRuns(action: ScheduledAction, value: unknown): Check {
  const times = read(z.array(z.string()), value, 'expected.sampleRunTimes');
  const wrong = times.filter((time) => {
    const instant = parseTimestamp(time);
    if (Number.isNaN(instant)) throw new Unreadable(`expected.sampleRunTimes: cannot read ${time}`);
    return !runsAt(action, instant);
  });
  return holdsIf(
    wrong.length === 0,
    wrong.map((time) => `no run at ${time}`),
  );
}

/** The zone of at() and cron() where none is named. D3 */
export const timezoneDefault: Interpreter = ({ given, when, expected }) => {
  const { Timezone } = read(z.strictObject({ Timezone: z.string().nullish() }), given, 'given');
  read(z.strictObject({ schedule: z.string() }), when, 'when');
  return checkFields(expected, { Timezone: equals(() => Timezone ?? defaultTimeZone) });
};

const dstGiven = z.strictObject({ Timezone: z.string(), localTime: z.string() });

/** A daily local time on both sides of a change of the clocks. D3 */
export const timezoneDst: Interpreter = ({ given: g, when, expected }) => {
  const given = read(dstGiven, g, 'given');
  const { across } = read(z.strictObject({ across: z.string() }), when, 'when');
  if (!isTimeZone(given.Timezone)) throw new Unreadable(`given.Timezone: no time zone ${given.Timezone}`);
  const clock = /(\d{1,2}):(\d\d)/.exec(given.localTime);
  if (!clock) throw new Unreadable(`given.localTime: expected a time such as 08:00, got ${given.localTime}`);
  const [hour, minute] = [Number(clock[1]), Number(clock[2])];
  const runs = runsAround({ Timezone: given.Timezone, hour, minute }, across);
  return checkFields(expected, {
    first: (value) => checkLocalTime(value, runs.first),
    second: (value) => checkLocalTime(value, runs.second),
  });
};

type DailyTime = { readonly Timezone: string; readonly hour: number; readonly minute: number };
type LocalRun = { readonly local: string; readonly offsetMinutes: number; readonly utc: string };

/** The runs before and after the clocks change: the pair of neighbours whose offsets differ in the asked direction. */
function runsAround(daily: DailyTime, across: string): { first: LocalRun; second: LocalRun } {
  const forward = /start|begin|spring|forward/i.test(across);
  if (!forward && !/end|autumn|fall|back/i.test(across)) throw new Unreadable(`when.across: cannot read "${across}"`);
  const action = { ...actionOf(`cron(${daily.minute} ${daily.hour} * * ? *)`), Timezone: daily.Timezone };
  const start = Date.UTC(2024, 0, 1);
  const runs = expandSchedule(action, start, 366 * 86_400).map((second) => localRun(daily, start + second * 1000));
  const jump = runs.findIndex((run, index) => {
    const change = (runs[index + 1]?.offsetMinutes ?? run.offsetMinutes) - run.offsetMinutes;
    return forward ? change > 0 : change < 0;
  });
  const at = Math.max(0, jump); // a zone whose clocks never change: any two days
  const [first, second] = [runs[at], runs[at + 1]];
  if (!first || !second) throw new Unreadable('given.localTime: no runs');
  return { first, second };
}

function localRun({ hour, minute }: DailyTime, instant: number): LocalRun {
  const date = new Date(instant);
  const offset = (((hour * 60 + minute - date.getUTCHours() * 60 - date.getUTCMinutes()) % 1440) + 1440) % 1440;
  return {
    local: clockText(hour, minute),
    offsetMinutes: offset > 840 ? offset - 1440 : offset,
    utc: clockText(date.getUTCHours(), date.getUTCMinutes()),
  };
}

const clockText = (hour: number, minute: number) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** "08:00 UTC-5 (13:00Z)": each part that is written must be right. */
function checkLocalTime(value: unknown, run: LocalRun): Check {
  const text = typeof value === 'string' ? value : '';
  const offset = /(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?(\d\d))?/.exec(text);
  const utc = /(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:Z|UTC(?!\s*[+-]))/.exec(text);
  const local = /(\d{1,2}):(\d\d)(?!(?::\d\d)?\s*Z)/.exec(text);
  if (!offset && !utc && !local) throw new Unreadable(`expected: cannot read the time "${String(value)}"`);
  const minutes = offset && (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const right =
    (minutes === null || minutes === run.offsetMinutes) &&
    (!utc || clockText(Number(utc[1]), Number(utc[2])) === run.utc) &&
    (!local || local.index === utc?.index || clockText(Number(local[1]), Number(local[2])) === run.local);
  const sign = run.offsetMinutes < 0 ? '-' : '+';
  return holdsIf(right, `${run.local} UTC${sign}${Math.abs(run.offsetMinutes) / 60} (${run.utc}Z)`);
}

const rateGiven = z.strictObject({
  EndTime: z.string().optional(),
  ScalableTargetAction: capacities.optional(),
  Schedule: z.string(),
  StartTime: z.string().optional(),
});

/** The runs of a rate between its start and its end. D3 D15 */
export const timezoneRate: Interpreter = ({ given: g, when, expected }) => {
  const given = read(rateGiven, g, 'given');
  read(z.strictObject({ runs: z.unknown().optional() }), when, 'when');
  const { StartTime, EndTime } = given;
  const action: ScheduledAction = {
    ...actionOf(given.Schedule, given.ScalableTargetAction),
    ...(StartTime === undefined ? {} : { StartTime }),
    ...(EndTime === undefined ? {} : { EndTime }),
  };
  const refusal = checkScheduledAction(action, 'given')[0];
  if (refusal) throw new Unreadable(`${refusal.path}: ${refusal.message}`);
  const from = parseTimestamp(StartTime ?? '2024-01-01T00:00:00Z');
  const seconds = EndTime === undefined ? 366 * 86_400 : Math.ceil((parseTimestamp(EndTime) - from) / 1000) + 86_400;
  const runs = expandSchedule(action, from, seconds).map((second) => from + second * 1000);
  const [first, second] = runs;
  const last = runs[runs.length - 1];
  if (first === undefined || last === undefined) throw new Unreadable('given.Schedule: it never runs');
  const iso = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');
  return checkFields(expected, {
    firstRun: (value) => holdsIf(typeof value === 'string' && parseTimestamp(value) === first, iso(first)),
    lastRunNotAfter: (value) => {
      const bound = typeof value === 'string' ? parseTimestamp(value) : NaN;
      // the next run would be past the bound, so that it says something
      return holdsIf(last <= bound && last + ((second ?? last) - first) > bound, iso(last));
    },
  });
};
