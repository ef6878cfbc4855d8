import type { Question, QuestionOption } from '@/lib/contracts/question';
import type { Goal, Rulebook, Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { runPrepared } from '@/lib/aws/simulate-scenario';
import { deriveKey, evaluateOptions, type Key, type OptionOutcome } from '@/lib/grading/derive-key';
import type { Variant } from '@/lib/variants/make-variant';
import { type PreparedVariant, prepareVariant, prepareVersion, type RunNoise } from './prepare-variant';

/** A variant of a question, simulated: every option's run by one rulebook, and the key that follows. */
export type VariantRun = {
  readonly question: Question;
  readonly variant: Variant;
  readonly rulebook: Rulebook;
  readonly base: { readonly scenario: Scenario; readonly trace: Trace };
  readonly options: readonly OptionRun[];
  readonly goal: Goal;
  readonly outcomes: readonly OptionOutcome[];
  readonly key: Key;
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
  return result.kind === 'prepared' ? { kind: 'run', run: runAll(result.prepared) } : result;
}

/** Simulates a published version; only its preparation is kept from answer to answer, never a run. */
export function runVersion(version: { id: string; question: Question }, seed: number, rulebook: Rulebook): RunResult {
  const result = prepareVersion(version, seed, rulebook);
  return result.kind === 'prepared' ? { kind: 'run', run: runAll(result.prepared) } : result;
}

function runAll({ question, variant, rulebook, base, options }: PreparedVariant): VariantRun {
  const goal = base.scenario.goal ?? { require: [] };
  const runs = options.map(({ option, text, scenario, prepared }): OptionRun => {
    return { option, text, scenario, trace: prepared && runPrepared(prepared) };
  });
  const trace = runPrepared(base.prepared);
  const outcomes = evaluateOptions(runs, trace, goal);
  const key = deriveKey(question.kind, outcomes, goal);
  return { question, variant, rulebook, base: { scenario: base.scenario, trace }, options: runs, goal, outcomes, key };
}
