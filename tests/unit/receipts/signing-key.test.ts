import { describe, expect, it } from 'vitest';
import { sign } from 'node:crypto';
import { toSigningKey } from '@/lib/receipts/signing-key';

describe('toSigningKey', () => {
  // RFC 8037, appendix A: the key of RFC 8032's first test, its public half, its thumbprint
  const key = toSigningKey('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A');

  it('is the Ed25519 key of 32 bytes in base64url', () => {
    expect(key.publicKey).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    });
    // RFC 8032, 7.1, test 1: the signature of nothing
    expect(sign(null, Buffer.alloc(0), key.privateKey).toString('hex')).toMatch(/^e5564300c360ac729086e2cc806e828a/);
  });

  it('reads what openssl prints, base64 with its padding, as the same bytes', () => {
    expect(toSigningKey('nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=').publicKey).toEqual(key.publicKey);
  });
});
