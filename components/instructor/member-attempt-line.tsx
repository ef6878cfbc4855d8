import Link from 'next/link';
import { dayOf } from '@/components/clock';

/** Stands above the learner's own view of an attempt: whose it is, and who “you” is in it. */
export function MemberAttemptLine({ name, gradedAt, back }: { name: string; gradedAt: string; back: string }) {
  return (
    <p className="page text-small pt-4">
      This is what{' '}
      <Link href={back} className="link wrap-anywhere pointer-coarse:inline-block pointer-coarse:py-2.5">
        {name}
      </Link>{' '}
      saw after answering on {dayOf(gradedAt)}. “You” is {name}.
    </p>
  );
}
