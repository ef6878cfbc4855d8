import { redirect } from 'next/navigation';
import { requirePageRole } from './require-page-role';

export default async function InstructorPage() {
  await requirePageRole('instructor');
  redirect('/instructor/classes');
}
