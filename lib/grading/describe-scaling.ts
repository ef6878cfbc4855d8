import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { isHighAlarm, shortAlarmName } from './alarm-name';
import type { RunWords } from './run-words';
import { describeReason, holdsBackScaleOut } from './reason-words';
import { clockOf, counted, duration } from './words';

type Activity = Extract<TraceEvent, { kind: 'scaling-activity' }>;

/** When an alarm asked for capacity, when it came, and what held it back. */
export function describeScaling({ events, measures }: Trace, words: RunWords): string[] {
  const failed = events.some((event) => event.kind === 'endpoint-status' && event.status === 'Failed');
  if (measures.requests === undefined || words.unit === 'environments' || failed) return [];
  const activities = events.filter((event): event is Activity => event.kind === 'scaling-activity');
  const outs = activities.filter(({ from, to }) => to > from);
  const [first] = outs;
  if (first) return [describeFirst(first, events, words), ...describeLongestWait(outs, events, words)];
  const fixed = events.every(({ kind }) => kind !== 'scaling-activity' && kind !== 'not-scaled');
  return fixed ? [] : [describeNever(events, words), ...describeFirstScaleIn(activities, words)];
}

/** "The alarm busy goes off at 12:04:30 and the first scale-out, 3 → 8 instances, is decided; 4 min later, …" */
function describeFirst(out: Activity, events: readonly TraceEvent[], words: RunWords): string {
  const decided = describeDecision(out, alarmBefore(out, events), words);
  if (out.status === 'Failed') return `${decided}; it fails${out.statusMessage ? `: ${out.statusMessage}` : '.'}`;
  const end = out.endSecond;
  if (end === null || end === out.atSecond) return `${decided}.`;
  const serve = out.to - out.from === 1 ? 'it is in service' : 'they are in service';
  return `${decided}; ${duration(end - out.atSecond)} later, at ${clockOf(words.start, end)}, ${serve}.`;
}

function describeDecision(out: Activity, alarm: AlarmState | null, { start, unit }: RunWords): string {
  const what = `the first scale-out, ${out.from} → ${counted(out.to, unit)},`;
  const at = clockOf(start, out.atSecond);
  if (!alarm) {
    const who = out.scheduledAction ? ` by the scheduled action \`${out.scheduledAction}\`` : '';
    return `${capitalized(what)} is decided at ${at}${who}`;
  }
  const later = alarm.atSecond === out.atSecond ? '' : ` at ${at}`;
  return `${describeAlarm(alarm, start)} and ${what} is decided${later}`;
}

const describeAlarm = ({ alarm, atSecond }: AlarmState, start: string) =>
  `The alarm \`${shortAlarmName(alarm)}\` goes off at ${clockOf(start, atSecond)}`;

type AlarmState = Extract<TraceEvent, { kind: 'alarm-state' }>;

/** The alarm that made a policy act, at the moment when it went off; null where a schedule did. */
function alarmBefore({ cause, atSecond }: Activity, events: readonly TraceEvent[]): AlarmState | null {
  const [, name] = /^monitor alarm (.+) in state ALARM/.exec(cause) ?? [];
  const changes = events.filter((event): event is AlarmState => event.kind === 'alarm-state' && event.alarm === name);
  return changes.findLast((change) => change.state === 'ALARM' && change.atSecond <= atSecond) ?? null;
}

const worthTellingSeconds = 120;

/** The scale-out that was held back longest after its alarm had asked for it, if that was more than an evaluation or two. */
function describeLongestWait(
  outs: readonly Activity[],
  events: readonly TraceEvent[],
  { start, unit }: RunWords,
): string[] {
  const waits = outs.flatMap((out, index) => {
    const alarm = alarmBefore(out, events);
    const why = reasonBefore(out, events);
    if (!alarm || !why) return [];
    const since = Math.max(alarm.atSecond, outs[index - 1]?.endSecond ?? 0);
    return [{ out, why, since, seconds: out.atSecond - since }];
  });
  const longest = waits.reduce<(typeof waits)[number] | null>(
    (best, wait) => (wait.seconds > (best?.seconds ?? worthTellingSeconds) ? wait : best),
    null,
  );
  if (!longest) return [];
  const { out, why, since, seconds } = longest;
  const which = outs[0] === out ? 'It has waited' : `The scale-out ${out.from} → ${counted(out.to, unit)} waits`;
  return [`${which} from ${clockOf(start, since)} on, for ${duration(seconds)}: ${describeReason(why)}.`];
}

/** Why the policy did not act a moment earlier; of a run of equal reasons the trace has the first only. */
function reasonBefore({ policy, atSecond }: Activity, events: readonly TraceEvent[]) {
  const before = events.findLast(
    (event) =>
      event.kind === 'not-scaled' &&
      event.policy === policy &&
      event.atSecond < atSecond &&
      holdsBackScaleOut.includes(event.reason),
  );
  return before?.kind === 'not-scaled' ? before.reason : null;
}

function describeNever(events: readonly TraceEvent[], { start }: RunWords): string {
  const high = events.find(
    (event): event is AlarmState => event.kind === 'alarm-state' && event.state === 'ALARM' && isHighAlarm(event.alarm),
  );
  const reasons = events.flatMap((event) => (event.kind === 'not-scaled' ? [event.reason] : []));
  const why = reasons.find((reason) => holdsBackScaleOut.includes(reason));
  const never = `it never scales out${why ? `: ${describeReason(why)}` : ''}.`;
  return high ? `${describeAlarm(high, start)}, but ${never}` : capitalized(never);
}

function describeFirstScaleIn([first]: readonly Activity[], { start, unit }: RunWords): string[] {
  if (!first) return [];
  return [
    `The first scale-in, ${first.from} → ${counted(first.to, unit)}, is decided at ${clockOf(start, first.atSecond)}.`,
  ];
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
