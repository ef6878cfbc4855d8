import Link from 'next/link';
import { AccountPage } from './account-page';
import { CredentialsForm } from './credentials-form';
import type { AccountEndpoint } from './post-account';
import { type Provider, ProviderButtons } from './provider-buttons';

export function SignInForm({
  endpoint,
  next,
  signUpHref,
  providers = [],
}: {
  endpoint: AccountEndpoint;
  next: string;
  signUpHref: string;
  providers?: readonly Provider[];
}) {
  return (
    <AccountPage title="Sign in" lead="Your questions, attempts and progress are where you left them.">
      <CredentialsForm endpoint={endpoint} next={next} button="Sign in" />
      <ProviderButtons providers={providers} next={next} />
      <p>
        No account yet?{' '}
        <Link
          href={signUpHref}
          className="link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          Create one
        </Link>
      </p>
    </AccountPage>
  );
}
