import type { Metadata } from 'next';
import { signInHref, signUpHref } from '@/app/account-paths';
import { ClassesView } from '@/components/classes/classes-view';
import { AccountNeeded, JoinForm } from '@/components/classes/join-class';
import { findActor } from '@/lib/auth/actor';
import { readJoinedClasses } from '@/lib/classes/joined-classes';

export const metadata: Metadata = { title: 'Classes' };

/** An instructor may hand out the address with the code in it: /classes?code=KTRV-4H7M. */
export default async function ClassesPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const code = [(await searchParams).code ?? ''].flat().join('').slice(0, 40);
  const actor = await findActor();
  if (actor?.kind !== 'account') {
    const here = code === '' ? '/classes' : `/classes?code=${encodeURIComponent(code)}`;
    const way = <AccountNeeded signUpHref={signUpHref(here)} signInHref={signInHref(here)} />;
    return <ClassesView join={way} classes={[]} />;
  }
  const { classes, name } = await readJoinedClasses(actor);
  return <ClassesView join={<JoinForm code={code} name={name} />} classes={classes} />;
}
