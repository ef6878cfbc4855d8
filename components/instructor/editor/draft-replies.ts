import type { Draft, SavedText, ToldCertificate } from '@/lib/contracts/authoring';
import { isRecord, type Reply, sayWait, textAt } from '@/components/post-json';
import { readStored } from '@/components/stored';

// What the doors of a draft answer, and what the browser keeps, read with the care that anything from outside gets.

/** A text that was not saved when the page went away. */
export function readKept(json: string | null): SavedText | null {
  if (json === null) return null;
  try {
    const kept: unknown = JSON.parse(json);
    const [text, revision] = [textAt(kept, 'text'), readNumber(kept, 'revision')];
    return text === null || revision === null ? null : { text, revision };
  } catch {
    return null;
  }
}

/** What remains to be kept after a text was saved: nothing, or what was typed meanwhile, now based on that revision. */
export function keepAfterSaving(key: string, savedText: string, revision: number): string | null {
  const kept = readKept(readStored('session', key));
  return kept && kept.text !== savedText ? JSON.stringify({ text: kept.text, revision } satisfies SavedText) : null;
}

export function readNumber(body: unknown, key: string): number | null {
  const value = isRecord(body) ? body[key] : undefined;
  return typeof value === 'number' ? value : null;
}

/** The text that somebody saved meanwhile. */
export function readNewer(reply: Reply): Draft | null {
  const newer = reply.kind === 'reply' && isRecord(reply.body) ? reply.body['newer'] : undefined;
  const [text, revision, updatedAt] = [
    textAt(newer, 'text'),
    readNumber(newer, 'revision'),
    textAt(newer, 'updatedAt'),
  ];
  return text === null || revision === null || updatedAt === null ? null : { text, revision, updatedAt };
}

/** Our own server's certificate, in the shape it was sent in. */
export function readCertificate(body: unknown): ToldCertificate | null {
  const certificate = isRecord(body) ? body['certificate'] : undefined;
  return isCertificate(certificate) ? certificate : null;
}

const isCertificate = (value: unknown): value is ToldCertificate =>
  isRecord(value) && Array.isArray(value['refusals']) && Array.isArray(value['variants']);

export function sayRefusal(reply: Reply): string {
  if (reply.kind === 'offline')
    return 'You are offline. Your text is kept in this browser; try again when you are connected.';
  if (reply.status === 401 || reply.status === 404)
    return 'You can no longer write this question: sign in again, or ask an administrator. Your text is kept in this browser.';
  if (reply.status === 429 && reply.retryAfterSeconds !== null) return `Try again ${sayWait(reply.retryAfterSeconds)}.`;
  return textAt(reply.body, 'detail') ?? 'That did not work. Your text is kept in this browser; try again.';
}
