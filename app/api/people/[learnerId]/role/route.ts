import { z } from 'zod';
import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { readIds } from '@/app/ids';
import { changeRole } from '@/lib/auth/people';
import { requireRole } from '@/lib/auth/role';
import { roleSchema } from '@/lib/contracts/actor';

const bodySchema = z.strictObject({ role: roleSchema });

export const POST = door(async (request: Request, { params }: { params: Promise<{ learnerId: string }> }) => {
  const actor = await requireRole('administrator');
  const ids = await readIds(params);
  const body = bodySchema.safeParse(await readJson(request));
  if (!body.success) return problem(400, 'The body names no role.', { issues: body.error.issues });

  const { kind } = ids ? await changeRole(actor, ids.learnerId, body.data.role) : { kind: 'not-found' as const };
  if (kind === 'not-found') return nothingHere();
  if (kind === 'last-administrator') {
    return problem(409, 'This is the only administrator. Make somebody else one first.', { kind });
  }
  return Response.json({ kind }, { headers: { 'Cache-Control': 'no-store' } });
});
