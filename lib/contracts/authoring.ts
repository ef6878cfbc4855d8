import { z } from 'zod';
import type { ScenarioSheet } from './public-question';
import { type QuestionKind, questionKinds, type Topic, topicSchema } from './question';
import type { Rulebook } from './scenario';
import type { AnswerEvidence, OptionEvidence } from './verdict';

// What instructors give and read while they write questions.

/** What a browser may send and a server will run; a file of the bank may be longer. */
export const draftLimits = { characters: 64 * 1024, trafficPieces: 500, variants: 200, hiddenRuns: 10 };

export const questionIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'expected lower-case letters, digits and _ such as noon_spike' })
  .max(60, { error: 'expected at most 60 characters' });

/** The body of POST /api/questions: a template of a kind, or another question under a new id. */
export const newQuestionSchema = z.union(
  [
    z.strictObject({ questionId: questionIdSchema, kind: z.enum(questionKinds), topic: topicSchema }),
    z.strictObject({ questionId: questionIdSchema, copyOf: questionIdSchema }),
  ],
  { error: 'expected {questionId, kind, topic} or {questionId, copyOf}' },
);
export type NewQuestion = z.infer<typeof newQuestionSchema>;

/** Which saved text is meant; 0 while none is saved. */
const revisionSchema = z.int().min(0);
/** The body of POST /api/questions/{id}/draft; `revision` is the one that was read before writing. */
export const savedTextSchema = z.strictObject({
  text: z.string().max(draftLimits.characters, { error: 'expected at most 64 KB of text' }),
  revision: revisionSchema,
});
export type SavedText = z.infer<typeof savedTextSchema>;
/** The body of the doors that work on a saved draft. */
export const ofRevisionSchema = z.strictObject({ revision: revisionSchema });

export type Draft = SavedText & { updatedAt: string };

export type QuestionStatus = 'draft' | 'published' | 'withdrawn' | 'retired';

/** By which core the key was put to the test, and whether that is the core in use. */
export type CertificateStanding = { core: string; isCurrent: boolean };

/** A question in the list of an instructor. */
export type QuestionSummary = {
  questionId: string;
  title: string;
  topic: Topic;
  kind: QuestionKind;
  status: QuestionStatus;
  /** The number of the version that is drawn, or was last; null before the first. */
  version: number | null;
  certificate: CertificateStanding | null;
  /** Null: bundled with Cooldown. */
  owner: string | null;
  isOwn: boolean;
  changedAt: string | null;
};

export type VersionSummary = {
  number: number;
  status: 'published' | 'superseded' | 'withdrawn' | 'retired';
  publishedAt: string;
  /** Null: bundled with Cooldown. */
  author: string | null;
  certificate: CertificateStanding | null;
};

/** A question as whoever opens it sees it; what the text says may be ahead of what is published. */
export type AuthoredQuestion = Omit<QuestionSummary, 'version' | 'certificate' | 'changedAt'> & {
  draft: Draft;
  /** Of the draft as it stands, or of the version that is shown where there is no draft. */
  certificate: ToldCertificate | null;
  versions: VersionSummary[];
  mayEdit: boolean;
  mayRetire: boolean;
};

/** Where something stands in a text; both count from 1. */
export type Place = { line: number; column: number };
/** What is wrong, where, and what would be right; no place where it is about the whole. */
export type PlacedProblem = { path: string; message: string; place: Place | null };

/** What the editor asks its worker. */
export type ReportRequest = { id: number; text: string; seed: number; rulebook: Rulebook };

/** A draft as the core sees it now. */
export type DraftReport = { problems: PlacedProblem[]; run: DraftRun | null };

export type DraftRun = {
  /** The rulebooks that the question asks by, and the one of this run. */
  rulebooks: readonly Rulebook[];
  rulebook: Rulebook;
  variants: number;
  seed: number;
  member: string;
  values: Readonly<Record<string, number | string>>;
  stem: string;
  sheet: ScenarioSheet;
  key: { kind: 'key'; ids: readonly string[] } | { kind: 'none'; message: string };
  options: OptionEvidence[];
  /** Of kinds without options: what becomes of the right answer. */
  answer: AnswerEvidence | null;
};

/** A refusal as one would say it to a colleague, once for all the cells it is met in. */
export type ToldRefusal = {
  title: string;
  message: string;
  remedy: string;
  /** "aws, metricDelay 60 s", by variant where there are several. */
  cells: string[];
  place: Place | null;
};

/** What a certificate found for one variant by one rulebook, in words. */
export type ToldVariant = {
  title: string;
  rulebook: Rulebook;
  key: string[];
  /** "wins in every one of 4,100 runs", or where it wins least. */
  certainty: string;
  /** The thinnest margin of each option. */
  margins: { option: string; text: string; holds: boolean }[];
  /** What would turn the key over most cheaply, and the sentence that settles it. */
  flip: string | null;
};

export type ToldCertificate = {
  certified: boolean;
  standing: CertificateStanding;
  /** "3 of 9 variants were put to the test." */
  examined: string;
  refusals: ToldRefusal[];
  /** Do beliefs that are wrong move the key? Flagged where none does. */
  mutation: { text: string; isFlagged: boolean } | null;
  variants: ToldVariant[];
};
