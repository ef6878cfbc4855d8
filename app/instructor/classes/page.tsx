import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { ClassList } from '@/components/instructor/class-list';
import { listClasses } from '@/lib/classes/list-classes';

export const generateMetadata = titleFor('instructor', 'Classes');

export default async function ClassesPage() {
  const actor = await requirePageRole('instructor');
  const { classes, name } = await listClasses(actor);
  return <ClassList classes={classes} name={name} isAdministrator={actor.role === 'administrator'} />;
}
