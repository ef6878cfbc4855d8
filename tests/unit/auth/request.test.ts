import { beforeEach, describe, expect, it } from 'vitest';
import { freshEnvironment } from '@/tests/support/web-environment';

beforeEach(() => freshEnvironment());

describe('isSameOrigin', () => {
  const judge = async (headers: Record<string, string>) =>
    (await import('@/lib/auth/same-origin')).isSameOrigin(new Headers(headers));

  it.each<[name: string, headers: Record<string, string>, same: boolean]>([
    ['a program sends neither header', {}, true],
    ['our own page', { origin: 'https://cooldown.example', 'sec-fetch-site': 'same-origin' }, true],
    ['our own page in a browser without Sec-Fetch-Site', { origin: 'https://cooldown.example' }, true],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }, true],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    ['another site in a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }, false],
    [
      'another site that claims our origin',
      { origin: 'https://cooldown.example', 'sec-fetch-site': 'cross-site' },
      false,
    ],
    ['a sibling of our domain', { origin: 'https://evil.cooldown.example', 'sec-fetch-site': 'same-site' }, false],
    ['a sibling without Sec-Fetch-Site', { origin: 'https://evil.cooldown.example' }, false],
    ['a page of nowhere', { origin: 'null' }, false],
    ['our address on another port', { origin: 'https://cooldown.example:8443' }, false],
    ['our address without TLS', { origin: 'http://cooldown.example' }, false],
    ['our address as a beginning', { origin: 'https://cooldown.example.evil.example' }, false],
    ['an origin that is none', { origin: 'cooldown.example' }, false],
  ])('%s', async (_name, headers, same) => expect(await judge(headers)).toBe(same));

  it('takes the host that the request was sent to for our own as well', async () => {
    expect(await judge({ origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' })).toBe(true);
    expect(await judge({ origin: 'http://192.168.1.6:3000', host: '192.168.1.5:3000' })).toBe(false);
    expect(await judge({ origin: 'null', host: 'null' })).toBe(false);
  });
});

describe('addressOf', () => {
  const address = async (forwarded: string | null, proxies = '') => {
    freshEnvironment(proxies === '' ? {} : { TRUSTED_PROXIES: proxies });
    const headers = new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded });
    return (await import('@/lib/auth/address')).addressOf(headers);
  };

  it('is the peer that our own server appended', async () => {
    expect(await address('203.0.113.9')).toBe('203.0.113.9');
  });

  it('does not believe what the client wrote before it', async () => {
    expect(await address('6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
    expect(await address('1.1.1.1, 2.2.2.2, 203.0.113.9')).toBe('203.0.113.9');
  });

  it('passes over as many proxies as are trusted, and no more', async () => {
    expect(await address('6.6.6.6, 203.0.113.9, 10.0.0.1', '1')).toBe('203.0.113.9');
    expect(await address('6.6.6.6, 203.0.113.9, 10.0.0.2, 10.0.0.1', '2')).toBe('203.0.113.9');
  });

  it('is the first that is known where fewer stand there than are trusted', async () => {
    expect(await address('203.0.113.9', '2')).toBe('203.0.113.9');
    expect(await address('203.0.113.9, 10.0.0.1', '5')).toBe('203.0.113.9');
  });

  it('is unknown where nothing says it', async () => {
    expect(await address(null)).toBe('unknown');
    expect(await address('')).toBe('unknown');
  });

  it('takes spaces for nothing', async () => {
    expect(await address(' 6.6.6.6 ,   203.0.113.9 ')).toBe('203.0.113.9');
  });
});
