import { beforeEach, describe, expect, it } from 'vitest';
import { readMember } from '@/lib/attempts/read-member';
import { readMemberAttempt } from '@/lib/attempts/read-member-attempt';
import { readOwnProgress } from '@/lib/attempts/read-own-progress';
import { archiveClass, renewJoinCode } from '@/lib/classes/change-class';
import { createClass } from '@/lib/classes/create-class';
import { joinClass } from '@/lib/classes/join-class';
import { leaveClass, readJoinedClasses } from '@/lib/classes/joined-classes';
import { listClasses } from '@/lib/classes/list-classes';
import { readClass } from '@/lib/classes/read-class';
import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { publishQuestion } from '@/lib/questions/publish-question';
import { guestWithRole, storeAccount } from '@/tests/support/accounts';
import { storeAnswer } from '@/tests/support/answers';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';
import { without } from '@/tests/support/without';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const afterMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function storeClass(owner: ActorWithRole, name = 'Evening course') {
  const result = await createClass(owner, { name, instructor: 'Dr. Grace' }, now);
  if (result.kind !== 'created') throw new Error(result.kind);
  const { joinCode } = await database.class.findUniqueOrThrow({ where: { id: result.classId } });
  return { classId: result.classId, joinCode };
}

describe('joining a class', () => {
  it('takes its code, and tells instructor and learner each other’s names but no address', async () => {
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    expect(await joinClass(ada, { code: joinCode, name: 'Ada L.' }, now)).toEqual({ kind: 'joined', classId });
    const joined = await readJoinedClasses(ada);
    expect(joined).toEqual({
      name: 'Ada L.',
      classes: [
        {
          classId,
          name: 'Evening course',
          instructor: 'Dr. Grace',
          joinedAt: now.toISOString(),
          archivedAt: null,
        },
      ],
    });
    const table = await readClass(grace, classId, 'name');
    expect(table?.members.map(({ name }) => name)).toEqual(['Ada L.']);
    expect(JSON.stringify([joined, table])).not.toContain('@');
  });

  it('joins once, however often the code is sent', async () => {
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { joinCode } = await storeClass(grace);
    const join = (minute: number) => joinClass(ada, { code: joinCode, name: 'Ada' }, afterMinutes(minute));
    expect((await Promise.all([join(0), join(1), join(2)])).map(({ kind }) => kind)).toEqual(Array(3).fill('joined'));
    expect(await database.membership.count()).toBe(1);
  });

  it('is refused to guests, and to a code that was renewed or whose class is archived', async () => {
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    expect(await joinClass(guestWithRole(), { code: joinCode, name: 'Guest' }, now)).toEqual({
      kind: 'account-needed',
    });
    const renewed = await renewJoinCode(grace, classId);
    if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
    expect(await joinClass(ada, { code: joinCode, name: 'Ada' }, now)).toEqual({ kind: 'no-such-class' });
    await archiveClass(grace, classId, now);
    expect(await joinClass(ada, { code: renewed.joinCode, name: 'Ada' }, now)).toEqual({ kind: 'no-such-class' });
    expect(await renewJoinCode(grace, classId)).toEqual({ kind: 'not-found' });
    expect((await database.learner.findUniqueOrThrow({ where: { id: ada.learnerId } })).displayName).toBe('Ada');
  });

  it('allows ten tries in a quarter of an hour, and gives none back for a code that fits', async () => {
    const [grace, ada, bob] = [
      await storeAccount('Grace', 'instructor'),
      await storeAccount('Ada'),
      await storeAccount('Bob'),
    ];
    const { joinCode } = await storeClass(grace);
    const attempt = (code: string, at = now) => joinClass(ada, { code, name: 'Ada' }, at);
    for (let i = 0; i < 5; i++) {
      expect(await attempt('BBBB-BBBB')).toEqual({ kind: 'no-such-class' });
      expect(await attempt(joinCode)).toMatchObject({ kind: 'joined' });
    }
    expect(await attempt(joinCode)).toEqual({ kind: 'limited', retryAfterSeconds: 900 });
    expect(await joinClass(bob, { code: joinCode, name: 'Bob' }, now)).toMatchObject({ kind: 'joined' });
    expect(await attempt(joinCode, afterMinutes(15))).toMatchObject({ kind: 'joined' });
  });
});

