import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import { type ReceiptKey, receiptKeySchema } from '@/lib/contracts/receipt';
import { receiptEnvironment } from '@/lib/db/environment';

/** An Ed25519 key pair: the private half signs, the public half goes into every receipt. */
export type SigningKey = { privateKey: KeyObject; publicKey: ReceiptKey };

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export function toSigningKey(base64: string): SigningKey {
  const key = Buffer.concat([pkcs8Prefix, Buffer.from(base64, 'base64')]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { kty, crv, x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: receiptKeySchema.parse({ kty, crv, x, kid: thumbprintOf(x) }) };
}

/** RFC 7638: the digest of the members that make the key. */
export function thumbprintOf(x: string): string {
  return createHash('sha256')
    .update(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}

let known: SigningKey | undefined;

/** The key that RECEIPT_PRIVATE_KEY names. */
export const signingKey = (): SigningKey => (known ??= toSigningKey(receiptEnvironment().RECEIPT_PRIVATE_KEY));
