import { type Question, questionSchema } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { answeredOf, runVariant } from '@/lib/questions/run-variant';

/** A question's variant, run by AWS's rulebook; throws where it is none. */
export function runQuestion(document: object, seed = 0) {
  const question = questionSchema.parse(document);
  const result = runVariant(question, seed, 'aws');
  if (result.kind !== 'run')
    throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return { question, run: result.run };
}

export function keyOf(document: object, seed = 0): readonly string[] {
  const { key } = runQuestion(document, seed).run;
  if (key.kind !== 'key') throw new Error(key.message);
  return key.ids;
}

/** The verdict on a response, how it compares with the key, and the two runs of the replay. */
export function answerQuestion(document: object, response: LearnerResponse) {
  const { question, run } = runQuestion(document);
  const kind = kindOf<Question['kind']>(question.kind);
  const answered = answeredOf(run, response, run.key.kind === 'key' ? run.key.ids : []);
  return {
    graded: kind.grade(answered),
    explain: () => kind.explain(answered),
    replay: () => kind.replay(answered),
  };
}
