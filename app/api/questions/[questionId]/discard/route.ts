import { door, nothingHere } from '@/app/api/door';
import { readQuestionId } from '@/app/question-id';
import { requireRole } from '@/lib/auth/role';
import { discardDraft } from '@/lib/questions/save-draft';

export const POST = door(async (_request: Request, { params }: { params: Promise<{ questionId: string }> }) => {
  const actor = await requireRole('instructor');
  const questionId = await readQuestionId(params);
  const result = questionId && (await discardDraft(actor, questionId));
  if (!result || result.kind === 'not-found') return nothingHere();
  const href = result.remains ? `/instructor/questions/${questionId}` : '/instructor/questions';
  return Response.json({ ...result, href }, { headers: { 'Cache-Control': 'no-store' } });
});
