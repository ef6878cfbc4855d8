import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readPractice } from '@/lib/attempts/read-practice';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { certifyDraft, publishDraft } from '@/lib/questions/certify-draft';
import { createQuestion } from '@/lib/questions/create-question';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { drawQuestion } from '@/lib/questions/draw';
import { listQuestions } from '@/lib/questions/list-questions';
import { publishQuestion } from '@/lib/questions/publish-question';
import { readAuthoredQuestion } from '@/lib/questions/read-authored-question';
import { readDraftText } from '@/lib/questions/read-draft-text';
import { rederiveKeys } from '@/lib/questions/rederive-keys';
import { restoreQuestion, retireQuestion } from '@/lib/questions/retire-question';
import { discardDraft, saveDraft } from '@/lib/questions/save-draft';
import { coreVersion } from '@/lib/simulation/core-version';
import { guestWithRole, storeAccount } from '@/tests/support/accounts';
import { certificateOf } from '@/tests/support/certificate';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();

const now = new Date('2026-06-01T08:00:00Z');
const later = new Date('2026-06-01T09:00:00Z');
let olga: ActorWithRole;

beforeEach(async () => {
  await resetDatabase();
  olga = await storeAccount('Olga', 'instructor');
});

const textOf = (changes: object = {}) => stringify({ ...smallQuestion(), id: 'spike', ...changes });

/** Olga's question with that text saved; gives its revision. */
async function draft(text = textOf()): Promise<number> {
  await createQuestion(olga, { questionId: 'spike', kind: 'choice', topic: 'policies' }, now);
  return save(text, 1);
}

async function save(text: string, revision: number): Promise<number> {
  const saved = await saveDraft(olga, 'spike', { text, revision }, now);
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.revision;
}

/** As certifyDraft would leave it, without the test that takes its time. */
async function approve(changes: object = {}) {
  const { text } = await database.questionDraft.findUniqueOrThrow({ where: { questionId: 'spike' } });
  const read = readDraftText(text, 'spike');
  if (read.kind !== 'question') throw new Error(JSON.stringify(read.problems));
  const certificate = certificateOf(read.question, changes);
  await database.questionDraft.update({ where: { questionId: 'spike' }, data: { certificate } });
}

const countVersions = () => database.questionVersion.count();

describe('createQuestion', () => {
  it('begins with a text of its kind that belongs to who made it', async () => {
    expect(await createQuestion(olga, { questionId: 'noon', kind: 'order', topic: 'spot' }, now)).toEqual({
      kind: 'created',
      questionId: 'noon',
    });
    const question = await readAuthoredQuestion(olga, 'noon');
    expect(question).toMatchObject({ topic: 'spot', kind: 'order', status: 'draft', mayEdit: true, versions: [] });
    expect(question?.draft.text).toContain('id: noon');
  });

  it('takes no id that is taken, by a bundled question neither', async () => {
    await publishQuestion(smallQuestion(), now);
    const wanted = { questionId: 'small', kind: 'choice', topic: 'spot' } as const;
    expect(await createQuestion(olga, wanted, now)).toEqual({ kind: 'taken' });
    expect(await readAuthoredQuestion(olga, 'small')).toMatchObject({ owner: null, mayEdit: false, mayRetire: false });
  });

  it('copies what is published under a new id, and nobody’s draft', async () => {
    await publishQuestion(smallQuestion(), now);
    expect(await createQuestion(olga, { questionId: 'copy', copyOf: 'small' }, now)).toMatchObject({ kind: 'created' });
    const copied = await readAuthoredQuestion(olga, 'copy');
    const read = readDraftText(copied?.draft.text ?? '', 'copy');
    expect(read).toMatchObject({ kind: 'question', question: { options: smallQuestion().options } });
    const otto = await storeAccount('Otto', 'instructor');
    await draft();
    expect(await createQuestion(otto, { questionId: 'mine', copyOf: 'spike' }, now)).toEqual({ kind: 'not-found' });
    expect(await readAuthoredQuestion(otto, 'spike')).toBeNull();
  });
});

