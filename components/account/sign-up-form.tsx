import Link from 'next/link';
import { countOf } from '@/components/figures';
import { AccountPage } from './account-page';
import { CredentialsForm } from './credentials-form';
import type { AccountEndpoint } from './post-account';
import { type Provider, ProviderButtons } from './provider-buttons';

export function SignUpForm({
  endpoint,
  signInWith,
  next,
  signInHref,
  password,
  guestAnswers,
  providers = [],
}: {
  endpoint: AccountEndpoint;
  /** Where the new account signs in, if making it does not. */
  signInWith?: AccountEndpoint;
  next: string;
  signInHref: string;
  password: { rule: string; minLength: number };
  /** Attempts made in this browser so far; they move to the new account. */
  guestAnswers: number;
  providers?: readonly Provider[];
}) {
  const lead =
    guestAnswers === 0
      ? 'An account keeps your progress when you change browsers.'
      : `The ${countOf(guestAnswers, 'answer')} you gave in this browser will be part of it.`;
  return (
    <AccountPage title="Create an account" lead={lead}>
      <CredentialsForm
        endpoint={endpoint}
        next={next}
        button="Create account"
        newPassword={password}
        {...(signInWith && { signInWith })}
      />
      <ProviderButtons providers={providers} next={next} />
      <p>
        Have an account?{' '}
        <Link
          href={signInHref}
          className="link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          Sign in
        </Link>
      </p>
    </AccountPage>
  );
}
