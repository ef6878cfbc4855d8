import Link from 'next/link';
import type { MemberView, TopicStanding } from '@/lib/contracts/classes';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { MasteryFigure } from '@/components/progress/mastery-figure';
import { RecentAttempts } from '@/components/progress/recent-attempts';
import { topicWords } from '@/components/topic-words';

/** One learner of a class: a row a topic, then every attempt since joining with its replay one click away. */
export function MemberPage({ view }: { view: MemberView }) {
  const { classId, className, member, attempts, page, pages } = view;
  const here = `/instructor/classes/${classId}/learners/${member.learnerId}`;
  return (
    <div className="page pt-6 sm:pt-8">
      <p className="text-small">
        <Link href={`/instructor/classes/${classId}`} className="link inline-flex min-h-11 items-center wrap-anywhere">
          {className}
        </Link>
      </p>
      <h1 className="text-display font-semibold wrap-anywhere">{member.name}</h1>
      <p className="mt-2">
        {countOf(member.attempts, 'answer')} since joining on {dayOf(member.joinedAt)}. What was answered before is not
        shown.
      </p>
      {member.attempts > 0 && (
        <>
          <h2 className="text-title mt-10 mb-3 font-semibold">Topics</h2>
          <TopicStandings topics={member.topics} />
          <section aria-labelledby="attempts" className="max-w-reading">
            <h2 id="attempts" className="text-title mt-12 mb-3 font-semibold">
              Attempts
            </h2>
            <RecentAttempts attempts={attempts} under={`${here}/attempts`} />
            {pages > 1 && <Pages here={here} page={page} pages={pages} />}
          </section>
        </>
      )}
    </div>
  );
}

function TopicStandings({ topics }: { topics: readonly TopicStanding[] }) {
  return (
    <table className="w-full text-left max-sm:block">
      <caption className="sr-only">Standing by topic</caption>
      <thead className="text-small text-grey max-sm:sr-only">
        <tr>
          {['Topic', 'Chance of answering the next question right', 'First tries', 'Answers', 'Last seen'].map(
            (head) => (
              <th key={head} scope="col" className="py-2 pr-4 font-normal">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody className="divide-hairline border-hairline divide-y border-y max-sm:block">
        {topics.map(({ topic, counted, correct, attempts, mastery, low, high, lastSeenAt }) => (
          <tr key={topic} className="align-middle max-sm:block max-sm:py-4">
            <th scope="row" className="py-3 pr-4 font-normal max-sm:block max-sm:p-0">
              {topicWords[topic].title}
            </th>
            <td className="py-3 pr-6 max-sm:block max-sm:p-0 max-sm:pt-1">
              <MasteryFigure counted={counted} mastery={mastery} low={low} high={high} />
            </td>
            <td className={cell(attempts)}>{counted === 0 ? 'none' : `${correct} of ${counted} right`}</td>
            <td className={cell(attempts)}>{countOf(attempts, 'answer')}</td>
            <td className={`text-grey ${cell(attempts)}`}>{lastSeenAt === null ? 'never' : dayOf(lastSeenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a narrow page a topic without answers says so once. */
const cell = (attempts: number) =>
  `text-small py-3 pr-4 max-sm:p-0 max-sm:pr-4 ${attempts === 0 ? 'max-sm:hidden' : 'max-sm:inline'}`;

function Pages({ here, page, pages }: { here: string; page: number; pages: number }) {
  const link = 'link inline-flex min-h-11 items-center';
  return (
    <nav aria-label="Pages of attempts" className="text-small mt-2 flex flex-wrap items-center gap-x-6">
      <span className="text-grey">
        Page {page} of {pages}
      </span>
      {page > 1 && (
        <Link href={`${here}?page=${page - 1}`} className={link}>
          Newer
        </Link>
      )}
      {page < pages && (
        <Link href={`${here}?page=${page + 1}`} className={link}>
          Older
        </Link>
      )}
    </nav>
  );
}
