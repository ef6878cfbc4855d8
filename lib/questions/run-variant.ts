import type { Question, QuestionOption } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Goal, Rulebook, Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { runPrepared } from '@/lib/aws/simulate-scenario';
import { evaluateOptions, type Key, type OptionOutcome } from '@/lib/grading/derive-key';
import { type Answered, isSameKey, type RunNoise, type Subject } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { Variant } from '@/lib/variants/make-variant';
import { type PreparedVariant, prepareVariant, prepareVersion } from './prepare-variant';
import { changeDocument, runChanged } from './run-changed';

/** A variant of a question, simulated by one rulebook, and the key that follows. */
export type VariantRun = {
  readonly question: Question;
  readonly variant: Variant;
  readonly rulebook: Rulebook;
  readonly base: { readonly scenario: Scenario; readonly trace: Trace };
  readonly options: readonly OptionRun[];
  readonly goal: Goal;
  readonly outcomes: readonly OptionOutcome[];
  /** Derived when it is asked for: of some kinds that takes hundreds of runs (see keyHolds). */
  readonly key: Key;
  readonly subject: Subject<Question>;
};

export type OptionRun = {
  readonly option: QuestionOption;
  readonly text: string;
  readonly scenario: Scenario | null;
  readonly trace: Trace | null;
};

export type RunResult = { kind: 'run'; run: VariantRun } | { kind: 'bad-question'; problems: DocumentProblem[] };

/** The rulebooks a question asks by; the first is the one its answers are graded by. */
export function rulebooksOf({ asks }: Pick<Question, 'asks'>): readonly [Rulebook, ...Rulebook[]] {
  return asks === 'both' ? ['aws', 'course'] : [asks];
}

/** Simulates a question as it stands, noise-free unless told otherwise. */
export function runVariant(question: Question, seed: number, rulebook: Rulebook, noise?: RunNoise): RunResult {
  const result = prepareVariant(question, seed, rulebook, noise);
  return result.kind === 'prepared' ? { kind: 'run', run: runPreparedVariant(result.prepared) } : result;
}

/** Simulates a published version; only its preparation is kept from answer to answer, never a run. */
export function runVersion(version: { id: string; question: Question }, seed: number, rulebook: Rulebook): RunResult {
  const result = prepareVersion(version, seed, rulebook);
  return result.kind === 'prepared' ? { kind: 'run', run: runPreparedVariant(result.prepared) } : result;
}

/** Runs whatever was made ready, and derives the key of these runs. */
export function runPreparedVariant(prepared: PreparedVariant): VariantRun {
  const { question, variant, rulebook } = prepared;
  const goal = prepared.base.scenario.goal ?? { require: [] };
  const options = prepared.options.map(({ option, text, scenario, prepared: ready }): OptionRun => {
    return { option, text, scenario, trace: ready && runPrepared(ready) };
  });
  const base = { scenario: prepared.base.scenario, trace: runPrepared(prepared.base.prepared) };
  const outcomes = evaluateOptions(options, base.trace, goal);
  const { asked, base: document } = variant;
  const subject: Subject<Question> = {
    ...{ asked, document, base, goal, outcomes, options },
    changeDocument: (patches) => changeDocument(prepared, patches),
    runChanged: (patches, noise) => runChanged(prepared, patches, noise),
  };
  let key: Key | null = null;
  return {
    ...{ question, variant, rulebook, base, options, goal, outcomes, subject },
    get key() {
      return (key ??= kindOf(asked.kind).deriveKey(subject));
    },
  };
}

/** Do these runs make the key that is known? Shorter than deriving it, where its kind knows how. */
export function keyHolds(run: VariantRun, key: readonly string[]): boolean {
  const { confirms } = kindOf(run.variant.asked.kind);
  return confirms ? confirms(run.subject, key) : isSameKey(key, run.key);
}

/** A response beside the key, as its kind wants it. */
export function answeredOf(
  { subject }: VariantRun,
  response: LearnerResponse,
  key: readonly string[],
): Answered<Question> {
  return { subject, response, key };
}
