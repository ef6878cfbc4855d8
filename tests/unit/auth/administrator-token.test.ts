import { expect, it } from 'vitest';
import { hashToken, makeToken } from '@/lib/auth/administrator-token.mjs';

it('makes tokens of 256 bits that fit into an address, each once', () => {
  const tokens = Array.from({ length: 500 }, makeToken);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set(tokens).size).toBe(tokens.length);
});

it('hashes a token by SHA-256', () => {
  // printf abc | sha256sum
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
