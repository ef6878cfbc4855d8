import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readIds } from '@/app/ids';
import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { MemberPage } from '@/components/instructor/member-page';
import { readMember } from '@/lib/attempts/read-member';

export const generateMetadata = titleFor('instructor', 'Learner');

const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);

type Props = {
  params: Promise<{ classId: string; learnerId: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export default async function LearnerPage({ params, searchParams }: Props) {
  const actor = await requirePageRole('instructor');
  const ids = await readIds(params);
  const view = ids && (await readMember(actor, ids, pageSchema.parse((await searchParams).page)));
  if (!view) notFound();
  return <MemberPage view={view} />;
}
