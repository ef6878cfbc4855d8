import Link from 'next/link';
import type { AttemptSummary } from '@/lib/contracts/progress';
import { dayOf } from '@/components/clock';
import { VerdictMark } from '@/components/practice/verdict-mark';
import { topicWords } from '@/components/topic-words';

const verdictWord = { correct: 'Right', incorrect: 'Not right' } satisfies Record<AttemptSummary['verdict'], string>;

/** `under` is the address that an attempt's id is added to. */
export function RecentAttempts({
  attempts,
  under = '/attempts',
}: {
  attempts: readonly AttemptSummary[];
  under?: string;
}) {
  return (
    <ul className="border-hairline divide-hairline divide-y border-y">
      {attempts.map(({ attemptId, title, topic, verdict, gradedAt }) => (
        <li key={attemptId} className="flex gap-4 py-3">
          <span className="pt-1">
            <VerdictMark holds={verdict === 'correct'} />
          </span>
          <span className="min-w-0">
            <Link href={`${under}/${attemptId}`} className="link inline-block pointer-coarse:py-2.5">
              {title}
            </Link>
            <span className="text-small text-grey flex flex-wrap gap-x-4">
              <span>{verdictWord[verdict]}</span>
              <span>{topicWords[topic].title}</span>
              <time dateTime={gradedAt}>{dayOf(gradedAt)}</time>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
