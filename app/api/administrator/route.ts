import { z } from 'zod';
import { door, problem, readJson } from '@/app/api/door';
import { findActor } from '@/lib/auth/actor';
import { becomeAdministrator } from '@/lib/auth/administrator-link';

const bodySchema = z.strictObject({ token: z.string().max(100) });

/** The button behind the link that the starter prints. */
export const POST = door(async (request: Request) => {
  const body = bodySchema.safeParse(await readJson(request));
  if (!body.success) return problem(400, 'Expected {token}.', { issues: body.error.issues });
  const { kind } = await becomeAdministrator(await findActor(), body.data.token, new Date());
  if (kind === 'account-needed') return problem(401, 'Sign in with an account first, then open the link again.');
  if (kind === 'closed') return problem(404, 'This link does not work, or not any more. Nothing was changed.');
  return Response.json({ kind, href: '/instructor/people' }, { headers: { 'Cache-Control': 'no-store' } });
});
