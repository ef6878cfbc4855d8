import type { ReactNode } from 'react';
import type { JoinedClass } from '@/lib/contracts/classes';
import { dayOf } from '@/components/clock';
import { PostButton } from '@/components/post-button';
import { SeenByInstructor } from './seen-by-instructor';

/** What joining a class means, the way in, and the classes one is in. */
export function ClassesView({ join, classes }: { join: ReactNode; classes: readonly JoinedClass[] }) {
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold">Classes</h1>
      {classes.length > 0 && <JoinedClasses classes={classes} />}
      <div className="mt-10 gap-x-16 lg:grid lg:grid-cols-[minmax(0,26rem)_minmax(0,41rem)]">
        <section aria-labelledby="join" className="max-w-form">
          <h2 id="join" className="text-title mb-4 font-semibold">
            {classes.length === 0 ? 'Join a class' : 'Join another class'}
          </h2>
          {join}
        </section>
        <SeenByInstructor />
      </div>
    </div>
  );
}

function JoinedClasses({ classes }: { classes: readonly JoinedClass[] }) {
  return (
    <ul aria-label="Your classes" className="border-hairline divide-hairline mt-6 divide-y border-y">
      {classes.map(({ classId, name, instructor, joinedAt, archivedAt }) => (
        <li key={classId} className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 py-4">
          <div className="min-w-0">
            <p className="font-semibold wrap-anywhere">{name}</p>
            <p className="text-small text-grey">
              {instructor} sees what you answer {archivedAt === null ? 'since' : 'from'} {dayOf(joinedAt)}
              {archivedAt !== null && ` to ${dayOf(archivedAt)}, when the class ended`}
            </p>
          </div>
          <details>
            <summary className="link inline-flex min-h-11 items-center">
              Leave<span className="sr-only"> {name}</span>
            </summary>
            <div className="max-w-form mt-1 grid gap-3">
              <p>
                {instructor} then sees nothing of you any more, not even from before. Your own progress stays. Joining
                again begins anew.
              </p>
              <PostButton path={`/api/classes/${classId}/leave`} quiet>
                Leave {name}
              </PostButton>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
