'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Field } from '@/components/field';
import type { Fields } from '@/components/form-reply';
import { type AccountEndpoint, postAccount } from './post-account';

/** E-mail and password, checked here for what the server would refuse anyway, and by the server for the rest. */
export function CredentialsForm({
  endpoint,
  next,
  button,
  newPassword,
  signInWith,
}: {
  endpoint: AccountEndpoint;
  /** Where to go afterwards, unless the reply names another page. */
  next: string;
  button: string;
  /** Present where the password is chosen: its rule in words and its least length. */
  newPassword?: { rule: string; minLength: number };
  /** Where an account that was just made signs in, if making it does not. */
  signInWith?: AccountEndpoint;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const [message, setMessage] = useState('');
  const [errors, setErrors] = useState<Fields>({});

  function refuse(text: string, fields: Fields) {
    setMessage(text);
    setErrors(fields);
    const [first] = Object.keys(fields);
    if (first !== undefined) form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const entries = new FormData(event.currentTarget);
    const email = String(entries.get('email') ?? '').trim();
    const password = String(entries.get('password') ?? '');
    const missing = checkCredentials(email, password, newPassword?.minLength ?? 1);
    if (Object.keys(missing).length > 0) return refuse('', missing);

    setSending(true);
    setMessage('');
    setErrors({});
    let reply = await postAccount(endpoint, bodyFor(endpoint, email, password, next));
    if (reply.kind === 'done' && signInWith) {
      reply = await postAccount(signInWith, bodyFor(signInWith, email, password, next));
    }
    // a whole new page: the header, the guest's cookie and every cached page belong to somebody else now
    if (reply.kind === 'done') return window.location.assign(reply.href ?? next);
    setSending(false);
    refuse(reply.message, reply.fields);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <Field name="email" label="E-mail" type="email" autoComplete="email" error={errors['email']} />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete={newPassword ? 'new-password' : 'current-password'}
        error={errors['password']}
        {...(newPassword && { hint: newPassword.rule })}
      />
      <p role="alert" className="text-small text-lost empty:hidden">
        {message}
      </p>
      <button type="submit" aria-disabled={sending} className="button">
        {sending ? 'One moment' : button}
      </button>
    </form>
  );
}

/** next-auth wants to hear where its reader goes next; our own doors take nothing that they do not know. */
const bodyFor = ({ csrfPath }: AccountEndpoint, email: string, password: string, next: string) =>
  csrfPath === undefined ? { email, password } : { email, password, callbackUrl: next };

export function checkCredentials(email: string, password: string, minLength: number): Fields {
  const fields: Fields = {};
  if (!/^\S+@\S+$/.test(email)) fields['email'] = 'Write your e-mail address, such as name@example.org.';
  if (password === '') fields['password'] = 'Write your password.';
  else if (password.length < minLength) fields['password'] = `Use at least ${minLength} characters.`;
  return fields;
}
