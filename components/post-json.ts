/** What came back, or that nothing did. A body that is not JSON is undefined. */
export type Reply =
  { kind: 'reply'; status: number; body: unknown; retryAfterSeconds: number | null } | { kind: 'offline' };

export async function postJson(path: string, body: unknown): Promise<Reply> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    });
    return await readReply(response);
  } catch {
    // fetch rejects for one reason a learner can act on: the request did not reach the server, or its answer was cut off
    return { kind: 'offline' };
  }
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    kind: 'reply',
    status: response.status,
    body: parseJson(text),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text member of a body that nobody has checked yet. */
export function textAt(body: unknown, key: string): string | null {
  const value = isRecord(body) ? body[key] : undefined;
  return typeof value === 'string' ? value : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** "in 12 minutes": the time a server asks us to wait. */
export function sayWait(seconds: number | null): string {
  if (seconds === null) return 'in a few minutes';
  if (seconds < 90) return `in ${Math.max(1, Math.round(seconds))} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
