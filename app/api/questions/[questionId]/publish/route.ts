import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { readQuestionId } from '@/app/question-id';
import { requireRole } from '@/lib/auth/role';
import { ofRevisionSchema } from '@/lib/contracts/authoring';
import { type DraftPublished, publishDraft } from '@/lib/questions/certify-draft';

const details = {
  changed: [409, 'A newer text was saved meanwhile. Save yours, certify it, then publish.'],
  problems: [422, 'The text is not a question yet. The problems are named with their lines.'],
  'not-certified': [422, 'This text has no certificate by the core in use. Certify it first.'],
  refused: [422, 'The key that the core derives now is not the one that was certified. Certify again.'],
  busy: [429, 'Three of your questions are being worked on already. Try again when one is done.'],
  'too-long': [422, 'This was given up after 60 seconds. Fewer variants or a shorter scenario can be published.'],
  retired: [409, 'The question is retired. Bring it back first.'],
} as const satisfies Record<Exclude<DraftPublished['kind'], 'published' | 'not-found'>, readonly [number, string]>;

export const POST = door(async (request: Request, { params }: { params: Promise<{ questionId: string }> }) => {
  const actor = await requireRole('instructor');
  const questionId = await readQuestionId(params);
  const wanted = ofRevisionSchema.safeParse(await readJson(request));
  if (!wanted.success) return problem(400, 'Nothing was published.', { issues: wanted.error.issues });

  const result = questionId ? await publishDraft(actor, questionId, wanted.data.revision, new Date()) : null;
  if (!result || result.kind === 'not-found') return nothingHere();
  if (result.kind === 'published') return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
  const [status, detail] = details[result.kind];
  return problem(status, detail, { kind: result.kind, ...('problems' in result && { problems: result.problems }) });
});
