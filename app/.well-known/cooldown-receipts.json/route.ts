import { door } from '@/app/api/door';
import { listReceiptKeys } from '@/lib/receipts/list-keys';

export const dynamic = 'force-dynamic'; // the keys are those of the server, not of the build

// five minutes: so long may a receipt of a new key be unknown to who has asked before
export const GET = door(async () =>
  Response.json(await listReceiptKeys(), { headers: { 'Cache-Control': 'public, max-age=300' } }),
);
