import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { PeopleView } from '@/components/instructor/people-view';
import { listPeople } from '@/lib/auth/people';

export const generateMetadata = titleFor('administrator', 'People');

export default async function PeoplePage({ searchParams }: { searchParams: Promise<{ find?: string | string[] }> }) {
  const actor = await requirePageRole('administrator');
  const find = [(await searchParams).find ?? ''].flat().join('').trim().slice(0, 100);
  const { people, total } = await listPeople(actor, find);
  return <PeopleView people={people} total={total} find={find} own={actor.learnerId} />;
}
