import { parseCron, type CronFields } from './cron';

/** A schedule expression of Application Auto Scaling: at(…), rate(…) or cron(…). D1 D2 */
export type Schedule =
  | { kind: 'at'; local: string }
  | { kind: 'rate'; seconds: number }
  | { kind: 'cron'; fields: CronFields }
  | { kind: 'invalid'; message: string };

const syntax =
  "Schedule expressions must have the following syntax: rate(<number>\\s?(minutes?|hours?|days?)), cron(<cron_expression>) or at(yyyy-MM-dd'T'HH:mm:ss).";
const unitSeconds: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };

export function parseSchedule(expression: string): Schedule {
  const call = /^(at|rate|cron)\((.*)\)$/.exec(expression.trim());
  const [, kind, inside = ''] = call ?? [];
  if (kind === 'at') return parseAt(inside);
  if (kind === 'rate') return parseRate(inside);
  if (kind === 'cron') {
    const fields = parseCron(inside);
    if (typeof fields !== 'string') return { kind: 'cron', fields };
    return invalid(`Invalid CRON expression: error at position 1, details: ${fields}`);
  }
  return invalid(syntax);
}

function invalid(details: string): Schedule {
  return { kind: 'invalid', message: `Invalid schedule expression. Details: ${details}` };
}

/** Months, days, hours, minutes and seconds may have one digit: AWS's own outputs show at(2020-12-08T9:36:00). */
function parseAt(text: string): Schedule {
  const prefix = 'Invalid schedule at DateTime expression: Invalid format:';
  if (/^\d{4}-\d\d?-\d\d?(T\d\d?(:\d\d?)?)?$/.test(text)) return invalid(`${prefix} "${text}" is too short`);
  const match = /^(\d{4})-(\d\d?)-(\d\d?)T(\d\d?):(\d\d?):(\d\d?)(.*)$/.exec(text);
  if (!match) return invalid(`${prefix} "${text}"`);
  const [year = '', month = '', day = '', hour = '', minute = '', second = '', rest = ''] = match.slice(1);
  if (rest) return invalid(`${prefix} "${text}" is malformed at "${rest}"`);
  const two = (part: string) => part.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const read = new Date(`${local}Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(local)) return invalid(`${prefix} "${text}"`);
  return { kind: 'at', local };
}

function parseRate(text: string): Schedule {
  const match = /^(\d+)\s?(minute|hour|day)s?$/.exec(text);
  if (!match) return invalid(syntax);
  const seconds = Number(match[1]) * (unitSeconds[match[2] ?? ''] ?? 0);
  if (seconds >= 60) return { kind: 'rate', seconds };
  const epoch = "'1970-01-01T00:00:00.000Z'";
  return {
    kind: 'invalid',
    message: `Invalid schedule frequency. Run for ${epoch} and ${epoch} are less than 60 seconds apart`,
  };
}
