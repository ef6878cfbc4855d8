import { listOauthProviders } from '@/lib/auth/oauth-providers';

// Where the account pages send their forms, and where they lead.

const csrfPath = '/api/auth/csrf';
export const accountEndpoint = { path: '/api/account' };
export const guestEndpoint = { path: '/api/account/guest' };
export const credentialsEndpoint = { path: '/api/auth/callback/credentials', csrfPath };

export function listProviders() {
  return listOauthProviders().map(({ id, name }) => ({
    id,
    name,
    endpoint: { path: `/api/auth/signin/${id}`, csrfPath },
  }));
}

/** A path of our own to go on to; anything else becomes the progress page. */
export function toOwnPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/progress';
}

export const guestHref = (next: string) => `/sign-in/guest?next=${encodeURIComponent(next)}`;
export const signInHref = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`;
export const signUpHref = (next: string) => `/sign-up?next=${encodeURIComponent(next)}`;
