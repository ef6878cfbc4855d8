import type { ClassStanding, ClassTable } from '@/lib/contracts/classes';
import type { MemberOrder } from '@/lib/classes/sort-members';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { topicWords } from '@/components/topic-words';
import { EndClass, JoinCode } from './class-controls';
import { StandingsTable } from './standings-table';

/** A class: sentences first, then a row a learner, then what can be changed. */
export function ClassView({
  table,
  by,
  joinAddress,
}: {
  table: ClassTable;
  by: MemberOrder;
  /** What learners open to join, whole. */
  joinAddress: string;
}) {
  const { classId, name, createdAt, archivedAt, joinCode, members, standing } = table;
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold wrap-anywhere">{name}</h1>
      <p className="text-small text-grey mt-1">
        Made {dayOf(createdAt)}
        {archivedAt !== null && `, archived ${dayOf(archivedAt)}: nobody joins, and later answers are not shown`}
      </p>
      <Sentences learners={members.length} standing={standing} />
      {archivedAt === null && <JoinCode classId={classId} joinCode={joinCode} joinAddress={joinAddress} />}
      {members.length > 0 && (
        <section aria-labelledby="learners" className="mt-12">
          <h2 id="learners" className="text-title font-semibold">
            Learners
          </h2>
          <StandingsTable classId={classId} members={members} by={by} />
        </section>
      )}
      {archivedAt === null && <EndClass classId={classId} />}
    </div>
  );
}

function Sentences({ learners, standing }: { learners: number; standing: ClassStanding }) {
  const { answered, counted, correct, weakest } = standing;
  if (learners === 0) return <p className="text-stem max-w-reading mt-4">Nobody has joined yet.</p>;
  return (
    <div className="max-w-reading mt-4 grid gap-3">
      <p className="text-stem">
        {answered} of {countOf(learners, 'learner')} {answered === 1 ? 'has' : 'have'} answered since joining
        {counted > 0 && `, ${correct} of ${counted} questions right at first sight`}.
      </p>
      {weakest && (
        <p>
          {topicWords[weakest.topic].title} would gain most from teaching: {weakest.correct} of {weakest.counted} right.
        </p>
      )}
    </div>
  );
}
