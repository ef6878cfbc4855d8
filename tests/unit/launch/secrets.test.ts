import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseReceiptEnvironment } from '@/lib/db/environment';
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
  vi.stubEnv('RECEIPT_PRIVATE_KEY', '');
};
const read = () => ['NEXTAUTH_SECRET', 'GUEST_SECRET', 'RECEIPT_PRIVATE_KEY'].map((name) => process.env[name]);

describe('fillSecrets', () => {
  it('makes three different secrets once and reads them ever after', async () => {
    await fillSecrets(folder, { mustBeGiven: false });
    const made = read();
    expect(new Set(made).size).toBe(3);
    for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/); // 32 bytes

    forget();
    await fillSecrets(folder, { mustBeGiven: false });
    expect(read()).toEqual(made);
  });

  it('makes a private key that receipts can be signed with', async () => {
    await fillSecrets(folder, { mustBeGiven: false });
    expect(parseReceiptEnvironment(process.env)).toEqual({ RECEIPT_PRIVATE_KEY: read()[2] });
  });

  it('keeps them in files that only their owner reads, and leaves no others', async () => {
    await fillSecrets(folder, { mustBeGiven: false });
    const names = await readdir(folder);
    expect(names.sort()).toEqual(['guest-secret', 'nextauth-secret', 'receipt-private-key']);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('prefers the environment', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'given');
    await fillSecrets(folder, { mustBeGiven: false });
    expect(read()[0]).toBe('given');
    expect((await readdir(folder)).sort()).toEqual(['guest-secret', 'receipt-private-key']);
  });

  it('makes none where they must be given, and names the ones that are missing', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'given');
    await expect(fillSecrets(folder, { mustBeGiven: true })).rejects.toThrow(
      'With DATABASE_URL set, GUEST_SECRET and RECEIPT_PRIVATE_KEY must come from the environment: see .env.example.',
    );
    await expect(readdir(folder)).resolves.toEqual([]);
  });
});
