import { door, problem, readJson } from '@/app/api/door';
import { drawRequestSchema, drawForVisitor } from '@/lib/attempts/draw-for-visitor';
import { addressOf } from '@/lib/auth/address';
import { findActor } from '@/lib/auth/actor';

export const POST = door(async (request: Request) => {
  const wanted = drawRequestSchema.safeParse(await readJson(request));
  if (!wanted.success)
    return problem(400, 'The body is not a request for a question.', { issues: wanted.error.issues });

  const result = await drawForVisitor(await findActor(), wanted.data, addressOf(request.headers), new Date());
  switch (result.kind) {
    case 'drawn':
      return Response.json(result.drawn, {
        status: 201,
        headers: { 'Cache-Control': 'no-store', Location: result.drawn.href },
      });
    case 'no-question':
      return problem(404, 'There is no question to practise in this topic yet.', { kind: result.kind });
    case 'limited':
      return problem(
        429,
        `Too many new visitors from this address. Try again in ${Math.ceil(result.retryAfterSeconds / 60)} minutes.`,
        {},
        {
          'Retry-After': String(result.retryAfterSeconds),
        },
      );
  }
});
