import Link from 'next/link';
import type { ClassSummary } from '@/lib/contracts/classes';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { TextForm } from '@/components/text-form';

/** An instructor's classes, and a form for another one. */
export function ClassList({
  classes,
  name,
  isAdministrator,
}: {
  classes: readonly ClassSummary[];
  /** What learners know the instructor by, so far. */
  name: string;
  /** Who sees everybody's classes has to be told whose they are. */
  isAdministrator: boolean;
}) {
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold">{isAdministrator ? 'All classes' : 'Your classes'}</h1>
      {classes.length === 0 ? (
        <p className="max-w-reading mt-4">
          A class shows you how its learners do in each topic, and every answer with its replay. Make one, hand out its
          code, and learners appear as they join.
        </p>
      ) : (
        <ul className="border-hairline divide-hairline mt-6 divide-y border-y">
          {classes.map((one) => (
            <ClassRow key={one.classId} {...one} showsInstructor={isAdministrator} />
          ))}
        </ul>
      )}
      <section aria-labelledby="new-class" className="max-w-form mt-12">
        <h2 id="new-class" className="text-title mb-4 font-semibold">
          New class
        </h2>
        <NewClassForm name={name} />
      </section>
    </div>
  );
}

function ClassRow({
  classId,
  name,
  instructor,
  learners,
  createdAt,
  archivedAt,
  showsInstructor,
}: ClassSummary & { showsInstructor: boolean }) {
  return (
    <li className="py-3">
      <Link
        href={`/instructor/classes/${classId}`}
        className="link inline-flex items-center wrap-anywhere pointer-coarse:min-h-11"
      >
        {name}
      </Link>
      <p className="text-small text-grey flex flex-wrap gap-x-4">
        {showsInstructor && <span>{instructor}</span>}
        <span>{countOf(learners, 'learner')}</span>
        <span>made {dayOf(createdAt)}</span>
        {archivedAt !== null && <span>archived {dayOf(archivedAt)}</span>}
      </p>
    </li>
  );
}

function NewClassForm({ name }: { name: string }) {
  const fields = [
    {
      name: 'name',
      label: 'Name of the class',
      hint: 'Such as “MLA-C02, evening course 2026”.',
      autoComplete: 'off',
      maxLength: 80,
    },
    {
      name: 'instructor',
      label: 'Your name',
      hint: 'Learners see it, and not your e-mail address.',
      autoComplete: 'name',
      autoCapitalize: 'words' as const,
      defaultValue: name,
      maxLength: 60,
    },
  ];
  return <TextForm path="/api/classes" fields={fields} button="Make class" done="The class is made." />;
}
