import type { DocumentProblem } from './parse-document';

/**
 * Recorded traffic as pieces of a scenario. A row stands for the requests of one period (the commonest distance between
 * rows), or, where no one distance covers half of the rows, for one request. Times without a zone are UTC.
 */
export type RecordedTraffic = {
  readonly start: string;
  readonly durationMinutes: number;
  readonly traffic: { atMinute: number; rps: number }[];
  readonly rows: number;
  readonly requests: number;
  readonly reading: { kind: 'counts'; periodSeconds: number } | { kind: 'requests' };
  readonly gaps: { fromLine: number; fromTime: string; seconds: number }[];
};

export type TrafficReading =
  { kind: 'traffic'; recorded: RecordedTraffic } | { kind: 'bad-document'; problems: DocumentProblem[] };

type Row = { line: number; ms: number; text: string; second: string };

const longestMinutes = 43_200;
const mostProblems = 20;

export function readTraffic(records: readonly { line: number; cells: readonly string[] }[]): TrafficReading {
  const problems: DocumentProblem[] = [];
  const rows: Row[] = [];
  records.forEach(({ line, cells }, index) => {
    const ms = parseTime(cells[0] ?? '');
    if (ms !== null) rows.push({ line, ms, text: cells[0] ?? '', second: cells[1] ?? '' });
    else if (index > 0)
      problems.push({
        path: `line ${line}`,
        message: `expected a time such as 2026-06-01T08:00:00Z, got ${quote(cells[0])}`,
      });
  });
  if (rows.length === 0)
    problems.push({ path: '', message: 'no row begins with a time: expected lines such as 2026-06-01T08:00:00Z,120' });
  const [only] = rows;
  if (only && rows.length === 1) {
    const message =
      'only one row begins with a time: expected two or more, as their distance is the period of the counts';
    problems.push({ path: `line ${only.line}`, message });
  }
  if (problems.length > 0) return bad(problems);
  const period = commonestDistance(rows);
  const disorder = findDisorder(rows, period !== null);
  if (disorder.length > 0) return bad(disorder);
  return period === null ? countRequests(rows) : readCounts(rows, period);
}

function bad(problems: DocumentProblem[]): TrafficReading {
  const more = problems.length - mostProblems;
  const kept = problems.slice(0, mostProblems);
  if (more > 0) kept.push({ path: '', message: `and ${more} more` });
  return { kind: 'bad-document', problems: kept };
}

const quote = (text: string | undefined) => (text ? `"${text.slice(0, 40)}"` : 'nothing');

/** Milliseconds since 1970. Digits after the millisecond do not matter for a simulation in seconds. */
export function parseTime(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim());
  if (!match) return null;
  const [, date = '', clock = '00:00:00', fraction = '', zone = 'Z'] = match;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const ms = Date.parse(
    `${date}T${seconds}${fraction.slice(0, 4)}${/^z$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`,
  );
  return Number.isNaN(ms) ? null : ms;
}

/** Milliseconds between rows that at least half of them keep, or null: then each row is one request. */
function commonestDistance(rows: readonly Row[]): number | null {
  const counts = new Map<number, number>();
  for (let i = 1; i < rows.length; i++) {
    const distance = (rows[i]?.ms ?? 0) - (rows[i - 1]?.ms ?? 0);
    if (distance > 0) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  const [distance, count] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0, 0];
  return count > 0 && count * 2 >= rows.length - 1 ? distance : null;
}

/** Rows that go back in time; rows of the same time too, unless each row is a request of its own. */
function findDisorder(rows: readonly Row[], counts: boolean): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  let latest: Row | undefined;
  for (const row of rows) {
    if (latest && row.ms < latest.ms) {
      problems.push({
        path: `line ${row.line}`,
        message: `out of order: ${row.text} comes after ${latest.text} of line ${latest.line}`,
      });
    } else if (latest && counts && row.ms === latest.ms) {
      problems.push({
        path: `line ${row.line}`,
        message: `duplicate time: ${row.text} stands in line ${latest.line} already`,
      });
    } else latest = row;
  }
  return problems;
}

