import { webEnvironment } from '@/lib/db/environment';

/**
 * The address a request came from. Our own server appends the peer's address to X-Forwarded-For; in front of it stand
 * TRUSTED_PROXIES proxies that each append one more. What stands further left was written by the client: not believed.
 */
export function addressOf(headers: Pick<Headers, 'get'>): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops[hops.length - 1 - webEnvironment().TRUSTED_PROXIES] || hops[0] || 'unknown';
}
