import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { previewQuestion } from '@/lib/attempts/preview-question';
import { readMember } from '@/lib/attempts/read-member';
import { readMemberAttempt } from '@/lib/attempts/read-member-attempt';
import { changeRole, listPeople } from '@/lib/auth/people';
import { readRole } from '@/lib/auth/role';
import { archiveClass, renewJoinCode } from '@/lib/classes/change-class';
import { createClass } from '@/lib/classes/create-class';
import { joinClass } from '@/lib/classes/join-class';
import { leaveClass, readJoinedClasses } from '@/lib/classes/joined-classes';
import { listClasses } from '@/lib/classes/list-classes';
import { readClass } from '@/lib/classes/read-class';
import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { listQuestions } from '@/lib/questions/list-questions';
import { publishDraft } from '@/lib/questions/certify-draft';
import { createQuestion } from '@/lib/questions/create-question';
import { publishQuestion } from '@/lib/questions/publish-question';
import { readAuthoredQuestion } from '@/lib/questions/read-authored-question';
import { retireQuestion } from '@/lib/questions/retire-question';
import { discardDraft, saveDraft } from '@/lib/questions/save-draft';
import { certificateOf } from '@/tests/support/certificate';
import { guestWithRole, storeAccount } from '@/tests/support/accounts';
import { storeAnswer } from '@/tests/support/answers';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

// Every read and write behind a page or a door of classes, people and the instructors' area × everybody who may ask. A
// cell says whether it gives something; what gives nothing must also change nothing.

withDatabase();

const now = new Date('2026-06-01T08:00:00Z');
const afterMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const classId = uuidv7();
const joinCode = 'KTRV-4H7M';

const everybody = ['guest', 'learner', 'member', 'owner', 'other instructor', 'administrator'] as const;
type Who = (typeof everybody)[number];
let actors: Record<Who, ActorWithRole>;
let attemptId: string;

beforeAll(async () => {
  await resetDatabase();
  await publishQuestion(smallQuestion(), now);
  actors = {
    guest: guestWithRole(),
    learner: await storeAccount('Lea'),
    member: await storeAccount('Max'),
    owner: await storeAccount('Olga', 'instructor'),
    'other instructor': await storeAccount('Otto', 'instructor'),
    administrator: await storeAccount('Ada', 'administrator'),
  };
  attemptId = await storeAnswer(actors.member, 'three', afterMinutes(1));
});

/** The class as it was before the cell before: its owner's, with one learner in it. */
async function resetClass() {
  await database.class.deleteMany();
  await database.rateLimit.deleteMany();
  await database.class.create({
    data: { id: classId, name: 'Evening course', ownerId: actors.owner.learnerId, joinCode, createdAt: now },
  });
  await database.membership.create({ data: { learnerId: actors.member.learnerId, classId, joinedAt: now } });
}
beforeEach(resetClass);

const questionId = 'draft_of_olga';

/** A draft of the owner's, certified, and a version of it that is drawn. */
async function resetQuestion() {
  await database.question.updateMany({ where: { id: { not: 'small' } }, data: { currentVersionId: null } });
  await database.questionVersion.deleteMany({ where: { questionId: { not: 'small' } } });
  await database.question.deleteMany({ where: { id: { not: 'small' } } });
  const question = smallQuestion({ id: questionId });
  const certificate = certificateOf(question);
  const head = { id: questionId, topic: 'policies', kind: 'choice', ownerId: actors.owner.learnerId };
  await database.question.create({ data: { ...head, status: 'draft' } });
  const text = stringify(question);
  await database.questionDraft.create({ data: { questionId, text, revision: 1, updatedAt: now, certificate } });
  const version = { id: uuidv7(), questionId, number: 1, document: question, coreVersion: 'older', keys: {} };
  const published = { status: 'published' as const, publishedAt: now, digest: certificate.digest, certificate };
  await database.questionVersion.create({ data: { ...version, ...published } });
  await database.question.update({
    where: { id: questionId },
    data: { status: 'published', currentVersionId: version.id },
  });
}
beforeEach(resetQuestion);

const wantedQuestion = { questionId: 'another', kind: 'choice', topic: 'spot' } as const;
const newText = { text: 'Another text', revision: 1 };

/** Everything that one of the calls could change. */
const stored = async () =>
  JSON.stringify(
    await Promise.all([
      database.class.findMany({ orderBy: { id: 'asc' } }),
      database.membership.findMany({ orderBy: { learnerId: 'asc' } }),
      database.learner.findMany({ orderBy: { id: 'asc' } }),
      database.question.findMany({ orderBy: { id: 'asc' } }),
      database.questionDraft.findMany({ orderBy: { questionId: 'asc' } }),
      database.questionVersion.findMany({ orderBy: { id: 'asc' } }),
    ]),
  );

const ids = () => ({ classId, learnerId: actors.member.learnerId });
const staff = ['owner', 'other instructor', 'administrator'] as const;
const those = ['owner', 'administrator'] as const;

type Row = [what: string, call: (actor: ActorWithRole) => Promise<boolean>, may: readonly Who[]];

