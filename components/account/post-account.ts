import { isRecord, postJson, readReply, type Reply, sayWait, textAt } from '@/components/post-json';

/** Where an account form sends to. With `csrfPath` it speaks next-auth's way: a token first, then an encoded form. */
export type AccountEndpoint = { path: string; csrfPath?: string };

export type Fields = Record<string, string>;

export type AccountReply =
  { kind: 'done'; href: string | null } | { kind: 'refused'; status: number; message: string; fields: Fields };

const messages: Record<number, string> = {
  401: 'This e-mail and password do not belong together. Check both and try again.',
  403: 'This page is out of date. Reload it and try again.',
  409: 'There is an account with this e-mail already. Sign in instead.',
  503: 'The database does not answer at the moment. Nothing was changed; try again shortly.',
};

export async function postAccount({ path, csrfPath }: AccountEndpoint, body: Record<string, string | boolean>) {
  const reply = csrfPath === undefined ? await postJson(path, body) : await postForm(path, csrfPath, body);
  return readAccountReply(reply);
}

export function readAccountReply(reply: Reply): AccountReply {
  const refused = (status: number, message: string, fields: Fields = {}): AccountReply => {
    return { kind: 'refused', status, message, fields };
  };
  if (reply.kind === 'offline')
    return refused(0, 'You are offline. Nothing was changed; try again when you are connected.');
  if (reply.status < 300)
    return { kind: 'done', href: addressOf(textAt(reply.body, 'href') ?? textAt(reply.body, 'url')) };
  const limit = reply.status === 429 ? { seconds: reply.retryAfterSeconds } : limitIn(reply.body);
  if (limit) return refused(429, `Too many attempts. Try again ${sayWait(limit.seconds)}.`);

  const fields = readIssues(reply.body);
  if (Object.keys(fields).length > 0) return refused(reply.status, 'Please correct the fields below.', fields);
  return refused(
    reply.status,
    textAt(reply.body, 'detail') ?? messages[reply.status] ?? 'That did not work. Nothing was changed; try again.',
  );
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

/** The first of zod's issues for each field. */
function readIssues(body: unknown): Fields {
  const issues = isRecord(body) && Array.isArray(body['issues']) ? body['issues'] : [];
  const fields: Fields = {};
  for (const issue of issues.toReversed()) {
    const path: unknown = isRecord(issue) ? issue['path'] : undefined;
    const name: unknown = Array.isArray(path) ? path[0] : undefined;
    const message = textAt(issue, 'message');
    if (typeof name === 'string' && message !== null) fields[name] = message;
  }
  return fields;
}

/** A path or a whole web address (next-auth gives whole ones, a provider's too); never a script. */
function addressOf(address: string | null): string | null {
  if (address === null) return null;
  return /^(?:https?:\/\/|\/(?!\/))/.test(address) ? address : null;
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
