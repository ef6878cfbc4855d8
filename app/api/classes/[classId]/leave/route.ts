import { door, nothingHere } from '@/app/api/door';
import { readIds } from '@/app/ids';
import { requireActor } from '@/lib/auth/actor';
import { leaveClass } from '@/lib/classes/joined-classes';

/** Also of a class that the learner is not in: gone is gone, and a repeat gets the same answer. */
export const POST = door(async (_request: Request, { params }: { params: Promise<{ classId: string }> }) => {
  const actor = await requireActor();
  const ids = await readIds(params);
  if (!ids) return nothingHere();
  return Response.json(await leaveClass(actor, ids.classId), { headers: { 'Cache-Control': 'no-store' } });
});
