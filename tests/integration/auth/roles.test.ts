import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { becomeAdministrator, readAdministratorLink } from '@/lib/auth/administrator-link';
import { makeAdministratorLink } from '@/lib/auth/make-administrator-link.mjs';
import { changeRole, listPeople } from '@/lib/auth/people';
import { readRole } from '@/lib/auth/role';
import { database } from '@/lib/db/client';
import { guestWithRole, storeAccount } from '@/tests/support/accounts';
import { resetDatabase, withDatabase } from '@/tests/support/database';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const afterMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** What the starter does, by a connection of its own. */
async function makeLink(at = now): Promise<string | null> {
  const client = new pg.Client(process.env['DATABASE_URL']);
  await client.connect();
  return makeAdministratorLink(client, at).finally(() => client.end());
}

async function linkToken(at = now): Promise<string> {
  const token = await makeLink(at);
  if (token === null) throw new Error('there is an administrator already');
  return token;
}

describe("the administrator's link", () => {
  it('makes an account the first administrator, once', async () => {
    const [first, second] = [await storeAccount('Ada'), await storeAccount('Bob')];
    const token = await linkToken();
    expect(await readAdministratorLink(first, token, now)).toEqual({ kind: 'open' });
    expect(await becomeAdministrator(first, token, now)).toEqual({ kind: 'administrator' });
    expect((await readRole(first)).role).toBe('administrator');
    expect(await becomeAdministrator(second, token, now)).toEqual({ kind: 'closed' });
    expect((await readRole(second)).role).toBe('learner');
  });

  it('is stored as a hash only', async () => {
    const token = await linkToken();
    const row = JSON.stringify(await database.administratorLink.findMany());
    expect(row).not.toContain(token);
    expect(row).toMatch(/"tokenHash":"[0-9a-f]{64}"/);
  });

  it('is open for an hour', async () => {
    const [ada, token] = [await storeAccount('Ada'), await linkToken()];
    expect(await readAdministratorLink(ada, token, afterMinutes(59))).toEqual({ kind: 'open' });
    expect(await readAdministratorLink(ada, token, afterMinutes(60))).toEqual({ kind: 'closed' });
    expect(await becomeAdministrator(ada, token, afterMinutes(60))).toEqual({ kind: 'closed' });
    expect((await readRole(ada)).role).toBe('learner');
  });

  it('closes when the next start makes another', async () => {
    const [ada, earlier] = [await storeAccount('Ada'), await linkToken()];
    const later = await linkToken(afterMinutes(1));
    expect(await becomeAdministrator(ada, earlier, afterMinutes(2))).toEqual({ kind: 'closed' });
    expect(await becomeAdministrator(ada, later, afterMinutes(2))).toEqual({ kind: 'administrator' });
  });

  it('is not made while there is an administrator', async () => {
    await storeAccount('Ada', 'administrator');
    expect(await makeLink()).toBeNull();
    expect(await database.administratorLink.count()).toBe(0);
  });

  it('is closed once there is an administrator by another way', async () => {
    const [ada, token] = [await storeAccount('Ada'), await linkToken()];
    await storeAccount('Bob', 'administrator');
    expect(await becomeAdministrator(ada, token, now)).toEqual({ kind: 'closed' });
  });

  it('asks guests and strangers for an account, and says the same of every link that does not work', async () => {
    const token = await linkToken();
    for (const nobody of [null, guestWithRole()]) {
      expect(await readAdministratorLink(nobody, token, now)).toEqual({ kind: 'account-needed' });
      expect(await becomeAdministrator(nobody, token, now)).toEqual({ kind: 'account-needed' });
      expect(await readAdministratorLink(nobody, `${token.slice(0, -1)}!`, now)).toEqual({ kind: 'closed' });
      expect(await readAdministratorLink(nobody, '', now)).toEqual({ kind: 'closed' });
    }
    expect(await database.administratorLink.findFirst()).toMatchObject({ usedAt: null });
  });

  it('makes one administrator when eight accounts use it at once', async () => {
    const accounts = await Promise.all(Array.from({ length: 8 }, (_, i) => storeAccount(`Learner ${i}`)));
    const token = await linkToken();
    const results = await Promise.all(accounts.map((account) => becomeAdministrator(account, token, now)));
    expect(results.filter(({ kind }) => kind === 'administrator')).toHaveLength(1);
    expect(await database.learner.count({ where: { role: 'administrator' } })).toBe(1);
  });
});

