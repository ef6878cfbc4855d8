import { NavLink } from '@/components/shell/nav-link';

/** The instructors' area under the site's header. */
export function AreaNav({ isAdministrator }: { isAdministrator: boolean }) {
  return (
    <nav aria-label="Instructor" className="border-hairline border-b">
      <div className="page text-small flex flex-wrap items-center gap-x-5">
        <NavLink href="/instructor/classes">Classes</NavLink>
        <NavLink href="/instructor/questions">Questions</NavLink>
        {isAdministrator && <NavLink href="/instructor/people">People</NavLink>}
      </div>
    </nav>
  );
}
