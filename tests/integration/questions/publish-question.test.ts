import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { loadQuestionBank } from '@/lib/questions/load-question-bank';
import { publishQuestion } from '@/lib/questions/publish-question';
import { certificateOf } from '@/tests/support/certificate';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const bank = join(import.meta.dirname, '../../../prisma/questions');

describe('publishQuestion', () => {
  it('makes a version of a new document, none of the same, the next of a changed one', async () => {
    expect(await publishQuestion(smallQuestion(), now)).toEqual({ kind: 'published', number: 1 });
    expect(await publishQuestion(smallQuestion(), now)).toEqual({ kind: 'unchanged' });
    expect(await publishQuestion(smallQuestion({ stem: 'Changed.' }), now)).toEqual({ kind: 'published', number: 2 });
    const statuses = await database.questionVersion.findMany({ orderBy: { number: 'asc' }, select: { status: true } });
    expect(statuses.map(({ status }) => status)).toEqual(['superseded', 'published']);
  });

  it('goes back to an earlier document without a third version', async () => {
    await publishQuestion(smallQuestion(), now);
    await publishQuestion(smallQuestion({ stem: 'Changed.' }), now);
    expect(await publishQuestion(smallQuestion(), now)).toEqual({ kind: 'published', number: 1 });
    expect(await database.questionVersion.count()).toBe(2);
  });

  it('makes another version of the same document when the core has moved its key', async () => {
    await publishQuestion(smallQuestion(), now);
    const row = await database.questionVersion.findFirstOrThrow();
    // what an earlier core published: the document as it is, with a key that this one does not derive
    const older = { ...row, id: uuidv7(), number: 2, keys: { aws: [['one'], ['one']] }, coreVersion: 'older' };
    await database.question.updateMany({ data: { currentVersionId: null } });
    await database.questionVersion.deleteMany();
    await database.questionVersion.create({
      data: { ...older, document: smallQuestion(), certificate: certificateOf(smallQuestion()) },
    });
    await database.question.updateMany({ data: { currentVersionId: older.id } });
    expect(await publishQuestion(smallQuestion(), now)).toEqual({ kind: 'published', number: 3 });
    const versions = await database.questionVersion.findMany({ orderBy: { number: 'asc' } });
    expect(versions.map(({ status }) => status)).toEqual(['superseded', 'published']);
    expect(versions[1]?.keys).toEqual({ aws: [['three'], ['three']], course: [['three'], ['three']] });
  });

  it('makes one version when ten publish the same document at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => publishQuestion(smallQuestion(), now)));
    expect(await database.questionVersion.count()).toBe(1);
  });

  it.each([
    [
      'no option is right',
      { scenario: { ...smallQuestion().scenario, traffic: [{ atMinute: 0, rps: 1000 }] } },
      /no option/,
    ],
    [
      'two options cost the same',
      { options: [smallQuestion().options[1], { ...smallQuestion().options[1], id: 'also_three' }] },
      /same/,
    ],
    ['the key differs between the rulebooks that are asked', rulebooksDiffer(), /asks: both/],
    ['a reference does not exist', { references: ['B99'] }, /no fact B99/],
    ['a placeholder names nothing', { stem: 'An instance serves {{nothing}}.' }, /nothing/],
  ])('refuses when %s', async (_name, changes, problem) => {
    const result = await publishQuestion(smallQuestion(changes), now);
    expect(result.kind).toBe('refused');
    expect(result.kind === 'refused' && result.problems.map(({ message }) => message).join()).toMatch(problem);
    expect(await database.questionVersion.count()).toBe(0);
  });
});

/** Spot for a batch transform: refused by AWS, fine by the course. */
function rulebooksDiffer() {
  const job = {
    JobName: 'nightly',
    type: 'transform',
    workMinutes: 30,
    ResourceConfig: { InstanceType: 'ml.m5.large' },
  };
  return {
    parameters: {},
    stem: 'Which job is cheaper?',
    rationale: 'It depends on the source.',
    scenario: { ...smallQuestion().scenario, model: { maxRps: 20 }, jobs: [job] },
    options: [
      { id: 'plain', text: 'As it is', change: {} },
      {
        id: 'spot',
        text: 'On Spot',
        change: { jobs: { nightly: { EnableManagedSpotTraining: true, CheckpointConfig: { S3Uri: 's3://b/c' } } } },
      },
    ],
  };
}

describe('loadQuestionBank', () => {
  it('publishes every bundled question, and finds nothing to do the second time', async () => {
    const files = readdirSync(bank).filter((name) => name.endsWith('.yaml'));
    const first = await loadQuestionBank(bank, now);
    expect(first.refused).toEqual([]);
    expect(first.published).toHaveLength(files.length);
    const second = await loadQuestionBank(bank, now);
    expect(second.unchanged).toHaveLength(files.length);
  });

  it('takes what has no file any more out of the draws, and brings it back with its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cooldown-bank-'));
    const file = join(folder, 'small.yaml');
    writeFileSync(file, JSON.stringify(smallQuestion()));
    expect(await loadQuestionBank(folder, now)).toMatchObject({ published: ['small'], withdrawn: [] });
    rmSync(file);
    expect(await loadQuestionBank(folder, now)).toMatchObject({ withdrawn: ['small'] });
    expect(await database.question.findFirst()).toMatchObject({ status: 'withdrawn' });
    writeFileSync(file, JSON.stringify(smallQuestion()));
    expect(await loadQuestionBank(folder, now)).toMatchObject({ published: ['small'] });
    expect(await database.question.findFirst()).toMatchObject({ status: 'published' });
    rmSync(folder, { recursive: true });
  });
});
