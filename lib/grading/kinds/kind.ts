import type { JsonObject, Question } from '@/lib/contracts/question';
import type { Goal, Scenario } from '@/lib/contracts/scenario';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Trace } from '@/lib/contracts/trace';
import type { AnswerEvidence, Verdict } from '@/lib/contracts/verdict';
import type { Trial } from '@/lib/grading/certificate/trial';
import type { Key, OptionOutcome } from '@/lib/grading/derive-key';

// What each kind of question has to know. Adding a kind is a folder here, its line in kinds.ts, and its shapes in contracts.

/** A scenario that ran. */
export type ScenarioRun = { readonly scenario: Scenario; readonly trace: Trace };

/** What came of a changed scenario: its run, or why the change makes no scenario. */
export type ChangedRun =
  | { readonly kind: 'run'; readonly document: JsonObject; readonly run: ScenarioRun }
  | { readonly kind: 'bad-change'; readonly problems: readonly { path: string; message: string }[] };

/** Noise is drawn by its own seed; a key is derived without. */
export type RunNoise = { readonly noise: Scenario['noise']; readonly seed: number };

/** A variant on the bench: its question with every placeholder filled, its run as it stands, and a way to run changes of it. */
export type Subject<Q extends Question> = {
  readonly asked: Q;
  readonly document: JsonObject;
  readonly base: ScenarioRun;
  readonly goal: Goal;
  /** Of the questions with options: what each came to, and its own run where it has one. */
  readonly outcomes: readonly OptionOutcome[];
  readonly options: readonly {
    readonly option: { id: string };
    readonly text: string;
    readonly scenario: Scenario | null;
    readonly trace: Trace | null;
  }[];
  /** The document with patches applied one after the other; nothing runs. */
  readonly changeDocument: (patches: readonly JsonObject[]) => JsonObject;
  /** Runs the scenario with patches applied one after the other. */
  readonly runChanged: (patches: readonly JsonObject[], noise?: RunNoise) => ChangedRun;
};

/** A verdict, or why the response cannot be graded: invalid is not incorrect. */
export type Graded = { kind: 'graded'; verdict: Verdict } | { kind: 'invalid'; message: string };

/** A run as the replay shows it. */
export type ReplayedRun = { readonly optionId: string | null; readonly title: string; readonly run: ScenarioRun };
export type ReplayPair = { readonly learner: ReplayedRun | null; readonly winner: ReplayedRun };

export type Answered<Q extends Question> = {
  readonly subject: Subject<Q>;
  readonly response: LearnerResponse;
  readonly key: readonly string[];
};

/** The same variant, run by the other rulebook. */
export type OtherRun<Q extends Question> = { readonly subject: Subject<Q>; readonly key: Key };

export type Kind<Q extends Question> = {
  /** What is put before a learner in an order drawn for each. */
  readonly shownItems: (question: Q) => readonly { id: string; text: string }[];
  /** The ids that make the key. */
  readonly deriveKey: (subject: Subject<Q>) => Key;
  /** How the certificate puts that key to the test. */
  readonly trial: (subject: Subject<Q>, key: readonly string[]) => Trial;
  /** Does a key that is known still hold? Where deriving it anew takes far longer. */
  readonly confirms?: (subject: Subject<Q>, key: readonly string[]) => boolean;
  readonly grade: (answered: Answered<Q>) => Graded;
  /** How the answer compares with the key, where there are no options to show it by. */
  readonly explain: (answered: Answered<Q>) => AnswerEvidence | null;
  readonly replay: (answered: Answered<Q>) => ReplayPair;
  /** Sentences on what the other rulebook makes of it, where that is something else; options by their key letters. */
  readonly otherwise: (answered: Answered<Q>, other: OtherRun<Q>, letter: (id: string) => string) => string[];
};

export const invalid = (message: string): Graded => ({ kind: 'invalid', message });

/** All or nothing, as in the exam. */
export const allOrNothing = (correct: boolean): Graded => ({
  kind: 'graded',
  verdict: { kind: correct ? 'correct' : 'incorrect', credit: correct ? 1 : 0 },
});

/** Where the other rulebook has no key at all. */
export const noOtherKey = 'There would not be one key.';

export const isSameKey = (key: readonly string[], other: Key) =>
  other.kind === 'key' && other.ids.join() === key.join();

/** What is shown where no option's run wins: the run that the question is about. */
export const baseRun = ({ base }: Pick<Subject<Question>, 'base'>): ReplayedRun => ({
  optionId: null,
  title: 'The situation as it stands',
  run: base,
});
