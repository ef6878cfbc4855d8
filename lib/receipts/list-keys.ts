import { type ReceiptKeySet, receiptKeySetSchema } from '@/lib/contracts/receipt';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { signingKey } from './signing-key';

/** The public keys by which receipts are checked: the one that signs now, then those that have signed before, newest first. */
export async function listReceiptKeys(): Promise<ReceiptKeySet> {
  const { publicKey } = signingKey();
  const earlier = await withRetry(() =>
    database.receiptKey.findMany({ where: { id: { not: publicKey.kid } }, orderBy: { firstUsedAt: 'desc' } }),
  );
  const keys = earlier.map(({ id, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid: id }));
  return receiptKeySetSchema.parse({ keys: [publicKey, ...keys] });
}
