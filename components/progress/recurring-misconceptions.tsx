import Link from 'next/link';
import type { RecurringMisconception } from '@/lib/contracts/progress';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { RichLine } from '@/components/rich-text';

/** The beliefs behind more than one wrong answer, each with where it showed last. */
export function RecurringMisconceptions({ misconceptions }: { misconceptions: readonly RecurringMisconception[] }) {
  if (misconceptions.length === 0) {
    return <p className="text-grey">No misconception has stood behind two of your wrong answers.</p>;
  }
  return (
    <ul className="border-hairline divide-hairline divide-y border-y">
      {misconceptions.map(({ id, believes, times, lastSeenAt, lastAttemptId }) => (
        <li key={id} className="py-3">
          <q>
            <RichLine text={believes} />
          </q>
          <span className="text-small text-grey flex flex-wrap items-baseline gap-x-4">
            <span>{countOf(times, 'wrong answer')}</span>
            <Link href={`/attempts/${lastAttemptId}`} className="link inline-block pointer-coarse:py-2.5">
              last on <time dateTime={lastSeenAt}>{dayOf(lastSeenAt)}</time>
              <span className="sr-only">, see that answer and what refutes the belief</span>
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
