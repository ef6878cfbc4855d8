import { webEnvironment } from '@/lib/db/environment';

/**
 * Does a request come from our own pages? A browser says so in Origin (always, on a POST) and Sec-Fetch-Site; a program
 * without a browser's cookies sends neither and is no danger to a visitor.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (origin === new URL(webEnvironment().NEXTAUTH_URL).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
