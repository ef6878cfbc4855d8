import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { webEnvironment } from '@/lib/db/environment';
import { addressOf } from './address';
import { learnerOfIdentity } from './identity';
import { oauthProviders } from './oauth-providers';
import { signIn } from './sign-in';

/**
 * next-auth's options: sessions are signed tokens that hold the learner's id. `guestId` is the guest of the browser that
 * signs in: a new account takes over the guest's id and with it the guest's progress.
 */
export function authOptions(guestId: string | null): NextAuthOptions {
  const { NEXTAUTH_SECRET } = webEnvironment();
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 30 * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const headers = new Headers(request.headers);
          const result = await signIn(credentials, addressOf(headers), new Date());
          if (result.kind === 'signed-in') return { id: result.learnerId, name: result.name };
          // next-auth hands the message to the form
          throw new Error(result.kind === 'limited' ? `limited:${result.retryAfterSeconds}` : 'wrong');
        },
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      async jwt({ token, user, account }) {
        if (account?.type === 'oauth') {
          token.learnerId = await learnerOfIdentity(account.provider, account.providerAccountId, guestId, new Date());
        } else if (user) token.learnerId = user.id;
        if (user) token.name = user.name ?? null;
        // the id, and a name for the header; nothing else about the person stays in the (encrypted) token
        const { learnerId, name } = token;
        return learnerId === undefined ? {} : { learnerId, sub: learnerId, name: name ?? null };
      },
      session({ session, token: { learnerId, name } }) {
        return {
          expires: session.expires,
          ...(learnerId === undefined ? {} : { learnerId, user: { name: name ?? null } }),
        };
      },
      redirect({ url, baseUrl }) {
        return url.startsWith('/') && !url.startsWith('//')
          ? `${baseUrl}${url}`
          : url.startsWith(`${baseUrl}/`)
            ? url
            : baseUrl;
      },
    },
  };
}
