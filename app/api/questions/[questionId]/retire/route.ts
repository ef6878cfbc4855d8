import { door, nothingHere } from '@/app/api/door';
import { readQuestionId } from '@/app/question-id';
import { requireRole } from '@/lib/auth/role';
import { retireQuestion } from '@/lib/questions/retire-question';

export const POST = door(async (_request: Request, { params }: { params: Promise<{ questionId: string }> }) => {
  const actor = await requireRole('instructor');
  const questionId = await readQuestionId(params);
  const result = questionId && (await retireQuestion(actor, questionId));
  if (!result || result.kind !== 'retired') return nothingHere();
  return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
});
