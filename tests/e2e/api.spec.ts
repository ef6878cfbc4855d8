import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';

// The doors, spoken to as a program would: repeats, conflicts, strangers, and bodies that make no sense.

type Drawn = { drawId: string; question: { kind: string; options: { id: string }[] } };

async function newVisitor(baseURL: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL });
}

async function draw(visitor: APIRequestContext): Promise<Drawn> {
  const response = await visitor.post('/api/draws', { data: {} });
  expect(response.status()).toBe(201);
  return (await response.json()) as Drawn;
}

function responseTo({ question }: Drawn, position = 0) {
  const id = question.options[position]!.id;
  return question.kind === 'choice' ? { option: id } : { options: [id] };
}

test('one attempt posted fifty times at once is stored once and answered fifty times the same', async ({ baseURL }) => {
  const visitor = await newVisitor(baseURL!);
  const drawn = await draw(visitor);
  const data = { attemptId: uuidv7(), drawId: drawn.drawId, response: responseTo(drawn) };
  const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.post('/api/attempts', { data })));
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([200]));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);

  const otherPayload = await visitor.post('/api/attempts', { data: { ...data, response: responseTo(drawn, 1) } });
  expect(otherPayload.status()).toBe(409);
  const usedDraw = await visitor.post('/api/attempts', { data: { ...data, attemptId: uuidv7() } });
  expect(usedDraw.status()).toBe(409);
  expect(((await usedDraw.json()) as { attempt: object }).attempt).toEqual(JSON.parse(bodies[0]!));
  const replay = await visitor.get(`/api/attempts/${data.attemptId}/replay`);
  expect(replay.status()).toBe(200);

  const stranger = await newVisitor(baseURL!);
  expect((await stranger.post('/api/attempts', { data: { ...data, attemptId: uuidv7() } })).status()).toBe(401);
  await draw(stranger);
  expect((await stranger.post('/api/attempts', { data: { ...data, attemptId: uuidv7() } })).status()).toBe(404);
  expect((await stranger.get(`/api/attempts/${data.attemptId}/replay`)).status()).toBe(404);
});

test('requests of another origin are refused', async ({ baseURL }) => {
  const visitor = await newVisitor(baseURL!);
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    for (const path of ['/api/draws', '/api/attempts', '/api/account', '/api/account/guest']) {
      expect((await visitor.post(path, { data: {}, headers })).status(), path).toBe(403);
    }
  }
});

test('thirty bodies that make no sense are each answered with one clear problem, and nothing is stored', async ({
  baseURL,
}) => {
  const visitor = await newVisitor(baseURL!);
  const drawn = await draw(visitor);
  const good = { attemptId: uuidv7(), drawId: drawn.drawId, response: responseTo(drawn) };
  const id = drawn.question.options[0]!.id;
  const wrongKind = drawn.question.kind === 'choice' ? { options: [id] } : { option: id };
  const bad: [body: string, statuses: number[]][] = [
    ['', [400]],
    ['{', [400]],
    ['null', [400]],
    ['[]', [400]],
    ['"text"', [400]],
    ['42', [400]],
    ['{}', [400]],
    ['\u0000\u0001\u0002', [400]],
    ['<xml/>', [400]],
    ['NaN', [400]],
    [JSON.stringify({ ...good, attemptId: undefined }), [400]],
    [JSON.stringify({ ...good, attemptId: 'x' }), [400]],
    [JSON.stringify({ ...good, attemptId: randomUUID() }), [400]],
    [JSON.stringify({ ...good, attemptId: 7 }), [400]],
    [JSON.stringify({ ...good, drawId: null }), [400]],
    [JSON.stringify({ ...good, drawId: '../../etc/passwd' }), [400]],
    [JSON.stringify({ ...good, drawId: uuidv7() }), [404]],
    [JSON.stringify({ ...good, response: undefined }), [400]],
    [JSON.stringify({ ...good, response: {} }), [400]],
    [JSON.stringify({ ...good, response: 'a' }), [400]],
    [JSON.stringify({ ...good, response: { option: '' } }), [400]],
    [JSON.stringify({ ...good, response: { option: 1 } }), [400]],
    [JSON.stringify({ ...good, response: { option: id, more: true } }), [400]],
    [JSON.stringify({ ...good, response: { options: Array.from({ length: 30 }, () => id) } }), [400]],
    [JSON.stringify({ ...good, response: { option: 'x'.repeat(101) } }), [400]],
    [JSON.stringify({ ...good, certainty: 'very' }), [400]],
    [JSON.stringify({ ...good, verdict: 'correct' }), [400]],
    [JSON.stringify({ ...good, response: wrongKind }), [422]],
    [
      JSON.stringify({ ...good, response: drawn.question.kind === 'choice' ? { option: 'nope' } : { options: [] } }),
      [422],
    ],
    [JSON.stringify({ ...good, padding: 'x'.repeat(9000) }), [413]],
  ];
  expect(bad).toHaveLength(30);
  for (const [body, statuses] of bad) {
    const answer = await visitor.post('/api/attempts', { data: body, headers: { 'Content-Type': 'application/json' } });
    expect(statuses, body.slice(0, 120)).toContain(answer.status());
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    const text = await answer.text();
    expect((JSON.parse(text) as { detail: string }).detail.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/);
  }
  // the draw is still free: none of them was stored as an answer
  expect((await visitor.post('/api/attempts', { data: good })).status()).toBe(200);
});

test('every page carries the security headers and a fresh nonce', async ({ baseURL }) => {
  const visitor = await newVisitor(baseURL!);
  const nonces = new Set<string>();
  for (const path of ['/', '/progress', '/sign-in', '/sign-up', '/no-such-page']) {
    const headers = (await visitor.get(path)).headers();
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    nonces.add(/nonce-([^']+)'/.exec(policy)![1]!);
  }
  expect(nonces.size).toBe(5);
});
