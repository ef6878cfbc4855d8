import type { Metadata } from 'next';
import Link from 'next/link';
import { StatePage } from '@/components/states/state-page';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <StatePage
      title="There is no such page"
      action={
        <>
          <Link href="/" className="button">
            Go to the start
          </Link>
          <Link href="/progress" className="link inline-flex min-h-11 items-center">
            See your progress
          </Link>
        </>
      }
    >
      <p>
        The address may be mistyped, or it belongs to a question that another browser or account drew. Nothing of yours
        is gone.
      </p>
    </StatePage>
  );
}
