import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { resetDatabase, withDatabase } from '@/tests/support/database';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00.123Z');

async function publishQuestion(document: object) {
  await database.question.create({ data: { id: 'spike', topic: 'cooldowns', kind: 'choice', status: 'published' } });
  return database.questionVersion.create({
    data: {
      id: randomUUID(),
      questionId: 'spike',
      number: 1,
      document,
      digest: 'd1',
      certificate: { certified: true, digest: 'd1' },
      coreVersion: 'c1',
      keys: {},
      status: 'published',
      publishedAt: now,
    },
  });
}

describe('QuestionVersion', () => {
  it('reads a document back as it was written, its keys in their order', async () => {
    const { id } = await publishQuestion({ z: 1, a: { y: [1.5, null], b: 'é' } });
    const { document, publishedAt } = await database.questionVersion.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(document)).toBe('{"z":1,"a":{"y":[1.5,null],"b":"é"}}');
    expect(publishedAt).toEqual(now);
  });

  it('does not change once it is published, except in its status', async () => {
    const { id } = await publishQuestion({});
    await expect(database.questionVersion.update({ where: { id }, data: { document: { a: 1 } } })).rejects.toThrow(
      'a published question version does not change',
    );
    await database.questionVersion.update({ where: { id }, data: { status: 'retired' } });
  });
});

describe('a published QuestionVersion', () => {
  const version = { questionId: 'spike', number: 2, document: {}, digest: 'd2', coreVersion: 'c1', keys: {} };

  it.each([
    ['none', null],
    ['one that refuses', { certified: false, digest: 'd2' }],
    ['one of another document', { certified: true, digest: 'd1' }],
    ['one that says nothing', {}],
    ["JSON's null", 'null'],
  ])('cannot be stored with a certificate that is %s', async (_name, certificate) => {
    await publishQuestion({});
    const data = { ...version, id: randomUUID(), publishedAt: now, ...(certificate !== null && { certificate }) };
    await expect(database.questionVersion.create({ data: { ...data, status: 'published' } })).rejects.toThrow(
      'QuestionVersion_certified',
    );
    const { id } = await database.questionVersion.create({ data: { ...data, status: 'superseded' } });
    await expect(database.questionVersion.update({ where: { id }, data: { status: 'published' } })).rejects.toThrow(
      'QuestionVersion_certified',
    );
  });

  it('keeps its author, and never loses its certificate', async () => {
    const { id } = await publishQuestion({});
    const changes = [{ authorId: randomUUID() }, { certificate: { certified: false } }];
    for (const data of changes)
      await expect(database.questionVersion.update({ where: { id }, data })).rejects.toThrow();
    const row = await database.questionVersion.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ authorId: null, certificate: { certified: true } });
  });
});

describe('Draw', () => {
  it('can be made for a learner who has no row yet', async () => {
    const { id: questionVersionId } = await publishQuestion({});
    const draw = { learnerId: randomUUID(), id: randomUUID(), questionVersionId, variantSeed: 7, purpose: 'practice' };
    await database.draw.create({ data: { ...draw, optionOrder: ['b', 'a'], drawnAt: now } });
    const { learnerId, id } = draw;
    await expect(database.draw.findUnique({ where: { learnerId_id: { learnerId, id } } })).resolves.toMatchObject({
      optionOrder: ['b', 'a'],
    });
    await expect(
      database.draw.findUnique({ where: { learnerId_id: { learnerId: randomUUID(), id } } }),
    ).resolves.toBeNull();
  });
});
