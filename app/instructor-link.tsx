import { NavLink } from '@/components/shell/nav-link';
import { mayInstruct } from '@/lib/auth/account';

/** The way to the instructors' area, for those who may go there. */
export async function InstructorLink() {
  return (await mayInstruct()) && <NavLink href="/instructor">Instructor</NavLink>;
}
