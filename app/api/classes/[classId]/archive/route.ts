import { door, nothingHere } from '@/app/api/door';
import { readIds } from '@/app/ids';
import { requireRole } from '@/lib/auth/role';
import { archiveClass } from '@/lib/classes/change-class';

export const POST = door(async (_request: Request, { params }: { params: Promise<{ classId: string }> }) => {
  const actor = await requireRole('instructor');
  const ids = await readIds(params);
  const result = ids && (await archiveClass(actor, ids.classId, new Date()));
  if (result?.kind !== 'archived') return nothingHere();
  return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
});
