import { notFound } from 'next/navigation';
import { readIds } from '@/app/ids';
import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { ClassView } from '@/components/instructor/class-view';
import { joinAddress } from '@/lib/classes/join-code';
import { memberOrderSchema } from '@/lib/classes/sort-members';
import { readClass } from '@/lib/classes/read-class';

export const generateMetadata = titleFor('instructor', 'Class');

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ by?: string | string[] }> };

export default async function ClassPage({ params, searchParams }: Props) {
  const actor = await requirePageRole('instructor');
  const ids = await readIds(params);
  const by = memberOrderSchema.parse((await searchParams).by);
  const table = ids && (await readClass(actor, ids.classId, by));
  if (!table) notFound();
  return <ClassView table={table} by={by} joinAddress={joinAddress(table.joinCode)} />;
}
