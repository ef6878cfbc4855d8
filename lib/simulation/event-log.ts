/**
 * What a run writes down, as integers: events become objects only when somebody reads them. One entry is `entrySize`
 * numbers: kind, second, target, and five more that events.ts knows the meaning of.
 */
export type EventLog = { entries: Int32Array; count: number };

export const entrySize = 8;

export const logged = {
  endpointStatus: 1, // status, reason
  activity: 2, // failed, cause, from, to, endSecond
  notScaled: 3, // policy, reason
  launching: 4, // count
  inService: 5, // count
  instanceFailed: 6, // count
  removed: 7, // count
  cooldownStarted: 8, // policy, direction, untilSecond
  cooldownCut: 9, // policy, direction
  alarmState: 10, // alarm, from, to
  scheduledAction: 11, // action, min, max
  throttled: 12, // untilSecond
  fault: 13, // index of the fault
} as const;

export const endpointStatuses = ['InService', 'Updating', 'RollingBack', 'Failed', 'Creating'] as const;
export type EndpointStatus = (typeof endpointStatuses)[number];

/** The target of an entry about the instances that inference components share; −1 stands for the endpoint itself. */
export const poolTarget = -2;

/** Causes of an activity that are no policy: −1 − index of the scheduled action, or this for the bounds at second 0. */
export const boundsCause = -1_000_000;

export function createEventLog(): EventLog {
  return { entries: new Int32Array(entrySize * 256), count: 0 };
}

/** Appends an entry and returns its number. */
export function append(
  log: EventLog,
  kind: number,
  second: number,
  target: number,
  a = 0,
  b = 0,
  c = 0,
  d = 0,
  e = 0,
): number {
  const offset = log.count * entrySize;
  if (offset >= log.entries.length) {
    const grown = new Int32Array(log.entries.length * 2);
    grown.set(log.entries);
    log.entries = grown;
  }
  const { entries } = log;
  entries[offset] = kind;
  entries[offset + 1] = second;
  entries[offset + 2] = target;
  entries[offset + 3] = a;
  entries[offset + 4] = b;
  entries[offset + 5] = c;
  entries[offset + 6] = d;
  entries[offset + 7] = e;
  return log.count++;
}

/** Rewrites one of the five numbers of an entry, once its outcome is known. */
export function amend(log: EventLog, entry: number, field: number, value: number): void {
  log.entries[entry * entrySize + 3 + field] = value;
}

/** One entry, read. Destructuring the typed array itself would be ten times as slow. */
export type LogEntry = {
  kind: number;
  second: number;
  target: number;
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
};

export function readEntry({ entries }: EventLog, entry: number): LogEntry {
  const offset = entry * entrySize;
  return {
    kind: entries[offset] ?? 0,
    second: entries[offset + 1] ?? 0,
    target: entries[offset + 2] ?? 0,
    a: entries[offset + 3] ?? 0,
    b: entries[offset + 4] ?? 0,
    c: entries[offset + 5] ?? 0,
    d: entries[offset + 6] ?? 0,
    e: entries[offset + 7] ?? 0,
  };
}
