import { type FormReply, readFormReply, tooMany } from '@/components/form-reply';
import { postJson, readReply, type Reply, textAt } from '@/components/post-json';

/** Where an account form sends to. With `csrfPath` it speaks next-auth's way: a token first, then an encoded form. */
export type AccountEndpoint = { path: string; csrfPath?: string };

const messages = {
  401: 'This e-mail and password do not belong together. Check both and try again.',
  403: 'This page is out of date. Reload it and try again.',
  409: 'There is an account with this e-mail already. Sign in instead.',
  503: 'The database does not answer at the moment. Nothing was changed; try again shortly.',
};

export async function postAccount({ path, csrfPath }: AccountEndpoint, body: Record<string, string | boolean>) {
  const reply = csrfPath === undefined ? await postJson(path, body) : await postForm(path, csrfPath, body);
  return readAccountReply(reply);
}

export function readAccountReply(reply: Reply): FormReply {
  const limit = reply.kind === 'reply' && reply.status >= 300 ? limitIn(reply.body) : null;
  return limit ? tooMany(limit.seconds) : readFormReply(reply, messages);
}

/** next-auth tells of a refusal in an address: "/sign-in?error=limited:120", where 120 are the seconds to wait. */
function limitIn(body: unknown): { seconds: number | null } | null {
  const url = textAt(body, 'url');
  const error =
    url !== null && URL.canParse(url, 'http://here') ? new URL(url, 'http://here').searchParams.get('error') : null;
  if (!error?.startsWith('limited')) return null;
  const seconds = Number(error.split(':')[1]);
  return { seconds: Number.isFinite(seconds) ? seconds : null };
}

async function postForm(path: string, csrfPath: string, body: Record<string, string | boolean>): Promise<Reply> {
  try {
    const token = await readReply(await fetch(csrfPath, { headers: { Accept: 'application/json' } }));
    const csrfToken = token.kind === 'reply' ? textAt(token.body, 'csrfToken') : null;
    if (token.kind === 'offline' || csrfToken === null) return token;

    const fields = Object.entries({ ...body, csrfToken, json: true }).map(([name, value]) => [name, String(value)]);
    return await readReply(await fetch(path, { method: 'POST', body: new URLSearchParams(fields) }));
  } catch {
    return { kind: 'offline' };
  }
}