describe('saveDraft', () => {
  it('refuses to save over a text that the writer has not seen, and gives it back', async () => {
    const revision = await draft('one');
    expect(await saveDraft(olga, 'spike', { text: 'two', revision }, later)).toEqual({ kind: 'saved', revision: 3 });
    expect(await saveDraft(olga, 'spike', { text: 'three', revision }, later)).toEqual({
      kind: 'conflict',
      newer: { text: 'two', revision: 3, updatedAt: later.toISOString() },
    });
    expect((await readAuthoredQuestion(olga, 'spike'))?.draft.text).toBe('two');
  });

  it('stores one of ten texts that are saved over the same revision at once', async () => {
    const revision = await draft('one');
    const saved = await Promise.all(
      Array.from({ length: 10 }, (_, i) => saveDraft(olga, 'spike', { text: `text ${i}`, revision }, now)),
    );
    expect(saved.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(saved.filter(({ kind }) => kind === 'conflict')).toHaveLength(9);
  });

  it('keeps any text, and says the same text again is saved', async () => {
    const revision = await draft('}{ no YAML: [');
    expect(await saveDraft(olga, 'spike', { text: '}{ no YAML: [', revision: 0 }, now)).toEqual({
      kind: 'saved',
      revision,
    });
  });
});

describe('publishDraft', () => {
  it('refuses a draft without a certificate, and the database does too', async () => {
    const revision = await draft();
    expect(await publishDraft(olga, 'spike', revision, now)).toEqual({ kind: 'not-certified' });
    expect(await countVersions()).toBe(0);
    const version = { id: uuidv7(), questionId: 'spike', number: 1, document: {}, digest: 'd', coreVersion, keys: {} };
    await expect(
      database.questionVersion.create({ data: { ...version, publishedAt: now, status: 'published' } }),
    ).rejects.toThrow('QuestionVersion_certified');
  });

  it.each([
    ['that refuses it', { certified: false }],
    ['of another document', { digest: 'another' }],
    ['by another core', { core: 'another' }],
  ])('refuses a draft with a certificate %s', async (_which, changes) => {
    const revision = await draft();
    await approve(changes);
    expect(await publishDraft(olga, 'spike', revision, now)).toEqual({ kind: 'not-certified' });
    expect(await countVersions()).toBe(0);
  });

  it('refuses a text that was changed after it was certified', async () => {
    await draft();
    await approve();
    const revision = await save(textOf({ stem: 'Another stem.' }), 2);
    expect(await publishDraft(olga, 'spike', revision, now)).toEqual({ kind: 'not-certified' });
    expect(await publishDraft(olga, 'spike', revision - 1, now)).toEqual({ kind: 'changed' });
  });

  it('makes a version by its author, then the next, and never touches the one before', async () => {
    await draft();
    await approve();
    expect(await publishDraft(olga, 'spike', 2, now)).toEqual({ kind: 'published', number: 1 });
    const first = await database.questionVersion.findFirstOrThrow();
    await save(textOf({ stem: 'Another stem.' }), 2);
    await approve();
    expect(await publishDraft(olga, 'spike', 3, later)).toEqual({ kind: 'published', number: 2 });
    expect(await database.questionVersion.findUniqueOrThrow({ where: { id: first.id } })).toEqual({
      ...first,
      status: 'superseded',
    });
    const { versions } = (await readAuthoredQuestion(olga, 'spike')) ?? {};
    expect(versions?.map(({ number, status, author }) => [number, status, author])).toEqual([
      [2, 'published', 'Olga'],
      [1, 'superseded', 'Olga'],
    ]);
  });

  it('names the lines of what is no question', async () => {
    const revision = await draft('schema: question/1\nid: spike\nkind: choice\n');
    const result = await publishDraft(olga, 'spike', revision, now);
    expect(result).toMatchObject({ kind: 'problems' });
  });

  it('refuses another id than the question’s', async () => {
    const revision = await draft(textOf({ id: 'small' }));
    expect(await publishDraft(olga, 'spike', revision, now)).toMatchObject({
      kind: 'problems',
      problems: [{ path: 'id', place: { line: 2 } }],
    });
  });
});

describe('certifyDraft', () => {
  it('puts the key to the test in another process, and keeps what came of it', async () => {
    const revision = await draft();
    const result = await certifyDraft(olga, 'spike', revision);
    expect(result).toMatchObject({ kind: 'certificate', certificate: { certified: true, refusals: [] } });
    expect(await publishDraft(olga, 'spike', revision, now)).toEqual({ kind: 'published', number: 1 });
    const { certificate } = await database.questionVersion.findFirstOrThrow();
    const read = readDraftText(textOf(), 'spike');
    expect(certificate).toMatchObject({
      core: coreVersion,
      digest: read.kind === 'question' && digestOfDocument(read.question),
    });
  }, 60_000);

  it('says what it refuses, where and what to do, and does not let it be published', async () => {
    const revision = await draft(textOf({ rationale: 'Three serve 10 of them.' }));
    const result = await certifyDraft(olga, 'spike', revision);
    expect(result).toMatchObject({
      certificate: { certified: false, refusals: [{ title: 'A number in the rationale is typed by hand' }] },
    });
    const line = textOf({ rationale: 'Three serve 10 of them.' })
      .split('\n')
      .findIndex((one) => one.startsWith('rationale'));
    expect(result.kind === 'certificate' && result.certificate.refusals[0]?.place?.line).toBe(line + 1);
    expect(await publishDraft(olga, 'spike', revision, now)).toEqual({ kind: 'not-certified' });
  }, 60_000);
});

describe('retireQuestion', () => {
  it('takes a question from the draws and from who has it before them, until it is brought back', async () => {
    const administrator = await storeAccount('Ada', 'administrator');
    await publishQuestion(smallQuestion(), now);
    const learner = guestWithRole();
    const drawn = await drawQuestion(learner, null, now);
    if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
    expect(await retireQuestion(administrator, 'small')).toEqual({ kind: 'retired' });
    expect(await readPractice(learner, drawn.drawId)).toMatchObject({ kind: 'retired' });
    const answer = { attemptId: uuidv7(), drawId: drawn.drawId, response: { option: 'three' } };
    expect(await submitAttempt(learner, answer, now)).toEqual({ kind: 'retired' });
    expect(await drawQuestion(learner, null, now)).toEqual({ kind: 'no-question' });
    // a start of Cooldown does not publish it again
    expect(await publishQuestion(smallQuestion(), later)).toEqual({ kind: 'unchanged' });
    expect(await restoreQuestion(administrator, 'small')).toEqual({ kind: 'restored' });
    expect(await submitAttempt(learner, answer, now)).toMatchObject({ kind: 'graded' });
  });

  it('leaves bundled questions to administrators', async () => {
    await publishQuestion(smallQuestion(), now);
    expect(await retireQuestion(olga, 'small')).toEqual({ kind: 'not-found' });
  });
});

describe('discardDraft', () => {
  it('deletes what was never published, and else goes back to what is', async () => {
    await draft();
    expect(await discardDraft(olga, 'spike')).toEqual({ kind: 'discarded', remains: false });
    expect(await database.question.count()).toBe(0);
    await draft();
    await approve();
    await publishDraft(olga, 'spike', 2, now);
    await save('half a thought', 2);
    expect(await discardDraft(olga, 'spike')).toEqual({ kind: 'discarded', remains: true });
    expect((await readAuthoredQuestion(olga, 'spike'))?.draft).toMatchObject({ revision: 0 });
  });
});

describe('rederiveKeys', () => {
  it('confirms what another core published where the key is the same, and withdraws it where it is not', async () => {
    await publishQuestion(smallQuestion(), now);
    await database.questionVersion.updateMany({ data: { coreVersion: 'older' } });
    expect(await rederiveKeys()).toEqual({ confirmed: ['small'], withdrawn: [] });
    expect(await rederiveKeys()).toEqual({ confirmed: [], withdrawn: [] });
    const row = await database.questionVersion.findFirstOrThrow();
    const moved = { ...row, id: uuidv7(), number: 2, digest: 'moved', coreVersion: 'older' };
    const certificate = certificateOf(smallQuestion(), { digest: 'moved' });
    const written = { document: smallQuestion(), keys: { aws: [['one'], ['one']] } };
    await database.questionVersion.create({ data: { ...moved, ...written, certificate } });
    await database.question.updateMany({ data: { currentVersionId: moved.id } });
    expect(await rederiveKeys()).toEqual({ confirmed: [], withdrawn: ['small'] });
    expect(await listQuestions(olga)).toMatchObject([{ questionId: 'small', status: 'withdrawn' }]);
  });
});

describe('listQuestions', () => {
  it('shows an instructor their own drafts and what is published, and an administrator everything', async () => {
    const otto = await storeAccount('Otto', 'instructor');
    await publishQuestion(smallQuestion(), now);
    await draft();
    const ids = async (actor: ActorWithRole) => (await listQuestions(actor)).map(({ questionId }) => questionId).sort();
    expect(await ids(olga)).toEqual(['small', 'spike']);
    expect(await ids(otto)).toEqual(['small']);
    expect(await ids(await storeAccount('Ada', 'administrator'))).toEqual(['small', 'spike']);
    const [first] = await listQuestions(otto);
    expect(first).toMatchObject({ version: 1, certificate: { core: coreVersion, isCurrent: true }, owner: null });
  });
});
