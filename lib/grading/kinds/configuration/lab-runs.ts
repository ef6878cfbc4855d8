import type { JsonObject, QuestionOf } from '@/lib/contracts/question';
import { evaluateGoal, type GoalOutcome } from '@/lib/grading/goal';
import type { RunNoise, ScenarioRun, Subject } from '@/lib/grading/kinds/kind';

export type LabSubject = Subject<QuestionOf<'configuration'>>;

/** One run of a configuration: under the conditions that the sheet states, or under some that nobody saw beforehand. */
export type LabRun = {
  readonly title: string;
  readonly hidden: boolean;
  readonly run: ScenarioRun;
  readonly outcome: GoalOutcome;
};

export type LabRuns =
  | {
      readonly kind: 'runs';
      readonly runs: readonly LabRun[];
      /** The configuration itself, under the conditions that the sheet states. */
      readonly document: JsonObject;
    }
  | { readonly kind: 'bad-change'; readonly problems: readonly { path: string; message: string }[] };

type Condition = { title: string; hidden: boolean; patch: JsonObject | null; noise?: RunNoise };

/** The stated traffic exactly and as it scatters, then the hidden seeds, then the hidden traffic. */
function conditionsOf({ asked, base }: LabSubject): Condition[] {
  const { seeds, traffic } = asked.configuration.hidden;
  const noisy = (seed: number): { noise: RunNoise } => ({ noise: { noise: 'poisson', seed } });
  const hasTraffic = base.scenario.traffic !== undefined;
  const scattered = hasTraffic
    ? [{ title: 'The stated traffic as it scatters', hidden: false, patch: null, ...noisy(base.scenario.seed) }]
    : [];
  return [
    { title: hasTraffic ? 'The stated traffic' : 'The situation as stated', hidden: false, patch: null },
    ...scattered,
    ...seeds.map((seed, i) => ({
      title: `Hidden traffic ${i + 1}: scattered otherwise`,
      hidden: true,
      patch: null,
      ...noisy(seed),
    })),
    ...traffic.map((pieces, i) => ({
      title: `Hidden traffic ${seeds.length + i + 1}: another course`,
      hidden: true,
      patch: { traffic: [...pieces] },
    })),
  ];
}

// the key, the verdict, its explanation and the replay ask for the same two configurations: each runs once
const known = new WeakMap<LabSubject, WeakMap<JsonObject, LabRuns>>();

/** A configuration's run under every condition. */
export function runLab(subject: LabSubject, change: JsonObject): LabRuns {
  const ofSubject = known.get(subject) ?? new WeakMap<JsonObject, LabRuns>();
  const result = ofSubject.get(change) ?? runAll(subject, change);
  known.set(subject, ofSubject.set(change, result));
  return result;
}

function runAll(subject: LabSubject, change: JsonObject): LabRuns {
  const runs: LabRun[] = [];
  let document = subject.document;
  for (const { title, hidden, patch, noise } of conditionsOf(subject)) {
    const changed = subject.runChanged(patch ? [change, patch] : [change], noise);
    if (changed.kind === 'bad-change') return changed;
    runs.push({ title, hidden, run: changed.run, outcome: evaluateGoal(subject.goal, changed.run.trace) });
    if (!patch) document = changed.document;
  }
  return { kind: 'runs', runs, document };
}

/** The preferred measure over all runs; null where nothing is preferred or a run has none. */
export function meanPreferred(runs: readonly LabRun[]): number | null {
  let sum = 0;
  for (const { outcome } of runs) {
    if (outcome.preferred === null) return null;
    sum += outcome.preferred;
  }
  return runs.length === 0 ? null : sum / runs.length;
}
