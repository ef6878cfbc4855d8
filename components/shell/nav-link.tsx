'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export function NavLink({ href, children }: { href: string; children: string }) {
  const here = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className="aria-[current=page]:border-b-ink hover:border-b-grey inline-flex min-h-11 items-center border-paper border-y-2"
    >
      {children}
    </Link>
  );
}
