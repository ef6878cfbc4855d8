import Link from 'next/link';
import { TextForm } from '@/components/text-form';

/** For an account: the code and the name the class will know it by. */
export function JoinForm({ code, name }: { code: string; name: string }) {
  const fields = [
    {
      name: 'code',
      label: 'Code',
      hint: 'Eight letters and digits from your instructor, such as KTRV-4H7M.',
      autoComplete: 'off',
      autoCapitalize: 'characters' as const,
      defaultValue: code,
    },
    {
      name: 'name',
      label: 'Your name in the class',
      hint: 'Your instructors see this name, and not your e-mail address.',
      autoComplete: 'name',
      autoCapitalize: 'words' as const,
      defaultValue: name,
      maxLength: 60,
    },
  ];
  return <TextForm path="/api/classes/join" fields={fields} button="Join class" done="You are in." />;
}

/** For a guest: a class knows its learners again, and a browser's guest it could not. */
export function AccountNeeded({ signUpHref, signInHref }: { signUpHref: string; signInHref: string }) {
  return (
    <>
      <p>
        Joining takes an account, so that your instructor knows whose answers they read. What you have answered in this
        browser comes with you.
      </p>
      <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Link href={signUpHref} className="button">
          Create an account
        </Link>
        <Link href={signInHref} className="link inline-flex min-h-11 items-center">
          Sign in
        </Link>
      </div>
    </>
  );
}
