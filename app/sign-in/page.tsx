import type { Metadata } from 'next';
import { SignInForm } from '@/components/account/sign-in-form';
import { credentialsEndpoint, guestHref, listProviders, signUpHref, toOwnPath } from '@/app/account-paths';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = toOwnPath((await searchParams).next);
  return (
    <SignInForm
      endpoint={credentialsEndpoint}
      next={guestHref(next)}
      signUpHref={signUpHref(next)}
      providers={listProviders()}
    />
  );
}
