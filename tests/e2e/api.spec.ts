import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { type Drawn, drawWhere } from '@/tests/support/draw-where';
import { someResponse } from '@/tests/support/some-response';
import { runCommand } from '@/tests/support/run-command';

// The doors, spoken to as a program would: repeats, conflicts, strangers, and bodies that make no sense.

async function newVisitor(baseURL: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL });
}

async function draw(visitor: APIRequestContext): Promise<Drawn> {
  const response = await visitor.post('/api/draws', { data: {} });
  expect(response.status()).toBe(201);
  return (await response.json()) as Drawn;
}

test('one attempt posted fifty times at once is stored once and answered fifty times the same', async ({ baseURL }) => {
  const visitor = await newVisitor(baseURL!);
  const drawn = await draw(visitor);
  const data = { attemptId: uuidv7(), drawId: drawn.drawId, response: someResponse(drawn.question) };
  const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.post('/api/attempts', { data })));
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([200]));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);

  const otherPayload = await visitor.post('/api/attempts', {
    data: { ...data, response: someResponse(drawn.question, 1) },
  });
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

test('a receipt is downloaded by its owner only, and the command finds it genuine by the keys that are served', async ({
  baseURL,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'cooldown-receipt-'));
  const visitor = await newVisitor(baseURL!);
  const drawn = await draw(visitor);
  const data = { attemptId: uuidv7(), drawId: drawn.drawId, response: someResponse(drawn.question) };
  expect((await visitor.post('/api/attempts', { data })).status()).toBe(200);
  const path = `/api/attempts/${data.attemptId}/receipt`;
  const receipt = await visitor.get(path);
  expect(receipt.headers()['content-disposition']).toBe(
    `attachment; filename="cooldown-receipt-${data.attemptId}.json"`,
  );
  expect(receipt.headers()['cache-control']).toBe('no-store');
  writeFileSync(join(folder, 'receipt.json'), await receipt.body());

  const stranger = await newVisitor(baseURL!);
  expect((await stranger.get(path)).status()).toBe(401);
  const keys = await stranger.get('/.well-known/cooldown-receipts.json');
  expect(keys.headers()['cache-control']).toBe('public, max-age=300');
  writeFileSync(join(folder, 'keys.json'), await keys.body());
  await draw(stranger);
  expect((await stranger.get(path)).status()).toBe(404);
  expect((await visitor.get('/api/attempts/none/receipt')).status()).toBe(404);

  const command = 'lib/commands/verify-receipt.ts';
  const verified = await runCommand(command, ['receipt.json', '--key', 'keys.json'], folder);
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^The same: /) });
  rmSync(folder, { recursive: true });
});

test('requests of another origin are refused', async ({ baseURL }) => {
  const visitor = await newVisitor(baseURL!);
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    for (const path of [
      ...['/api/draws', '/api/attempts', '/api/account', '/api/account/guest', '/api/administrator', '/api/classes'],
      ...['/api/classes/join', `/api/classes/${randomUUID()}/join-code`, `/api/classes/${randomUUID()}/archive`],
      ...[`/api/classes/${randomUUID()}/leave`, `/api/people/${randomUUID()}/role`],
    ]) {
      expect((await visitor.post(path, { data: {}, headers })).status(), path).toBe(403);
    }
  }
});

test('thirty-two bodies that make no sense are each answered with one clear problem, and nothing is stored', async ({
  baseURL,
}) => {
  const visitor = await newVisitor(baseURL!);
  const drawn = await drawWhere(visitor, ({ kind }) => kind === 'choice');
  const good = { attemptId: uuidv7(), drawId: drawn.drawId, response: someResponse(drawn.question) };
  const id = drawn.question.options[0]!.id;
  const deep = '['.repeat(5000) + ']'.repeat(5000);
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
    [JSON.stringify({ ...good, response: { options: [id] } }), [422]],
    [JSON.stringify({ ...good, response: { option: 'nope' } }), [422]],
    [JSON.stringify({ ...good, response: { change: {} } }), [422]],
    [JSON.stringify(good).replace(JSON.stringify(good.response), `{"change":{"a":${deep}}}`), [400]],
    [JSON.stringify({ ...good, padding: 'x'.repeat(70_000) }), [413]],
  ];
  expect(bad).toHaveLength(32);
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
