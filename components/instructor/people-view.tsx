import type { People, Person } from '@/lib/auth/people';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { RoleForm } from './role-form';

/** Every account with its role, for administrators. */
export function PeopleView({
  people,
  total,
  find,
  own,
}: People & {
  find: string;
  /** The reader's own id: taking the role from oneself deserves a word. */
  own: string;
}) {
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold">People</h1>
      <p className="max-w-reading mt-2">
        Instructors see the question bank and the classes that they make. Administrators see all classes and this page.
        A role that you take ends at once.
      </p>
      <form action="/instructor/people" className="mt-6 flex max-w-form items-end gap-3">
        <div className="min-w-0 flex-1">
          <label htmlFor="find" className="text-small mb-1 block font-semibold">
            Name or e-mail
          </label>
          <input id="find" name="find" type="search" defaultValue={find} maxLength={100} className="field" />
        </div>
        <button type="submit" className="button button-quiet">
          Find
        </button>
      </form>
      <p role="status" className="text-small text-grey mt-6 mb-2">
        {countOf(total, 'account')}
        {find !== '' && ` with “${find}” in name or e-mail`}
        {people.length < total && `; the first ${people.length} are shown`}
      </p>
      <ul className="border-hairline divide-hairline divide-y border-y empty:hidden">
        {people.map((person) => (
          <PersonRow key={person.learnerId} {...person} isOwn={person.learnerId === own} />
        ))}
      </ul>
    </div>
  );
}

const providerWords: Record<string, string> = { github: 'GitHub', google: 'Google', oidc: 'single sign-on' };

function PersonRow({ learnerId, name, email, providers, role, createdAt, isOwn }: Person & { isOwn: boolean }) {
  const called = name ?? email ?? 'Without a name';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          {called}
          {isOwn && <span className="text-grey"> (you)</span>}
        </p>
        <p className="text-small text-grey flex flex-wrap gap-x-4">
          {name !== null && email !== null && <span className="wrap-anywhere">{email}</span>}
          {providers.map((provider) => (
            <span key={provider}>signs in with {providerWords[provider] ?? provider}</span>
          ))}
          <span>since {dayOf(createdAt)}</span>
        </p>
      </div>
      {/* read anew after a change, so that the choice starts from what is stored */}
      <RoleForm key={role} learnerId={learnerId} called={called} role={role} />
    </li>
  );
}
