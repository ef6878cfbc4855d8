import { type Certificate, certificateSchema } from '@/lib/contracts/certificate';

/** A stored certificate. Null for none, and for one of a shape that this Cooldown no longer reads: certify again. */
export function readCertificate(json: unknown): Certificate | null {
  return certificateSchema.safeParse(json).data ?? null;
}
