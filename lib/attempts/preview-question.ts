import type { ActorWithRole } from '@/lib/contracts/actor';
import type { PlacedProblem } from '@/lib/contracts/authoring';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Question } from '@/lib/contracts/question';
import type { Replay } from '@/lib/contracts/replay';
import { type LearnerResponse, responseSchema } from '@/lib/contracts/submission';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { readAuthoredQuestion } from '@/lib/questions/read-authored-question';
import { readDraftText } from '@/lib/questions/read-draft-text';
import { answeredOf, rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { toPublicQuestion } from '@/lib/questions/to-public-question';
import { countVariants } from '@/lib/variants/make-variant';
import { buildEvidence } from './build-evidence';
import { replayOf } from './read-replay';

type Answered = { verdict: Verdict; evidence: Evidence; replay: Replay | null };
export type Preview =
  | { kind: 'problems'; title: string; problems: PlacedProblem[] }
  | {
      kind: 'question';
      title: string;
      question: PublicQuestion;
      variants: number;
      seed: number;
      /** After an answer; null before. */
      answered: Answered | null;
      /** Why the answer given cannot be graded. */
      invalid: string;
    };

/** A question as a learner gets it, before and after an answer. Nothing is stored, and nothing counts. */
export async function previewQuestion(
  actor: ActorWithRole,
  questionId: string,
  { variant, answer }: { variant: number; answer: string },
): Promise<Preview | null> {
  const authored = await readAuthoredQuestion(actor, questionId);
  if (!authored) return null;
  const { title, draft } = authored;
  const read = readDraftText(draft.text, questionId);
  if (read.kind === 'problems') return { ...read, title };
  const { question } = read;
  const seed = (variant - 1) % countVariants(question);
  const result = runVariant(question, seed, rulebooksOf(question)[0]);
  if (result.kind === 'bad-question') {
    const problems = result.problems.map((problem) => ({ ...problem, place: null }));
    return { kind: 'problems', title, problems };
  }
  const draw = drawOf(question, seed);
  const response = readResponse(answer);
  const graded = response === null ? null : gradePreview(draw, result.run, response);
  const shown = { title, question: toPublicQuestion(draw), variants: countVariants(question), seed };
  if (typeof graded === 'string') return { kind: 'question', ...shown, answered: null, invalid: graded };
  return { kind: 'question', ...shown, answered: graded, invalid: '' };
}

/** What a draw would put before a learner, the options in the order of the text. */
function drawOf(question: Question, variantSeed: number) {
  const optionOrder = kindOf(question.kind)
    .shownItems(question)
    .map(({ id }) => id);
  // by its digest, because what is prepared of a version is kept under its id
  const version = { id: `draft ${digestOfDocument(question)}`, question };
  return { version, variantSeed, optionOrder };
}

function readResponse(json: string): LearnerResponse | null {
  if (json === '') return null;
  try {
    return responseSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null; // an address that somebody changed by hand: the question is shown unanswered
  }
}

type Draw = ReturnType<typeof drawOf>;
type Run = Extract<ReturnType<typeof runVariant>, { kind: 'run' }>['run'];

function gradePreview(draw: Draw, run: Run, response: LearnerResponse): Answered | string {
  if (run.key.kind !== 'key') return `There is no key: ${run.key.message}.`;
  const answered = answeredOf(run, response, run.key.ids);
  const graded = kindOf(run.question.kind).grade(answered);
  if (graded.kind === 'invalid') return graded.message;
  const evidence = buildEvidence(draw.version, run, answered, draw.optionOrder);
  return { verdict: graded.verdict, evidence, replay: replayOf({ run, answered }) };
}
