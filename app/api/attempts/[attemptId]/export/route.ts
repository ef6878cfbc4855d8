import { z } from 'zod';
import { door, problem } from '@/app/api/door';
import { readExport } from '@/lib/attempts/read-export';
import { requireActor } from '@/lib/auth/actor';
import { exportRequestSchema } from '@/lib/contracts/configuration-export';

const idSchema = z.uuid();

export const GET = door(async (request: Request, { params }: { params: Promise<{ attemptId: string }> }) => {
  const actor = await requireActor();
  const query = exportRequestSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return problem(400, 'This is no format to export to.', { issues: query.error.issues });
  const attemptId = idSchema.safeParse((await params).attemptId);
  const result = attemptId.success
    ? await readExport(actor, attemptId.data, query.data)
    : { kind: 'not-found' as const };
  if (result.kind === 'not-found') return problem(404, 'There is no such attempt of yours.');
  if (result.kind === 'nothing-to-export')
    return problem(
      404,
      'The winner of this question is no configuration of an endpoint, so there is nothing to export.',
    );
  const { text, fileName } = result.file;
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(text, { headers: { ...headers, 'Content-Disposition': `attachment; filename="${fileName}"` } });
});
