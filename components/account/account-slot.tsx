import Link from 'next/link';
import { SignOutButton } from './sign-out-button';

/** The header's corner: a way in for a guest, the name and a way out for an account. */
export function AccountSlot({ name }: { name: string | null }) {
  if (name === null) {
    return (
      <Link href="/sign-in" className="link inline-flex min-h-11 items-center">
        Sign in
      </Link>
    );
  }
  return (
    <div className="flex items-center gap-4">
      <span className="text-grey max-w-48 truncate max-sm:hidden" title={name}>
        {name}
      </span>
      <SignOutButton />
    </div>
  );
}
