import { door, nothingHere, problem, readJson } from '@/app/api/door';
import { requireRole } from '@/lib/auth/role';
import { createClass, newClassSchema } from '@/lib/classes/create-class';

export const POST = door(async (request: Request) => {
  const actor = await requireRole('instructor');
  const wanted = newClassSchema.safeParse(await readJson(request));
  if (!wanted.success) return problem(400, 'The class was not made.', { issues: wanted.error.issues });

  const result = await createClass(actor, wanted.data, new Date());
  if (result.kind === 'not-found') return nothingHere();
  const href = `/instructor/classes/${result.classId}`;
  const headers = { 'Cache-Control': 'no-store', Location: href };
  return Response.json({ ...result, href }, { status: 201, headers });
});
