import { door, nothingHere } from '@/app/api/door';
import { readIds } from '@/app/ids';
import { requireRole } from '@/lib/auth/role';
import { renewJoinCode } from '@/lib/classes/change-class';

export const POST = door(async (_request: Request, { params }: { params: Promise<{ classId: string }> }) => {
  const actor = await requireRole('instructor');
  const ids = await readIds(params);
  const result = ids && (await renewJoinCode(actor, ids.classId));
  if (result?.kind !== 'renewed') return nothingHere();
  return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
});
