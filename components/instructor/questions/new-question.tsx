'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef } from 'react';
import { Field } from '@/components/field';
import { Select } from '@/components/select';
import { topicWords } from '@/components/topic-words';
import { useSend } from '@/components/use-send';

type Choice = { value: string; text: string };

/** Begins a question from the template of one of the kinds, or from another question. */
export function NewQuestion(from: { kinds: readonly Choice[] } | { copyOf: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { send, sending, refusal } = useSend('/api/questions');

  // an effect, because the field that is wrong is marked only when the refusal has been rendered
  useEffect(() => {
    if (refusal.message !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    const done = await send('copyOf' in from ? { ...given, copyOf: from.copyOf } : given);
    if (done?.href) router.push(done.href);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      {'kinds' in from && <WhatKind kinds={from.kinds} />}
      <Field
        name="questionId"
        label="Id"
        type="text"
        hint="Lower-case letters, digits and _, such as noon_spike. It stays as it is; learners never see it."
        autoComplete="off"
        maxLength={60}
        error={refusal.fields['questionId']}
      />
      <p role="alert" className="text-small text-lost empty:hidden">
        {refusal.message}
      </p>
      <button type="submit" aria-disabled={sending} className="button">
        {sending ? 'One moment' : 'kinds' in from ? 'Begin question' : 'Make a copy'}
      </button>
    </form>
  );
}

function WhatKind({ kinds }: { kinds: readonly Choice[] }) {
  const topics = Object.entries(topicWords).map(([value, { title }]) => ({ value, text: title }));
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select name="kind" label="Kind" options={kinds} chosen="choice" />
      <Select name="topic" label="Topic" options={topics} chosen="policies" />
    </div>
  );
}
