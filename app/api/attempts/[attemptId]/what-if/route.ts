import { z } from 'zod';
import { door, problem } from '@/app/api/door';
import { readWhatIf } from '@/lib/attempts/read-what-if';
import { requireActor } from '@/lib/auth/actor';

const idSchema = z.uuid();

export const GET = door(async (_request: Request, { params }: { params: Promise<{ attemptId: string }> }) => {
  const actor = await requireActor();
  const attemptId = idSchema.safeParse((await params).attemptId);
  const result = attemptId.success ? await readWhatIf(actor, attemptId.data) : { kind: 'not-found' as const };
  if (result.kind === 'not-found') return problem(404, 'There is no such attempt of yours.');
  return Response.json(result.whatIf, { headers: { 'Cache-Control': 'no-store' } });
});
