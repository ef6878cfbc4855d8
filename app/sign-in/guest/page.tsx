import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountPage } from '@/components/account/account-page';
import { AdoptGuestChoice } from '@/components/account/adopt-guest-choice';
import { guestEndpoint, toOwnPath } from '@/app/account-paths';
import { readAdoptable } from '@/lib/auth/account';

export const metadata: Metadata = { title: 'Answers in this browser' };

/** After signing in: asks what becomes of the answers this browser's guest gave, where there are any. */
export default async function GuestPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = toOwnPath((await searchParams).next);
  const adoptable = await readAdoptable();
  if (!adoptable) redirect(next);
  return (
    <AccountPage title="Answers in this browser" lead="Whose are they?">
      <AdoptGuestChoice answers={adoptable.answers} name={adoptable.name} endpoint={guestEndpoint} next={next} />
    </AccountPage>
  );
}
