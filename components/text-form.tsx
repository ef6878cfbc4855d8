'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, type FormEvent, useEffect, useRef, useState } from 'react';
import { Field } from './field';
import { useSend } from './use-send';

export type TextField = Omit<ComponentProps<typeof Field>, 'type' | 'error'>;

/** A few lines of text for one door. Afterwards the page is read anew, or the reply says where to go. */
export function TextForm({
  path,
  fields,
  button,
  done,
}: {
  path: string;
  fields: readonly TextField[];
  button: string;
  /** What is said when it was taken and the page stays. */
  done: string;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState('');
  const { send, sending, refusal } = useSend(path);

  // an effect, because the field that is wrong is marked only when the refusal has been rendered
  useEffect(() => {
    if (refusal.message !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaid('');
    const reply = await send(Object.fromEntries(new FormData(event.currentTarget)));
    if (!reply) return;
    if (reply.href) return router.push(reply.href);
    form.current?.reset();
    setSaid(done);
    router.refresh();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      {fields.map((field) => (
        <Field key={field.name} {...field} type="text" error={refusal.fields[field.name]} />
      ))}
      <p role="alert" className="text-small text-lost empty:hidden">
        {refusal.message}
      </p>
      <button type="submit" aria-disabled={sending} className="button">
        {sending ? 'One moment' : button}
      </button>
      <p role="status" className="empty:hidden">
        {said}
      </p>
    </form>
  );
}
