import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshEnvironment } from '@/tests/support/web-environment';

const learner = '0197a3c4-1f00-7000-8000-000000000001';
const other = '0197a3c4-1f00-7000-8000-000000000002';
const load = () => import('@/lib/auth/guest-cookie');

beforeEach(() => freshEnvironment());

describe('a guest cookie', () => {
  it('that we signed is read back', async () => {
    const { readGuestId, signGuestId } = await load();
    expect(readGuestId(signGuestId(learner))).toBe(learner);
  });

  it('is signed by HMAC-SHA-256 over the guest’s id', async () => {
    const { signGuestId } = await load();
    const signature = createHmac('sha256', 'g'.repeat(32)).update(`guest:${learner}`).digest('base64url');
    expect(signGuestId(learner)).toBe(`v1.${learner}.${signature}`);
  });

  it('of another secret is nobody’s', async () => {
    freshEnvironment({ GUEST_SECRET: 'h'.repeat(32) });
    const foreign = (await load()).signGuestId(learner);
    freshEnvironment();
    expect((await load()).readGuestId(foreign)).toBeNull();
  });

  it('with another id under the same signature is nobody’s', async () => {
    const { readGuestId, signGuestId } = await load();
    expect(readGuestId(signGuestId(learner).replace(learner, other))).toBeNull();
    expect(readGuestId(signGuestId(learner).replace(learner, learner.toUpperCase()))).toBeNull();
  });

  it('that is cut short, or longer, is nobody’s', async () => {
    const { readGuestId, signGuestId } = await load();
    const cookie = signGuestId(learner);
    for (let length = 0; length < cookie.length; length++) expect(readGuestId(cookie.slice(0, length))).toBeNull();
    expect(readGuestId(`${cookie}A`)).toBeNull();
    expect(readGuestId(` ${cookie}`)).toBeNull();
  });

  it('with any letter of its signature changed is nobody’s', async () => {
    const { readGuestId, signGuestId } = await load();
    const cookie = signGuestId(learner);
    const begin = cookie.lastIndexOf('.') + 1;
    for (let i = begin; i < cookie.length - 1; i++) {
      const changed = cookie[i] === 'A' ? 'B' : 'A';
      expect(readGuestId(`${cookie.slice(0, i)}${changed}${cookie.slice(i + 1)}`)).toBeNull();
    }
  });

  it.each([
    undefined,
    '',
    '.',
    '..',
    'v1',
    'v1..',
    `v1.${learner}`,
    `v1.${learner}.`,
    `v2.${learner}.x`,
    'v1.not-a-uuid.x',
  ])('of %j is nobody’s', async (cookie) => expect((await load()).readGuestId(cookie)).toBeNull());

  it('whose signature has letters of several bytes is nobody’s, and breaks nothing', async () => {
    const { readGuestId, signGuestId } = await load();
    const cookie = signGuestId(learner);
    expect(readGuestId(`${cookie.slice(0, -1)}é`)).toBeNull();
    expect(readGuestId(`v1.${learner}.${'é'.repeat(43)}`)).toBeNull();
  });

  it('of a version that we do not write is nobody’s, however well it is signed', async () => {
    const { readGuestId, signGuestId } = await load();
    expect(readGuestId(signGuestId(learner).replace('v1', 'v2'))).toBeNull();
  });

  it('of an id that is no UUID is nobody’s, although we signed it', async () => {
    const { readGuestId, signGuestId } = await load();
    expect(readGuestId(signGuestId('admin'))).toBeNull();
  });
});

describe('how the cookie is kept', () => {
  it('from scripts and from other sites, for a year', async () => {
    expect((await load()).guestCookieOptions()).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
      path: '/',
      maxAge: 365 * 86_400,
    });
  });

  it('also over plain http where the site is served so', async () => {
    freshEnvironment({ NEXTAUTH_URL: 'http://localhost:3000' });
    expect((await load()).guestCookieOptions().secure).toBe(false);
  });
});