function readCounts(rows: readonly Row[], periodMs: number): TrafficReading {
  const problems: DocumentProblem[] = [];
  if (periodMs % 1000 !== 0) {
    return bad([{ path: '', message: `the rows are ${periodMs} ms apart: expected a period of whole seconds` }]);
  }
  const startMs = floorToMinute(rows[0]?.ms ?? 0);
  const traffic: { atMinute: number; rps: number }[] = [];
  const gaps: RecordedTraffic['gaps'] = [];
  let requests = 0;
  rows.forEach((row, index) => {
    const count = row.second.trim() === '' ? NaN : Number(row.second);
    if (!Number.isFinite(count) || count < 0) {
      problems.push({
        path: `line ${row.line}`,
        message: `expected a number of requests, 0 or more, got ${quote(row.second)}`,
      });
      return;
    }
    requests += count;
    const next = rows[index + 1];
    const lengthMs = next ? Math.min(periodMs, next.ms - row.ms) : periodMs;
    traffic.push({ atMinute: minutesBetween(startMs, row.ms), rps: (count / lengthMs) * 1000 });
    if (next && next.ms - row.ms > periodMs) {
      traffic.push({ atMinute: minutesBetween(startMs, row.ms + periodMs), rps: 0 });
      gaps.push({ fromLine: row.line, fromTime: row.text, seconds: Math.round((next.ms - row.ms - periodMs) / 1000) });
    }
  });
  if (problems.length > 0) return bad(problems);
  const endMs = (rows[rows.length - 1]?.ms ?? 0) + periodMs;
  traffic.push({ atMinute: minutesBetween(startMs, endMs), rps: 0 });
  return recordedOf({
    startMs,
    endMs,
    traffic,
    rows: rows.length,
    requests,
    reading: { kind: 'counts', periodSeconds: periodMs / 1000 },
    gaps,
  });
}

function countRequests(rows: readonly Row[]): TrafficReading {
  const startMs = floorToMinute(rows[0]?.ms ?? 0);
  const endMs = floorToMinute(rows[rows.length - 1]?.ms ?? 0) + 60_000;
  const minutes = (endMs - startMs) / 60_000;
  if (minutes > longestMinutes) return tooLong(minutes);
  const counts = new Array<number>(minutes).fill(0);
  for (const { ms } of rows) {
    const minute = Math.floor((ms - startMs) / 60_000);
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  const traffic = counts.map((count, minute) => ({ atMinute: minute, rps: count / 60 }));
  return recordedOf({
    startMs,
    endMs,
    traffic,
    rows: rows.length,
    requests: rows.length,
    reading: { kind: 'requests' },
    gaps: [],
  });
}

type Reading = Omit<RecordedTraffic, 'start' | 'durationMinutes'> & { startMs: number; endMs: number };

function recordedOf({ startMs, endMs, traffic, ...rest }: Reading): TrafficReading {
  const durationMinutes = Math.ceil((endMs - startMs) / 60_000);
  if (durationMinutes > longestMinutes) return tooLong(durationMinutes);
  const inside = traffic.filter(({ atMinute }) => atMinute < durationMinutes);
  return {
    kind: 'traffic',
    recorded: { ...rest, start: new Date(startMs).toISOString(), durationMinutes, traffic: inside },
  };
}

function tooLong(minutes: number): TrafficReading {
  return bad([
    { path: '', message: `the file covers ${minutes} minutes: expected at most ${longestMinutes} (30 days)` },
  ]);
}

const floorToMinute = (ms: number) => Math.floor(ms / 60_000) * 60_000;

/** On whole seconds, as the core counts them. */
const minutesBetween = (startMs: number, ms: number) => Math.floor((ms - startMs) / 1000) / 60;
