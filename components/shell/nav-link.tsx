'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export function NavLink({ href, children }: { href: string; children: string }) {
  const path = usePathname();
  const here = path === href;
  return (
    <Link
      href={href}
      // what lies under a page is reached through it, and says so
      aria-current={here ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}
      className="aria-[current]:border-b-ink hover:border-b-grey inline-flex min-h-11 items-center border-paper border-y-2"
    >
      {children}
    </Link>
  );
}