const reads: Row[] = [
  ['/instructor/questions', async (actor) => (await listQuestions(actor)).length > 0, staff],
  ['/instructor/classes', async (actor) => (await listClasses(actor)).classes.length > 0, those],
  ['/instructor/classes/{id}', async (actor) => (await readClass(actor, classId, 'name')) !== null, those],
  ['/instructor/classes/{id}/learners/{id}', async (actor) => (await readMember(actor, ids(), 1)) !== null, those],
  ['…/attempts/{id}', async (actor) => (await readMemberAttempt(actor, { ...ids(), attemptId })) !== null, those],
  ['/instructor/people', async (actor) => (await listPeople(actor, '')).total > 0, ['administrator']],
  [
    '/instructor/questions/{id}, to write',
    async (actor) => (await readAuthoredQuestion(actor, questionId))?.mayEdit === true,
    those,
  ],
  [
    '/instructor/questions/{id}/preview',
    async (actor) => (await previewQuestion(actor, questionId, { variant: 1, answer: '' })) !== null,
    staff,
  ],
  ['/classes', async (actor) => (await readJoinedClasses(actor)).classes.length > 0, ['member']],
];

const writes: Row[] = [
  [
    'POST /api/questions',
    async (actor) => (await createQuestion(actor, wantedQuestion, now)).kind === 'created',
    staff,
  ],
  [
    'POST /api/questions/{id}/draft',
    async (actor) => (await saveDraft(actor, questionId, newText, now)).kind === 'saved',
    those,
  ],
  [
    'POST /api/questions/{id}/publish',
    async (actor) => (await publishDraft(actor, questionId, 1, now)).kind === 'published',
    those,
  ],
  [
    'POST /api/questions/{id}/retire',
    async (actor) => (await retireQuestion(actor, questionId)).kind === 'retired',
    those,
  ],
  [
    'POST /api/questions/{id}/discard',
    async (actor) => (await discardDraft(actor, questionId)).kind === 'discarded',
    those,
  ],
  [
    'POST /api/classes',
    async (actor) => (await createClass(actor, { name: 'New', instructor: 'Me' }, now)).kind === 'created',
    staff,
  ],
  [
    'POST /api/classes/{id}/join-code',
    async (actor) => (await renewJoinCode(actor, classId)).kind === 'renewed',
    those,
  ],
  [
    'POST /api/classes/{id}/archive',
    async (actor) => (await archiveClass(actor, classId, now)).kind === 'archived',
    those,
  ],
  [
    'POST /api/people/{id}/role',
    async (actor) => (await changeRole(actor, actors.learner.learnerId, 'instructor')).kind === 'changed',
    ['administrator'],
  ],
];

describe('who may', () => {
  it.each(reads)('read %s', async (_what, call, may) => {
    for (const who of everybody) {
      const actor = await readRole(actors[who]);
      expect(await call(actor), who).toBe(may.includes(who));
    }
  });

  it.each(writes)('%s', async (_what, call, may) => {
    for (const who of everybody) {
      await resetClass();
      await resetQuestion();
      const [actor, before] = [await readRole(actors[who]), await stored()];
      expect(await call(actor), who).toBe(may.includes(who));
      expect((await stored()) !== before, who).toBe(may.includes(who));
      await database.learner.update({ where: { id: actors.learner.learnerId }, data: { role: 'learner' } });
    }
  });

  it('POST /api/classes/join: every account, and itself only', async () => {
    for (const who of everybody) {
      await resetClass();
      const result = await joinClass(actors[who], { code: joinCode, name: 'Me' }, now);
      expect(result.kind, who).toBe(who === 'guest' ? 'account-needed' : 'joined');
      const members = await database.membership.findMany();
      const expected = who === 'guest' ? [] : [actors[who].learnerId];
      expect(new Set(members.map(({ learnerId }) => learnerId))).toEqual(
        new Set([actors.member.learnerId, ...expected]),
      );
    }
  });

  it('POST /api/classes/{id}/leave: every member, and itself only', async () => {
    for (const who of everybody) {
      await resetClass();
      await leaveClass(actors[who], classId);
      expect(await database.membership.count(), who).toBe(who === 'member' ? 0 : 1);
    }
  });

  it('nobody through another class: its owner gets nothing of a learner or an attempt that is not in it', async () => {
    const actor = actors['other instructor'];
    const own = await createClass(actor, { name: 'Other', instructor: 'Otto' }, now);
    if (own.kind !== 'created') throw new Error(own.kind);
    const mixed = { classId: own.classId, learnerId: actors.member.learnerId };
    expect(await readMember(actor, mixed, 1)).toBeNull();
    expect(await readMemberAttempt(actor, { ...mixed, attemptId })).toBeNull();
    // nor under the id of a learner who is in it
    await database.membership.create({
      data: { learnerId: actors.learner.learnerId, classId: own.classId, joinedAt: now },
    });
    const learnerId = actors.learner.learnerId;
    expect(await readMember(actor, { classId: own.classId, learnerId }, 1)).toMatchObject({ attempts: [] });
    expect(await readMemberAttempt(actor, { classId: own.classId, learnerId, attemptId })).toBeNull();
  });

  it('an instructor whose role was taken: nothing more of their own class', async () => {
    await changeRole(actors.administrator, actors.owner.learnerId, 'learner');
    const actor = await readRole(actors.owner);
    for (const [what, call] of [...reads, ...writes]) expect(await call(actor), what).toBe(false);
    await changeRole(actors.administrator, actors.owner.learnerId, 'instructor');
    expect(await readClass(await readRole(actors.owner), classId, 'name')).not.toBeNull();
  });
});
