import type { DocumentProblem } from './parse-document';
import { parseSchedule } from './schedule/parse-schedule';

type Data = Readonly<Record<string, unknown>>;

/**
 * What a scenario from a browser may ask for at the most. A run is made while somebody waits for it, on a machine that
 * answers everybody else too, so what nobody needs for a question is not even started.
 */
export const documentLimits = {
  minutes: 1440,
  trafficPieces: 500,
  policies: 50,
  alarms: 50,
  scheduledActions: 50,
  /** Of all scheduled actions together. */
  scheduledRuns: 2000,
  /** Instances, copies, environments: more than any account has by far. */
  capacity: 1_000_000,
  /** Of all expressions of metric math together: time grows with the square. AWS takes 2,048 in one. */
  expressionCharacters: 500,
  jobs: 50,
} as const;

/** What of it a document exceeds, whether it is a scenario or not. */
export function findTooMuchIn(document: Data): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const expect = (path: string, what: string, got: number, most: number) => {
    if (got > most) problems.push({ path, message: `expected at most ${most} ${what}, got ${Math.floor(got)}` });
  };
  const { durationMinutes, traffic, jobs } = document;
  const minutes = typeof durationMinutes === 'number' ? durationMinutes : 0;
  expect('durationMinutes', 'minutes', minutes, documentLimits.minutes);
  expect('traffic', 'pieces', lengthOf(traffic), documentLimits.trafficPieces);
  expect('jobs', 'jobs', lengthOf(jobs), documentLimits.jobs);
  for (const { path, value } of capacitiesOf(document)) expect(path, 'of anything', value, documentLimits.capacity);
  const scalings = scalingsIn(document);
  const count = (name: string) => scalings.reduce((sum, scaling) => sum + lengthOf(scaling[name]), 0);
  expect('scaling', 'policies', count('ScalingPolicies'), documentLimits.policies);
  expect('scaling', 'alarms', count('Alarms'), documentLimits.alarms);
  expect('scaling', 'scheduled actions', count('ScheduledActions'), documentLimits.scheduledActions);
  if (problems.length > 0) return problems; // nothing is counted through that is too much already
  expect('scaling', 'runs of scheduled actions', countRuns(scalings, minutes), documentLimits.scheduledRuns);
  const characters = scalings.reduce((sum, scaling) => sum + metricMathCharacters(scaling), 0);
  expect('scaling', 'characters of metric math', characters, documentLimits.expressionCharacters);
  return problems;
}

/** The scalings of what may be no scenario yet: one object, or a list with `for`. */
const scalingsIn = ({ scaling }: Data): Data[] => (Array.isArray(scaling) ? scaling : [scaling]).filter(isData);

/** How long the expressions of metric math are, wherever they stand. */
function metricMathCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + metricMathCharacters(entry), 0);
  if (!isData(value)) return 0;
  return Object.entries(value).reduce((sum, [key, member]) => {
    return sum + (key === 'Expression' && typeof member === 'string' ? member.length : metricMathCharacters(member));
  }, 0);
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const capacityNames = new Set([
  'MinCapacity',
  'MaxCapacity',
  'InitialInstanceCount',
  'MinInstanceCount',
  'MaxInstanceCount',
  'CopyCount',
  'copiesPerInstance',
  'MaxConcurrency',
  'ProvisionedConcurrency',
  'MaxConcurrentInvocationsPerInstance',
  'InstanceCount',
]);

/** Every number that says how many of something there are, wherever it stands. */
function capacitiesOf(value: unknown, path = ''): { path: string; value: number }[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => capacitiesOf(entry, `${path}[${index}]`));
  if (!isData(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inside = path === '' ? key : `${path}.${key}`;
    if (typeof member === 'number') return capacityNames.has(key) ? [{ path: inside, value: member }] : [];
    return capacitiesOf(member, inside);
  });
}

/** How often scheduled actions may run, counted from above. */
function countRuns(scalings: readonly Data[], minutes: number): number {
  const actions = scalings.flatMap(({ ScheduledActions: list }) => (Array.isArray(list) ? list.filter(isData) : []));
  return actions.reduce((sum, { Schedule }) => {
    const schedule = parseSchedule(typeof Schedule === 'string' ? Schedule : '');
    if (schedule.kind === 'rate') return sum + (minutes * 60) / schedule.seconds;
    if (schedule.kind !== 'cron') return sum + 1;
    const { minutes: ofHour, hours } = schedule.fields;
    return sum + Math.min(minutes, ofHour.size * hours.size * (minutes / 1440 + 1));
  }, 0);
}
