import { door, problem, readJson } from '@/app/api/door';
import { signUpSchema } from '@/lib/auth/credentials';
import { signUpVisitor } from '@/lib/auth/account';

export const POST = door(async (request: Request) => {
  const credentials = signUpSchema.safeParse(await readJson(request));
  if (!credentials.success) return problem(400, 'The account was not made.', { issues: credentials.error.issues });

  const result = await signUpVisitor(credentials.data, new Date());
  if (result.kind === 'email-taken') {
    return problem(409, 'There is an account with this e-mail address. Sign in instead.', { kind: result.kind });
  }
  return Response.json({ kind: result.kind }, { status: 201, headers: { 'Cache-Control': 'no-store' } });
});
