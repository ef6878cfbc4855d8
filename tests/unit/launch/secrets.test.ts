import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillSecrets } from '@/lib/launch/secrets.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  forget();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
const forget = () => {
  vi.stubEnv('NEXTAUTH_SECRET', '');
  vi.stubEnv('GUEST_SECRET', '');
};
const read = () => [process.env['NEXTAUTH_SECRET'], process.env['GUEST_SECRET']];

describe('fillSecrets', () => {
  it('makes two different secrets once and reads them ever after', async () => {
    await fillSecrets(folder, { mustBeGiven: false });
    const made = read();
    expect(new Set(made).size).toBe(2);
    for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/); // 32 bytes

    forget();
    await fillSecrets(folder, { mustBeGiven: false });
    expect(read()).toEqual(made);
  });

  it('keeps them in files that only their owner reads, and leaves no others', async () => {
    await fillSecrets(folder, { mustBeGiven: false });
    const names = await readdir(folder);
    expect(names.sort()).toEqual(['guest-secret', 'nextauth-secret']);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('prefers the environment', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'given');
    await fillSecrets(folder, { mustBeGiven: false });
    expect(read()[0]).toBe('given');
    await expect(readdir(folder)).resolves.toEqual(['guest-secret']);
  });

  it('makes none where they must be given, and names the ones that are missing', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'given');
    await expect(fillSecrets(folder, { mustBeGiven: true })).rejects.toThrow(
      'With DATABASE_URL set, GUEST_SECRET must come from the environment: see .env.example.',
    );
    await expect(readdir(folder)).resolves.toEqual([]);
  });
});
