import { door, problem, readJson } from '@/app/api/door';
import { requireActor } from '@/lib/auth/actor';
import { joinClass, joinRequestSchema } from '@/lib/classes/join-class';

export const POST = door(async (request: Request) => {
  const actor = await requireActor();
  const wanted = joinRequestSchema.safeParse(await readJson(request));
  if (!wanted.success) return problem(400, 'You have not joined a class.', { issues: wanted.error.issues });

  const result = await joinClass(actor, wanted.data, new Date());
  switch (result.kind) {
    case 'joined':
      return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
    case 'account-needed':
      return problem(401, 'Joining a class takes an account: sign up or sign in first.', { kind: result.kind });
    case 'no-such-class':
      return problem(404, 'No class has this code. Check it with your instructor: codes change.', {
        kind: result.kind,
      });
    case 'limited': {
      const headers = { 'Retry-After': String(result.retryAfterSeconds) };
      return problem(429, 'Too many tries.', {}, headers);
    }
  }
});
