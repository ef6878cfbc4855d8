import { z } from 'zod';
import { door, problem, readJson } from '@/app/api/door';
import { settleGuest } from '@/lib/auth/account';
import { requireActor } from '@/lib/auth/actor';

const choiceSchema = z.strictObject({ choice: z.enum(['add', 'keep-separate']) });

/** What becomes of the answers that this browser's guest gave before signing in. */
export const POST = door(async (request: Request) => {
  const actor = await requireActor();
  const chosen = choiceSchema.safeParse(await readJson(request));
  if (!chosen.success)
    return problem(400, 'Expected {choice: "add"} or {choice: "keep-separate"}.', { issues: chosen.error.issues });
  return Response.json(await settleGuest(actor, chosen.data.choice), { headers: { 'Cache-Control': 'no-store' } });
});
