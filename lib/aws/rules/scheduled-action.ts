import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import type { Notice } from '@/lib/contracts/trace';
import { constraintViolation, refusal } from '@/lib/aws/notice';
import { parseSchedule } from '@/lib/aws/schedule/parse-schedule';
import { isTimeZone } from '@/lib/aws/schedule/time-zone';
import { parseTimestamp } from '@/lib/aws/schedule/timestamp';

/** What PutScheduledAction refuses. D1–D5 D13; messages as AWS gives them. */
const namePattern = '(?!((^[ ]+.*)|(.*([\\u0000-\\u001f]|[\\u007f-\\u009f]|[:/|])+.*)|(.*[ ]+$))).+';
const nameExpression = /^(?!((^[ ]+.*)|(.*([\u0000-\u001f]|[\u007f-\u009f]|[:/|])+.*)|(.*[ ]+$))).+$/;

export function checkScheduledAction(action: ScheduledAction, path: string): Notice[] {
  const { ScheduledActionName: name, Schedule, Timezone, ScalableTargetAction: bounds } = action;
  const notices: Notice[] = [];
  if (!nameExpression.test(name)) {
    const constraint = `Member must satisfy regular expression pattern: ${namePattern}`;
    notices.push(constraintViolation(name, 'scheduledActionName', `${path}.ScheduledActionName`, constraint));
  }
  if (Schedule === undefined) notices.push(refusal(`${path}.Schedule`, 'Schedule must be set'));
  else {
    const schedule = parseSchedule(Schedule);
    if (schedule.kind === 'invalid') notices.push(refusal(`${path}.Schedule`, schedule.message, ['D1', 'D2']));
  }
  if (Timezone !== undefined && !isTimeZone(Timezone)) {
    notices.push(refusal(`${path}.Timezone`, `Invalid schedule timezone: ${Timezone}`, ['D3']));
  }
  if (!bounds) {
    notices.push(refusal(`${path}.ScalableTargetAction`, 'ScalableTargetAction must be set'));
  } else if (bounds.MinCapacity === undefined && bounds.MaxCapacity === undefined) {
    const message = 'At least one of minimum capacity and maximum capacity should be provided';
    notices.push(refusal(`${path}.ScalableTargetAction`, message, ['D5']));
  } else if ((bounds.MinCapacity ?? 0) > (bounds.MaxCapacity ?? Infinity)) {
    const message = 'Maximum capacity cannot be less than minimum capacity';
    notices.push(refusal(`${path}.ScalableTargetAction`, message, ['D5']));
  } else if ((bounds.MinCapacity ?? 0) < 0 || (bounds.MaxCapacity ?? 0) < 0) {
    const message = 'Minimum and maximum capacity must not be negative';
    notices.push(refusal(`${path}.ScalableTargetAction`, message, ['D5']));
  }
  return [...notices, ...checkWindow(action, path)];
}

function checkWindow({ StartTime, EndTime }: ScheduledAction, path: string): Notice[] {
  for (const [member, text] of Object.entries({ StartTime, EndTime })) {
    if (text !== undefined && Number.isNaN(parseTimestamp(text))) {
      return [refusal(`${path}.${member}`, `Invalid timestamp: ${text}. Expected a time such as 2026-06-01T08:00:00Z`)];
    }
  }
  if (StartTime === undefined || EndTime === undefined) return [];
  if (parseTimestamp(StartTime) < parseTimestamp(EndTime)) return [];
  return [refusal(`${path}.StartTime`, 'StartTime must be before EndTime')];
}
