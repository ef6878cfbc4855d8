import { DatabaseUnavailable } from '@/lib/db/with-retry';
import { Unauthorized } from '@/lib/auth/actor';
import { Forbidden } from '@/lib/auth/role';
import { isSameOrigin } from '@/lib/auth/same-origin';

/** A problem document (RFC 9457): what is wrong, and what would be right. */
export function problem(
  status: number,
  detail: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = { type: 'about:blank', title: titles[status] ?? 'Problem', status, detail, ...more };
  return Response.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** To whoever may not see a thing it does not exist, and neither does the address. */
export const nothingHere = () => problem(404, 'There is nothing at this address.');

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Content too large',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
};

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** The one wrapper of every door: who may knock, and what becomes of an error nobody expected. */
export function door<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    if (request.method !== 'GET' && !isSameOrigin(request.headers)) {
      return problem(403, 'This address takes requests from its own pages only.');
    }
    try {
      return await handle(request, context);
    } catch (error) {
      return answerTo(error);
    }
  };
}

function answerTo(error: unknown): Response {
  if (error instanceof UnreadableBody) return problem(error.status, error.message);
  if (error instanceof Unauthorized) return problem(401, error.message);
  if (error instanceof Forbidden) return nothingHere();
  if (error instanceof DatabaseUnavailable) {
    const detail = 'The database does not answer. Nothing was stored; send the same request again in a moment.';
    return problem(503, detail, {}, { 'Retry-After': '5' });
  }
  console.error(error);
  return problem(500, 'Something went wrong on our side. Nothing was stored.');
}

class UnreadableBody extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

const usualBytes = 8 * 1024;

/** The body as JSON; throws what the wrapper answers with 400 or 413. */
export async function readJson(request: Request, mostBytes = usualBytes): Promise<unknown> {
  const text = await readText(request, mostBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBody(400, text === '' ? 'The body is empty: expected JSON.' : 'The body is not JSON.');
  }
}

async function readText(request: Request, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new UnreadableBody(413, `The body is longer than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UnreadableBody(400, 'The body is not text in UTF-8.');
  }
}
