import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { readQuestionId } from '@/app/question-id';
import { requireRole } from '@/lib/auth/role';
import { savedTextSchema } from '@/lib/contracts/authoring';
import { saveDraft } from '@/lib/questions/save-draft';

/** 64 KB of text, of which JSON may take three times as much. */
const mostBytes = 256 * 1024;

export const POST = door(async (request: Request, { params }: { params: Promise<{ questionId: string }> }) => {
  const actor = await requireRole('instructor');
  const questionId = await readQuestionId(params);
  const saved = savedTextSchema.safeParse(await readJson(request, mostBytes));
  if (!saved.success) return problem(400, 'The draft was not saved.', { issues: saved.error.issues });

  const result = questionId
    ? await saveDraft(actor, questionId, saved.data, new Date())
    : { kind: 'not-found' as const };
  if (result.kind === 'not-found') return nothingHere();
  if (result.kind === 'conflict') return problem(409, 'A newer text was saved meanwhile.', { newer: result.newer });
  return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
});
