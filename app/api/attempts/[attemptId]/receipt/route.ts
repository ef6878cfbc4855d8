import { z } from 'zod';
import { door, problem } from '@/app/api/door';
import { readReceipt } from '@/lib/attempts/read-receipt';
import { requireActor } from '@/lib/auth/actor';

const idSchema = z.uuid();

export const GET = door(async (_request: Request, { params }: { params: Promise<{ attemptId: string }> }) => {
  const actor = await requireActor();
  const attemptId = idSchema.safeParse((await params).attemptId);
  const result = attemptId.success ? await readReceipt(actor, attemptId.data) : { kind: 'not-found' as const };
  if (result.kind === 'not-found') return problem(404, 'There is no receipt of such an attempt of yours.');
  const name = `cooldown-receipt-${attemptId.data}.json`;
  return new Response(`${JSON.stringify(result.receipt, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
});