describe('readRole', () => {
  it('reads the row each time: a role ends with the request after it was revoked', async () => {
    const [ada, bob] = [await storeAccount('Ada', 'administrator'), await storeAccount('Bob', 'instructor')];
    expect((await readRole(bob)).role).toBe('instructor');
    await changeRole(ada, bob.learnerId, 'learner');
    expect((await readRole(bob)).role).toBe('learner');
  });

  it('believes neither a role that the caller brings nor a row under a guest’s id', async () => {
    const ada = await storeAccount('Ada', 'administrator');
    const claimed = { ...(await storeAccount('Bob')), role: 'administrator' };
    expect((await readRole(claimed)).role).toBe('learner');
    expect((await readRole({ learnerId: ada.learnerId, kind: 'guest' })).role).toBe('learner');
    expect((await readRole(guestWithRole())).role).toBe('learner');
  });
});

describe('changeRole', () => {
  it('gives and takes roles', async () => {
    const [ada, bob] = [await storeAccount('Ada', 'administrator'), await storeAccount('Bob')];
    for (const role of ['instructor', 'administrator', 'learner'] as const) {
      expect(await changeRole(ada, bob.learnerId, role)).toEqual({ kind: 'changed' });
      expect((await readRole(bob)).role).toBe(role);
    }
  });

  it('keeps the last administrator, and lets one of two go', async () => {
    const ada = await storeAccount('Ada', 'administrator');
    expect(await changeRole(ada, ada.learnerId, 'instructor')).toEqual({ kind: 'last-administrator' });
    expect(await changeRole(ada, ada.learnerId, 'administrator')).toEqual({ kind: 'changed' });
    const bob = await storeAccount('Bob', 'administrator');
    expect(await changeRole(ada, ada.learnerId, 'learner')).toEqual({ kind: 'changed' });
    expect(await changeRole(bob, bob.learnerId, 'learner')).toEqual({ kind: 'last-administrator' });
  });

  it('leaves one administrator when two take the role from each other, or both from themselves, at once', async () => {
    for (const target of ['the other', 'themselves'] as const) {
      await resetDatabase();
      const [ada, bob] = [await storeAccount('Ada', 'administrator'), await storeAccount('Bob', 'administrator')];
      const [ofAda, ofBob] = target === 'the other' ? [bob, ada] : [ada, bob];
      const results = await Promise.all([
        changeRole(ada, ofAda.learnerId, 'learner'),
        changeRole(bob, ofBob.learnerId, 'learner'),
      ]);
      expect(results.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
      expect(await database.learner.count({ where: { role: 'administrator' } })).toBe(1);
    }
  });

  it('gives no role to a guest’s row or to nobody', async () => {
    const ada = await storeAccount('Ada', 'administrator');
    const guest = guestWithRole();
    await database.learner.create({ data: { id: guest.learnerId, createdAt: now } });
    expect(await changeRole(ada, guest.learnerId, 'instructor')).toEqual({ kind: 'not-found' });
    expect(await changeRole(ada, guestWithRole().learnerId, 'instructor')).toEqual({ kind: 'not-found' });
  });
});

describe('listPeople', () => {
  it('lists accounts and no guests, those with more rights first, and finds by part of a name or e-mail', async () => {
    await storeAccount('Carol');
    const bob = await storeAccount('Bob', 'instructor');
    const ada = await storeAccount('Ada', 'administrator');
    await database.learner.create({ data: { id: guestWithRole().learnerId, createdAt: now } });
    const { people, total } = await listPeople(ada, '');
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'administrator'],
      ['Bob', 'instructor'],
      ['Carol', 'learner'],
    ]);
    expect(total).toBe(3);
    expect((await listPeople(ada, 'BOB')).people.map(({ learnerId }) => learnerId)).toEqual([bob.learnerId]);
    expect((await listPeople(ada, 'bob-')).total).toBe(1);
    expect(await listPeople(ada, 'nobody')).toEqual({ people: [], total: 0 });
  });

  it('knows an account of a provider without e-mail', async () => {
    const ada = await storeAccount('Ada', 'administrator');
    const id = guestWithRole().learnerId;
    const identities = { create: { provider: 'github', subject: '42', createdAt: now } };
    await database.learner.create({ data: { id, createdAt: now, identities } });
    const { people } = await listPeople(ada, '');
    expect(people.find(({ learnerId }) => learnerId === id)).toMatchObject({ email: null, providers: ['github'] });
    expect(await changeRole(ada, id, 'instructor')).toEqual({ kind: 'changed' });
  });
});
