import { vi } from 'vitest';

const usual = {
  NEXTAUTH_URL: 'https://cooldown.example',
  NEXTAUTH_SECRET: 'n'.repeat(32),
  GUEST_SECRET: 'g'.repeat(32),
};

/** Forgets every module, so that the next import reads these variables: the environment is read once. */
export function freshEnvironment(variables: Record<string, string> = {}): void {
  vi.unstubAllEnvs();
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...usual, ...variables })) vi.stubEnv(name, value);
}
