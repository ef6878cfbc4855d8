import Link from 'next/link';
import type { ReactNode } from 'react';
import { StartPractice } from '@/components/practice/start-practice';
import { NavLink } from './nav-link';
import { Wordmark } from './wordmark';

/**
 * `account` is who the reader is: a sign-in link, or the account with its way out. `instructor` is the way to the
 * instructors' area, or nothing.
 */
export function SiteHeader({ account, instructor }: { account: ReactNode; instructor: ReactNode }) {
  return (
    <header className="border-hairline border-b">
      <div className="page text-small flex flex-wrap items-center gap-x-5 py-1">
        <Link href="/" aria-label="Cooldown, home" className="text-base mr-1 flex min-h-11 items-center">
          <Wordmark />
        </Link>
        {/* no box of its own: what goes wrong with a button in it gets a line under the whole header */}
        <nav aria-label="Main" className="contents">
          <StartPractice look="nav">Practice</StartPractice>
          <NavLink href="/progress">Progress</NavLink>
          <NavLink href="/classes">Classes</NavLink>
          {instructor}
        </nav>
        <div className="ml-auto">{account}</div>
      </div>
    </header>
  );
}
