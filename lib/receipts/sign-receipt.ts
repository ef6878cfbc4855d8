import { createPublicKey, sign, verify } from 'node:crypto';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import type { Receipt, ReceiptContent, ReceiptKey } from '@/lib/contracts/receipt';
import type { SigningKey } from './signing-key';

/** The receipt with the public key and the signature over both. */
export function signReceipt(content: ReceiptContent, { privateKey, publicKey }: SigningKey): Receipt {
  const signed = { ...content, publicKey };
  return { ...signed, signature: sign(null, Buffer.from(canonicalJson(signed)), privateKey).toString('base64url') };
}

/** Whether the signature is the key's and fits everything else that the document says, in whatever shape. */
export function isSignedBy({ kty, crv, x }: ReceiptKey, document: object, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // of the texts that decode to these bytes one is theirs
  if (bytes.toString('base64url') !== signature) return false;
  const signed = Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'signature'));
  const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  return verify(null, Buffer.from(canonicalJson(signed)), key, bytes);
}
