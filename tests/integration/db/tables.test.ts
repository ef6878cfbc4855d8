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
