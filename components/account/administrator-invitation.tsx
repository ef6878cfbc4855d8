import Link from 'next/link';
import type { LinkState } from '@/lib/auth/administrator-link';
import { PostButton } from '@/components/post-button';
import { StatePage } from '@/components/states/state-page';

/** What the link that the starter prints leads to. */
export function AdministratorInvitation({
  state,
  token,
  name,
  signUpHref,
  signInHref,
}: {
  state: LinkState['kind'];
  token: string;
  /** Whose account it is, as the header says it. */
  name: string;
  signUpHref: string;
  signInHref: string;
}) {
  if (state === 'closed') return <ClosedLink />;
  if (state === 'administrator') {
    const on = (
      <Link href="/instructor/people" className="button">
        Give others their roles
      </Link>
    );
    return (
      <StatePage title="You are an administrator" action={on}>
        <p>Nothing is left to do with this link.</p>
      </StatePage>
    );
  }
  const action =
    state === 'open' ? (
      <PostButton path="/api/administrator" body={{ token }}>
        Become administrator
      </PostButton>
    ) : (
      <>
        <Link href={signUpHref} className="button">
          Create an account
        </Link>
        <Link href={signInHref} className="link inline-flex min-h-11 items-center">
          Sign in
        </Link>
      </>
    );
  return (
    <StatePage title="Become the administrator" action={action}>
      <p>
        This Cooldown has no administrator yet. The administrator says who is an instructor, and can see every class and
        the e-mail address of every account.
      </p>
      {state === 'open' ? (
        <p>
          You are signed in as <strong className="wrap-anywhere">{name}</strong>. The link then works for nobody else.
        </p>
      ) : (
        <p>It takes an account. Make one or sign in, and you come back here to confirm.</p>
      )}
    </StatePage>
  );
}

function ClosedLink() {
  return (
    <StatePage title="This link does not work">
      <p>It may have been used, be older than an hour, or be mistyped; a newer one may have taken its place.</p>
      <p>
        While there is no administrator, every start of Cooldown prints a new link. Whoever runs it can start it again.
        If there is one already, they can give you a role.
      </p>
    </StatePage>
  );
}
