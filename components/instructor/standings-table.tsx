import Link from 'next/link';
import type { MemberStanding, TopicStanding } from '@/lib/contracts/classes';
import type { MemberOrder } from '@/lib/classes/sort-members';
import { dayOf } from '@/components/clock';
import { formatPercent } from '@/components/figures';
import { MasteryBar } from '@/components/progress/mastery-bar';
import { topicWords } from '@/components/topic-words';
import { columnWords, SortLine, SortLink } from './sort-links';

/**
 * Learners × topics. A row a learner where there is room for the columns; on a narrow page a block a learner with the
 * topics that have answers.
 */
export function StandingsTable({
  classId,
  members,
  by,
}: {
  classId: string;
  members: readonly MemberStanding[];
  by: MemberOrder;
}) {
  const columns: MemberOrder[] = ['name', 'last', ...(members[0]?.topics ?? []).map(({ topic }) => topic)];
  return (
    <>
      <SortLine columns={columns} by={by} />
      <table className="mt-3 w-full text-left max-lg:block">
        <caption className="text-small text-grey pb-2 text-left max-lg:block">
          Since joining: the chance of answering the topic&apos;s next question right, with its 90&nbsp;% interval, and
          first tries that were right. By {columnWords[by].toLowerCase()}
          {by !== 'name' && by !== 'last' && ', lowest first'}.
        </caption>
        <thead className="text-small max-lg:hidden">
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="py-2 pr-4 align-bottom font-normal"
                {...(column === by && { 'aria-sort': column === 'last' ? 'descending' : 'ascending' })}
              >
                <SortLink column={column} by={by} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-hairline border-hairline divide-y border-y max-lg:block">
          {members.map((member) => (
            <MemberRow key={member.learnerId} classId={classId} member={member} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function MemberRow({ classId, member }: { classId: string; member: MemberStanding }) {
  const { learnerId, name, lastSeenAt, topics } = member;
  return (
    <tr className="align-top max-lg:block max-lg:py-4">
      <th scope="row" className="py-3 pr-4 font-normal max-lg:block max-lg:p-0">
        <Link
          href={`/instructor/classes/${classId}/learners/${learnerId}`}
          className="link inline-flex items-center wrap-anywhere pointer-coarse:min-h-11"
        >
          {name}
        </Link>
      </th>
      <td className="text-small text-grey py-3.5 pr-4 whitespace-nowrap max-lg:block max-lg:p-0">
        {lastSeenAt === null ? (
          'no answer yet'
        ) : (
          <>
            <span className="lg:sr-only">last answer </span>
            {dayOf(lastSeenAt)}
          </>
        )}
      </td>
      {topics.map((standing) => (
        <StandingCell key={standing.topic} {...standing} />
      ))}
    </tr>
  );
}

function StandingCell({ topic, counted, correct, mastery, low, high }: TopicStanding) {
  if (counted === 0) {
    return (
      <td className="text-grey py-3 pr-4 max-lg:hidden">
        <span className="sr-only">no answers</span>
        <span aria-hidden="true">–</span>
      </td>
    );
  }
  return (
    <td className="text-small py-3 pr-4 max-lg:grid max-lg:grid-cols-[9rem_1fr] max-lg:items-center max-lg:p-0 max-lg:pt-2 max-sm:grid-cols-[8rem_1fr]">
      <span className="lg:hidden">{topicWords[topic].title}</span>
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="w-24">
          <MasteryBar mastery={mastery} low={low} high={high} />
        </div>
        <span className="whitespace-nowrap">
          {formatPercent(Math.round(mastery * 100) / 100)}{' '}
          <span className="text-grey">
            {correct} of {counted}
          </span>
        </span>
      </div>
    </td>
  );
}
