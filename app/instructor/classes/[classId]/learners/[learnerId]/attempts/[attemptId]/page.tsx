import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readIds } from '@/app/ids';
import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { MemberAttemptLine } from '@/components/instructor/member-attempt-line';
import { AnsweredView } from '@/components/practice/answered-view';
import { readMemberAttempt } from '@/lib/attempts/read-member-attempt';

export const generateMetadata = titleFor('instructor', "A learner's attempt");

type Props = { params: Promise<{ classId: string; learnerId: string; attemptId: string }> };

export default async function MemberAttemptPage({ params }: Props) {
  const actor = await requirePageRole('instructor');
  const ids = await readIds(params);
  const seen = ids && (await readMemberAttempt(actor, ids));
  if (!seen) notFound();
  const { name, question, attempt, replay } = seen;
  const { drawId, verdict, evidence, gradedAt } = attempt;
  const back = `/instructor/classes/${ids.classId}/learners/${ids.learnerId}`;
  return (
    <>
      <MemberAttemptLine name={name} gradedAt={gradedAt} back={back} />
      <AnsweredView
        {...{ drawId, question, verdict, evidence, replay }}
        receiptHref={null}
        onward={
          <Link href={back} className="button button-quiet">
            All attempts of {name}
          </Link>
        }
      />
    </>
  );
}
