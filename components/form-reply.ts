import { isRecord, type Reply, sayWait, textAt } from './post-json';

/** What is wrong with each field, by its name. */
export type Fields = Record<string, string>;

export type FormReply =
  { kind: 'done'; href: string | null } | { kind: 'refused'; status: number; message: string; fields: Fields };

export const refused = (status: number, message: string, fields: Fields = {}): FormReply => {
  return { kind: 'refused', status, message, fields };
};

/** What became of a form that was sent; `messages` are the words for a status that came without any. */
export function readFormReply(reply: Reply, messages: Readonly<Record<number, string>> = {}): FormReply {
  if (reply.kind === 'offline')
    return refused(0, 'You are offline. Nothing was changed; try again when you are connected.');
  const { status, body } = reply;
  if (status < 300) return { kind: 'done', href: addressOf(textAt(body, 'href') ?? textAt(body, 'url')) };
  if (status === 429) return tooMany(reply.retryAfterSeconds);
  const fields = readIssues(body);
  if (Object.keys(fields).length > 0) return refused(status, 'Please correct what is marked.', fields);
  const words = textAt(body, 'detail') ?? messages[status];
  return refused(status, words ?? 'That did not work. Nothing was changed; try again.');
}

export const tooMany = (seconds: number | null) => refused(429, `Too many attempts. Try again ${sayWait(seconds)}.`);

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
