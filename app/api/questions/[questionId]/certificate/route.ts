import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { readQuestionId } from '@/app/question-id';
import { requireRole } from '@/lib/auth/role';
import { ofRevisionSchema } from '@/lib/contracts/authoring';
import { certifyDraft, type DraftCertified } from '@/lib/questions/certify-draft';

const details = {
  changed: [409, 'A newer text was saved meanwhile. Save yours, then certify.'],
  problems: [422, 'The text is not a question yet. The problems are named with their lines.'],
  busy: [429, 'Three of your questions are being certified already. Try again when one is done.'],
  'too-long': [422, 'This was given up after 60 seconds. A shorter scenario or fewer options can be certified.'],
} as const satisfies Record<Exclude<DraftCertified['kind'], 'certificate' | 'not-found'>, readonly [number, string]>;

export const POST = door(async (request: Request, { params }: { params: Promise<{ questionId: string }> }) => {
  const actor = await requireRole('instructor');
  const questionId = await readQuestionId(params);
  const wanted = ofRevisionSchema.safeParse(await readJson(request));
  if (!wanted.success) return problem(400, 'Nothing was certified.', { issues: wanted.error.issues });

  const result = questionId ? await certifyDraft(actor, questionId, wanted.data.revision) : null;
  if (!result || result.kind === 'not-found') return nothingHere();
  if (result.kind === 'certificate') return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
  const [status, detail] = details[result.kind];
  return problem(status, detail, { kind: result.kind });
});
