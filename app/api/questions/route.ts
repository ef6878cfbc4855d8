import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { requireRole } from '@/lib/auth/role';
import { newQuestionSchema } from '@/lib/contracts/authoring';
import { createQuestion } from '@/lib/questions/create-question';

export const POST = door(async (request: Request) => {
  const actor = await requireRole('instructor');
  const wanted = newQuestionSchema.safeParse(await readJson(request));
  if (!wanted.success) return problem(400, 'The question was not made.', { issues: wanted.error.issues });

  const result = await createQuestion(actor, wanted.data, new Date());
  if (result.kind === 'not-found') return nothingHere();
  if (result.kind === 'taken') {
    const issues = [{ path: ['questionId'], message: `There is a question ${wanted.data.questionId} already.` }];
    return problem(409, 'The question was not made.', { issues });
  }
  const href = `/instructor/questions/${result.questionId}`;
  const headers = { 'Cache-Control': 'no-store', Location: href };
  return Response.json({ ...result, href }, { status: 201, headers });
});
