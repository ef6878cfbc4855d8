import { z } from 'zod';
import { alarmStates, type AlarmState } from '@/lib/contracts/trace';
import { missingDataTreatmentOf } from '@/lib/aws/compile/missing-data';
import { type AlarmRule, datapointsToFill, evaluateAlarm } from '@/lib/simulation/alarm';
import {
  type Check,
  checkFields,
  equals,
  holdsIf,
  isSentence,
  type Interpreter,
  prose,
  read,
  Unreadable,
} from './outcome';

const givenSchema = z.strictObject({
  DatapointsToAlarm: z.number().int().positive().optional(),
  EvaluationPeriods: z.number().int().positive().optional(),
  Namespace: z.string().optional(),
  TreatMissingData: z.string().nullish(),
  evaluationRange: z.number().int().positive().optional(),
  previousEvaluation: z.string().optional(),
  rule: z.string().optional(),
});
const whenSchema = z.strictObject({
  datapointsOldestToNewest: z.union([z.string(), z.array(z.unknown())]).optional(),
  read: z.string().optional(),
  some: z.unknown().optional(),
});
type Given = z.infer<typeof givenSchema>;
type Treatment = AlarmRule['treatMissingData'];

/** What a window of datapoints makes of an alarm, under each treatment of missing data. G3–G12 */
export const alarmMissingData: Interpreter = ({ given: g, when: w, expected }) => {
  const given = read(givenSchema, g, 'given');
  const when = read(whenSchema, w, 'when');
  const effective = () => treatment(given.TreatMissingData ?? undefined, given.Namespace);
  const window = when.datapointsOldestToNewest === undefined ? null : datapointsOf(when.datapointsOldestToNewest);
  const told = given.rule !== undefined || when.some !== undefined;
  if (window === null && told) return { status: 'manual', reason: 'the datapoints are told in prose' };
  const datapoints = () => {
    if (!window) throw new Unreadable('when.datapointsOldestToNewest: required');
    return window.slice(-(given.evaluationRange ?? window.length));
  };
  return checkFields(expected, {
    TreatMissingData: (value) => (isSentence(value) ? prose : equals(effective)(value)),
    filled: equals(() =>
      datapointsToFill(periodsOf(given, datapoints()), datapoints().filter((one) => !Number.isNaN(one)).length),
    ),
    state: (value) => checkState(value, given, datapoints(), effective()),
    stateByTreatMissingData: (value) => checkStates(value, given, datapoints()),
  });
};

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const satisfies readonly Treatment[];
const isTreatment = (value: unknown) => treatments.some((known) => known === value);

function treatment(named: string | undefined, namespace: string | undefined): Treatment {
  if (named !== undefined && !isTreatment(named)) throw new Unreadable(`TreatMissingData: unknown value ${named}`);
  return missingDataTreatmentOf({ TreatMissingData: named, Namespace: namespace });
}

/** X breaches a threshold between 0 and 1, 0 does not, - is missing. */
function datapointsOf(written: string | readonly unknown[]): number[] {
  const marks = typeof written === 'string' ? written.replace(/[\s,]+/g, '').split('') : written.map(String);
  return marks.map((mark) => {
    if (mark === '-' || mark === 'null') return NaN;
    if (mark === '0') return 0;
    if (mark === 'X' || mark === 'x') return 1;
    throw new Unreadable(`when.datapointsOldestToNewest: expected 0, X or -, got ${mark}`);
  });
}

/** Where the case names no number of periods: two less than the range, as AWS's examples have it (G6). */
function periodsOf({ EvaluationPeriods, DatapointsToAlarm }: Given, datapoints: readonly number[]): number {
  return EvaluationPeriods ?? DatapointsToAlarm ?? Math.max(1, datapoints.length - 2);
}

type Outcome = AlarmState | 'RETAIN';

/** The state, or RETAIN where it is whatever it was before. */
function outcomeOf(given: Given, datapoints: readonly number[], treatMissingData: Treatment): Outcome {
  const evaluationPeriods = periodsOf(given, datapoints);
  const rule: AlarmRule = {
    evaluationPeriods,
    datapointsToAlarm: given.DatapointsToAlarm ?? evaluationPeriods,
    threshold: 0.5,
    comparison: 'GreaterThanThreshold',
    treatMissingData,
  };
  const range = { first: 0, last: datapoints.length - 1 };
  const after = alarmStates.map((previous) => evaluateAlarm(rule, datapoints, range, previous));
  if (after.every((state, index) => state === alarmStates[index])) return 'RETAIN';
  return after[0] ?? 'INSUFFICIENT_DATA';
}

/** The state before, as "0 - - - - => OK" tells it. */
function stateBefore({ previousEvaluation }: Given): AlarmState | null {
  const named = /=>\s*(\w+)\s*$/.exec(previousEvaluation ?? '')?.[1];
  return alarmStates.find((state) => state === named) ?? null;
}

function checkState(value: unknown, given: Given, datapoints: readonly number[], treat: Treatment): Check {
  const outcome = outcomeOf(given, datapoints, treat);
  const settled = outcome === 'RETAIN' ? (stateBefore(given) ?? outcome) : outcome;
  const not = typeof value === 'string' ? /^not (\w+)$/i.exec(value)?.[1] : undefined;
  if (not !== undefined) return holdsIf(settled !== not, settled);
  if (isSentence(value)) return prose;
  return holdsIf(value === outcome || value === settled, settled);
}

function checkStates(value: unknown, given: Given, datapoints: readonly number[]): Check {
  const states = read(z.partialRecord(z.enum(treatments), z.string()), value, 'expected.stateByTreatMissingData');
  const named = Object.entries(states).map(([name, state]) => {
    const treat = treatment(name, given.Namespace);
    return {
      name,
      state,
      check: checkState(state, given, datapoints, treat),
      got: outcomeOf(given, datapoints, treat),
    };
  });
  if (named.some(({ check }) => check.verdict === 'prose')) return prose;
  const got = Object.fromEntries(named.map((one) => [one.name, one.got]));
  return holdsIf(named.length > 0 && named.every(({ check }) => check.verdict === 'holds'), got);
}
