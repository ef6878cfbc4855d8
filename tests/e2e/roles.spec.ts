import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import {
  administrator,
  answerOnce,
  learnerIdOf,
  newAccount,
  newClass,
  newInstructor,
} from '@/tests/support/e2e-accounts';

// Every page and door of classes, people and the instructors' area × everybody who may ask, over HTTP: who may gets it,
// everybody else what any wrong address gets.

const everybody = ['nobody', 'guest', 'learner', 'member', 'owner', 'other instructor', 'administrator'] as const;
type Who = (typeof everybody)[number];
type Expected = Partial<Record<Who, number>> & { others: number };

test('every route gives each role what is its own, and nothing to the rest', async ({ baseURL }) => {
  const visitors: Record<Who, APIRequestContext> = {
    nobody: await request.newContext({ baseURL: baseURL! }),
    guest: await request.newContext({ baseURL: baseURL! }),
    learner: await newAccount(baseURL!, 'Lea'),
    member: await newAccount(baseURL!, 'Max'),
    owner: await newInstructor(baseURL!, 'Olga'),
    'other instructor': await newInstructor(baseURL!, 'Otto'),
    administrator: await administrator(baseURL!),
  };
  await visitors.guest.post('/api/draws', { data: {} });
  const className = `Class ${uuidv7()}`;
  const { classId, joinCode } = await newClass(visitors.owner, className);
  await visitors.member.post('/api/classes/join', { data: { code: joinCode, name: 'Max Mustermann' } });
  const attemptId = await answerOnce(visitors.member);
  const questionId = `of_olga_${uuidv7().slice(-12)}`;
  const begun = { questionId, kind: 'choice', topic: 'spot' };
  expect((await visitors.owner.post('/api/questions', { data: begun })).status()).toBe(201);
  const learnerId = await learnerIdOf(visitors.member);
  const member = `/instructor/classes/${classId}/learners/${learnerId}`;

  const staff: Expected = { owner: 200, 'other instructor': 200, administrator: 200, others: 404 };
  const those: Expected = { owner: 200, administrator: 200, others: 404 };
  const pages: [path: string, expected: Expected][] = [
    ['/instructor', staff],
    ['/instructor/classes', staff],
    ['/instructor/questions', staff],
    [`/instructor/classes/${classId}`, those],
    [`/instructor/classes/${uuidv7()}`, { others: 404 }],
    ['/instructor/classes/nonsense', { others: 404 }],
    [member, those],
    [`${member}/attempts/${attemptId}`, those],
    [`${member}/attempts/${uuidv7()}`, { others: 404 }],
    [`/instructor/questions/${questionId}`, those],
    [`/instructor/questions/${questionId}/preview`, those],
    ['/instructor/questions/Nonsense!', { others: 404 }],
    ['/instructor/people', { administrator: 200, others: 404 }],
    ['/classes', { others: 200 }],
    [`/attempts/${attemptId}`, { member: 200, others: 404 }],
  ];
  for (const [path, expected] of pages) {
    for (const who of everybody) {
      const answer = await visitors[who].get(path);
      expect(answer.status(), `${who} GET ${path}`).toBe(expected[who] ?? expected.others);
      if (answer.status() !== 404) continue;
      const text = await answer.text();
      for (const secret of [className, 'Max Mustermann', joinCode])
        expect(text.includes(secret), `${secret} for ${who} in ${path}`).toBe(false);
      // not even what the page would be called
      const isLearner = ['nobody', 'guest', 'learner', 'member'].includes(who);
      if (isLearner && path.startsWith('/instructor')) expect(text, path).toContain('<title>No such page');
    }
  }

  const newRole = { role: 'learner' };
  const lea = await learnerIdOf(visitors.learner);
  const writes: [path: string, body: object, expected: Expected][] = [
    [
      '/api/classes',
      { name: 'Another', instructor: 'Me' },
      { ...staff, owner: 201, 'other instructor': 201, administrator: 201 },
    ],
    ['/api/classes', {}, { owner: 400, 'other instructor': 400, administrator: 400, others: 404 }],
    [`/api/classes/${classId}/join-code`, {}, those],
    ['/api/questions', begun, { owner: 409, 'other instructor': 409, administrator: 409, others: 404 }],
    ['/api/questions', {}, { owner: 400, 'other instructor': 400, administrator: 400, others: 404 }],
    [`/api/questions/${questionId}/draft`, { text: 'no question', revision: 1 }, those],
    [`/api/questions/${questionId}/certificate`, { revision: 2 }, { owner: 422, administrator: 422, others: 404 }],
    [`/api/questions/${questionId}/publish`, { revision: 2 }, { owner: 422, administrator: 422, others: 404 }],
    [`/api/questions/${questionId}/retire`, {}, { others: 404 }],
    [`/api/questions/${questionId}/restore`, {}, { others: 404 }],
    [`/api/people/${lea}/role`, newRole, { administrator: 200, others: 404 }],
    [`/api/people/${lea}/role`, { role: 'king' }, { administrator: 400, others: 404 }],
    [`/api/people/${uuidv7()}/role`, newRole, { others: 404 }],
    ['/api/classes/join', { code: 'BBBB-BBBB', name: 'Me' }, { nobody: 401, guest: 401, others: 404 }],
    [`/api/classes/${classId}/leave`, {}, { nobody: 401, others: 200 }],
    ['/api/administrator', { token: 'wrong' }, { administrator: 200, others: 404 }],
    [`/api/classes/${classId}/archive`, {}, { owner: 200, others: 404 }],
  ];
  for (const [path, data, expected] of writes) {
    for (const who of everybody) {
      const answer = await visitors[who].post(path, { data });
      expect(answer.status(), `${who} POST ${path} ${JSON.stringify(data)}`).toBe(expected[who] ?? expected.others);
    }
  }
});

test('a role that is taken ends with the next request', async ({ baseURL }) => {
  const olga = await newInstructor(baseURL!, 'Olga');
  expect((await olga.get('/instructor/classes')).status()).toBe(200);
  const path = `/api/people/${await learnerIdOf(olga)}/role`;
  await (await administrator(baseURL!)).post(path, { data: { role: 'learner' } });
  expect((await olga.get('/instructor/classes')).status()).toBe(404);
  expect((await olga.post('/api/classes', { data: { name: 'New', instructor: 'Olga' } })).status()).toBe(404);
});

test('the only administrator cannot stop being one', async ({ baseURL }) => {
  const only = await administrator(baseURL!);
  const path = `/api/people/${await learnerIdOf(only)}/role`;
  expect((await only.post(path, { data: { role: 'learner' } })).status()).toBe(409);
  expect((await only.get('/instructor/people')).status()).toBe(200);
});
