import { submissionSchema } from '@/lib/contracts/submission';
import { submitAttempt, type Submitted } from '@/lib/attempts/submit-attempt';
import { toPublicAttempt } from '@/lib/attempts/to-public-attempt';
import { requireActor } from '@/lib/auth/actor';
import { door, problem, readJson } from '@/app/api/door';

const details = {
  conflict: [409, 'Another answer was already sent under this attemptId. Choose a new one.'],
  'draw-not-found': [404, 'There is no such question of yours: draw one with POST /api/draws.'],
  'draw-used': [409, 'This question is answered already; its verdict is included.'],
  retired: [409, 'This question has been retired. Nothing was stored; draw another one.'],
  withdrawn: [409, 'This question was withdrawn because its key did not hold. Nothing was stored; draw another one.'],
  invalid: [422, 'This answer cannot be graded, and it does not count as wrong.'],
} as const satisfies Record<Exclude<Submitted['kind'], 'graded'>, readonly [number, string]>;

/** A configuration may be as long as a scenario from a browser. */
const mostBytes = 64 * 1024;

export const POST = door(async (request: Request) => {
  const actor = await requireActor();
  const submission = submissionSchema.safeParse(await readJson(request, mostBytes));
  if (!submission.success) return problem(400, 'The body is not an answer.', { issues: submission.error.issues });

  const result = await submitAttempt(actor, submission.data, new Date());
  if (result.kind === 'graded')
    return Response.json(toPublicAttempt(result.attempt), { headers: { 'Cache-Control': 'no-store' } });
  const [status, detail] = details[result.kind];
  const more = result.kind === 'draw-used' ? { attempt: toPublicAttempt(result.attempt) } : {};
  return problem(status, result.kind === 'invalid' ? `${detail} ${result.message}` : detail, {
    kind: result.kind,
    ...more,
  });
});
