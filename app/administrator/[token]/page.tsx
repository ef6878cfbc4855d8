import type { Metadata } from 'next';
import { signInHref, signUpHref } from '@/app/account-paths';
import { AdministratorInvitation } from '@/components/account/administrator-invitation';
import { readAccountName } from '@/lib/auth/account';
import { findActor } from '@/lib/auth/actor';
import { readAdministratorLink } from '@/lib/auth/administrator-link';

// the address is a secret while it works: it goes into no index and to no other site
export const metadata: Metadata = { title: 'Administrator', robots: { index: false }, referrer: 'no-referrer' };

export default async function AdministratorPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { kind } = await readAdministratorLink(await findActor(), token, new Date());
  const here = `/administrator/${token}`;
  return (
    <AdministratorInvitation
      state={kind}
      token={token}
      name={(await readAccountName()) ?? ''}
      signUpHref={signUpHref(here)}
      signInHref={signInHref(here)}
    />
  );
}
