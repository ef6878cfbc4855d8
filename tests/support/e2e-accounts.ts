// Accounts for the browser stories, made through the app's own doors.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, expect, request } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';

const password = 'correct horse battery';

/** A visitor with an account of that address, who has just signed in. */
export async function signUp(baseURL: string, email: string): Promise<APIRequestContext> {
  const visitor = await request.newContext({ baseURL });
  const made = await visitor.post('/api/account', { data: { email, password } });
  expect(made.status(), await made.text()).toBe(201);
  await signIn(visitor, email);
  return visitor;
}

async function signIn(visitor: APIRequestContext, email: string): Promise<boolean> {
  const { csrfToken } = (await (await visitor.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { email, password, csrfToken, json: 'true' };
  return (await visitor.post('/api/auth/callback/credentials', { form })).ok();
}

const uniqueAddress = (name: string) => `${name.toLowerCase()}-${uuidv7()}@example.org`;
export const newAccount = (baseURL: string, name: string) => signUp(baseURL, uniqueAddress(name));

const first = 'first-administrator@example.org';

/** The app's first administrator: made by the link that its start printed, afterwards signed in to. */
export async function administrator(baseURL: string): Promise<APIRequestContext> {
  const known = await request.newContext({ baseURL });
  if (await signIn(known, first)) return known;
  const visitor = await signUp(baseURL, first);
  const printed = readFileSync(join(process.env['COOLDOWN_E2E_DATA']!, 'start.log'), 'utf8');
  const token = /\/administrator\/([\w-]+)/.exec(printed)?.[1];
  expect((await visitor.post('/api/administrator', { data: { token } })).status()).toBe(200);
  return visitor;
}

export async function newInstructor(baseURL: string, name: string): Promise<APIRequestContext> {
  const visitor = await newAccount(baseURL, name);
  const path = `/api/people/${await learnerIdOf(visitor)}/role`;
  const given = await (await administrator(baseURL)).post(path, { data: { role: 'instructor' } });
  expect(given.status()).toBe(200);
  return visitor;
}

export async function learnerIdOf(visitor: APIRequestContext): Promise<string> {
  const session = (await (await visitor.get('/api/auth/session')).json()) as { learnerId: string };
  return session.learnerId;
}

/** A page of a browser that is signed in as the visitor is. */
export async function pageOf(visitor: APIRequestContext, browser: Browser, options: object = {}) {
  const context = await browser.newContext({ ...options, storageState: await visitor.storageState() });
  return context.newPage();
}

/** A class of the instructor's, by the doors. */
export async function newClass(instructor: APIRequestContext, name: string) {
  const made = await instructor.post('/api/classes', { data: { name, instructor: 'Grace Hopper' } });
  const { classId } = (await made.json()) as { classId: string };
  const renewed = await instructor.post(`/api/classes/${classId}/join-code`, { data: {} });
  const { joinCode } = (await renewed.json()) as { joinCode: string };
  return { classId, joinCode };
}

type Drawn = { drawId: string; question: { kind: string; options: { id: string }[] } };

/** Draws a question whose answer is a choice and answers it with its first options; gives the attempt's id. */
export async function answerOnce(visitor: APIRequestContext): Promise<string> {
  const { drawId, question } = await drawChoice(visitor);
  const [a, b] = question.options.map(({ id }) => id);
  const attemptId = uuidv7();
  const response = question.kind === 'choice' ? { option: a } : { options: [a, b] };
  expect((await visitor.post('/api/attempts', { data: { attemptId, drawId, response } })).status()).toBe(200);
  return attemptId;
}

async function drawChoice(visitor: APIRequestContext): Promise<Drawn> {
  for (;;) {
    const drawn = (await (await visitor.post('/api/draws', { data: {} })).json()) as Drawn;
    if (drawn.question.kind.startsWith('choice')) return drawn;
  }
}