describe('what an instructor sees of a learner', () => {
  const seenBy = async (instructor: ActorWithRole, classId: string, learner: ActorWithRole) =>
    (await readMember(instructor, { classId, learnerId: learner.learnerId }, 1))?.attempts.map(
      ({ attemptId }) => attemptId,
    );

  it('is what was answered from joining on, in the table, in the list and one by one', async () => {
    await publishQuestion(smallQuestion(), now);
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    const before = await storeAnswer(ada, 'one', afterMinutes(1));
    await joinClass(ada, { code: joinCode, name: 'Ada' }, afterMinutes(2));
    const after = await storeAnswer(ada, 'three', afterMinutes(3));
    const repeated = await storeAnswer(ada, 'nine', afterMinutes(4));

    expect(await seenBy(grace, classId, ada)).toEqual([repeated, after]);
    const ids = { classId, learnerId: ada.learnerId };
    expect(await readMemberAttempt(grace, { ...ids, attemptId: before })).toBeNull();
    const seen = await readMemberAttempt(grace, { ...ids, attemptId: after });
    expect(seen).toMatchObject({ name: 'Ada', attempt: { attemptId: after, verdict: { kind: 'correct' } } });
    expect(seen?.replay?.winner.optionId).toBe('three');

    // two variants: the first answer to the second one counts, and was given after joining
    const table = await readClass(grace, classId, 'name');
    expect(table?.members[0]).toMatchObject({ attempts: 2, lastSeenAt: afterMinutes(4).toISOString() });
    expect(table?.members[0]?.topics.find(({ topic }) => topic === 'policies')).toMatchObject({
      attempts: 2,
      counted: 1,
      correct: 1,
      mastery: 2 / 3,
    });
    expect((await readOwnProgress(ada, now)).totalAttempts).toBe(3);
  });

  it('is the estimate of the progress page where every answer was given in the class', async () => {
    await publishQuestion(smallQuestion(), now);
    await publishQuestion(smallQuestion({ id: 'other', topic: 'spot', stem: 'Another one.' }), now);
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    await joinClass(ada, { code: joinCode, name: 'Ada' }, now);
    const options = ['one', 'three', 'three', 'nine', 'three'];
    for (const [i, option] of options.entries()) await storeAnswer(ada, option, afterMinutes(i + 1));
    const own = (await readOwnProgress(ada, now)).topics;
    const table = await readClass(grace, classId, 'name');
    expect(table?.members[0]?.topics).toEqual(own.map((topic) => without(topic, 'reviewsDue')));
    const member = await readMember(grace, { classId, learnerId: ada.learnerId }, 1);
    expect(member?.member).toEqual(table?.members[0]);
  });

  it('ends when the learner leaves, and begins anew when they join again', async () => {
    await publishQuestion(smallQuestion(), now);
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    await joinClass(ada, { code: joinCode, name: 'Ada' }, now);
    const attemptId = await storeAnswer(ada, 'three', afterMinutes(1));
    await leaveClass(ada, classId);
    expect(await seenBy(grace, classId, ada)).toBeUndefined();
    expect(await readMemberAttempt(grace, { classId, learnerId: ada.learnerId, attemptId })).toBeNull();
    expect((await readClass(grace, classId, 'name'))?.members).toEqual([]);
    await joinClass(ada, { code: joinCode, name: 'Ada' }, afterMinutes(2));
    expect(await seenBy(grace, classId, ada)).toEqual([]);
    expect((await readOwnProgress(ada, now)).totalAttempts).toBe(1);
  });

  it('ends with what was answered until the class was archived', async () => {
    await publishQuestion(smallQuestion(), now);
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    await joinClass(ada, { code: joinCode, name: 'Ada' }, now);
    const until = await storeAnswer(ada, 'three', afterMinutes(1));
    await archiveClass(grace, classId, afterMinutes(2));
    const later = await storeAnswer(ada, 'three', afterMinutes(3));
    expect(await seenBy(grace, classId, ada)).toEqual([until]);
    expect(await readMemberAttempt(grace, { classId, learnerId: ada.learnerId, attemptId: later })).toBeNull();
    expect((await readClass(grace, classId, 'name'))?.members[0]?.attempts).toBe(1);
    // a later day does not move the end
    expect(await archiveClass(grace, classId, afterMinutes(9))).toEqual({ kind: 'not-found' });
    expect((await readClass(grace, classId, 'name'))?.archivedAt).toBe(afterMinutes(2).toISOString());
  });

  it('comes in pages of fifty, each attempt once', async () => {
    await publishQuestion(smallQuestion(), now);
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const { classId, joinCode } = await storeClass(grace);
    await joinClass(ada, { code: joinCode, name: 'Ada' }, now);
    for (let i = 0; i < 52; i++) await storeAnswer(ada, 'three', afterMinutes(1));
    const pageOf = (page: number) => readMember(grace, { classId, learnerId: ada.learnerId }, page);
    const [first, second, third] = [await pageOf(1), await pageOf(2), await pageOf(3)];
    expect([first?.attempts.length, second?.attempts.length, third?.attempts.length]).toEqual([50, 2, 0]);
    expect(first?.pages).toBe(2);
    const all = [...(first?.attempts ?? []), ...(second?.attempts ?? [])];
    expect(new Set(all.map(({ attemptId }) => attemptId)).size).toBe(52);
  });
});

describe('listClasses', () => {
  it('puts open classes before archived ones and the newest first, with how many learn in them', async () => {
    const [grace, ada] = [await storeAccount('Grace', 'instructor'), await storeAccount('Ada')];
    const make = (name: string, minute: number) =>
      createClass(grace, { name, instructor: 'Grace' }, afterMinutes(minute));
    const [oldest] = [await make('Oldest', 0), await make('Middle', 1), await make('Newest', 2)];
    if (oldest.kind !== 'created') throw new Error(oldest.kind);
    const rows = await database.class.findMany();
    const codeOf = (name: string) => rows.find((row) => row.name === name)?.joinCode ?? '';
    await joinClass(ada, { code: codeOf('Middle'), name: 'Ada' }, now);
    await archiveClass(grace, rows.find(({ name }) => name === 'Newest')?.id ?? '', now);
    const { classes: listed } = await listClasses(grace);
    expect(listed.map(({ name, learners }) => [name, learners])).toEqual([
      ['Middle', 1],
      ['Oldest', 0],
      ['Newest', 0],
    ]);
  });

  it('gives classes codes of their own', async () => {
    const grace = await storeAccount('Grace', 'instructor');
    const codes = await Promise.all(Array.from({ length: 10 }, async () => (await storeClass(grace)).joinCode));
    expect(new Set(codes).size).toBe(10);
  });
});
