import type { Metadata } from 'next';
import { SignUpForm } from '@/components/account/sign-up-form';
import {
  accountEndpoint,
  credentialsEndpoint,
  guestHref,
  listProviders,
  signInHref,
  toOwnPath,
} from '@/app/account-paths';
import { countGuestAnswers } from '@/lib/auth/account';
import { shortestPassword } from '@/lib/auth/credentials';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = toOwnPath((await searchParams).next);
  return (
    <SignUpForm
      endpoint={accountEndpoint}
      signInWith={credentialsEndpoint}
      next={guestHref(next)}
      signInHref={signInHref(next)}
      password={{ rule: `At least ${shortestPassword} characters.`, minLength: shortestPassword }}
      guestAnswers={await countGuestAnswers()}
      providers={listProviders()}
    />
  );
}
