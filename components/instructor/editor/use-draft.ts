'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { AuthoredQuestion, Draft, SavedText, ToldCertificate } from '@/lib/contracts/authoring';
import { postJson, type Reply } from '@/components/post-json';
import { useStored } from '@/components/stored';
import { keepAfterSaving, readCertificate, readKept, readNewer, readNumber, sayRefusal } from './draft-replies';

export type Busy = 'saving' | 'certifying' | 'publishing' | null;

/**
 * A text on its way to a version. What is not saved lives in the browser's session storage with the revision it is based
 * on: a reload or a lost connection loses nothing.
 */
export function useDraft({
  questionId,
  draft,
  certificate,
}: Pick<AuthoredQuestion, 'questionId' | 'draft' | 'certificate'>) {
  const router = useRouter();
  const [keptText, keep] = useStored('session', storageKey(questionId));
  const [lastSaved, setLastSaved] = useState<SavedText | null>(null);
  const [certified, setCertified] = useState<{ text: string; certificate: ToldCertificate } | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const [refusal, setRefusal] = useState('');
  const [said, setSaid] = useState('');
  const [newer, setNewer] = useState<Draft | null>(null);

  const saved: SavedText = lastSaved && lastSaved.revision > draft.revision ? lastSaved : draft;
  const current = readKept(keptText) ?? saved;
  const { text } = current;
  const isDirty = text !== saved.text;

  const address = (door: string) => `/api/questions/${questionId}/${door}`;

  /** Sends to a door; null where it refused, which is then told. */
  async function send(door: string, body: object): Promise<unknown> {
    const reply: Reply = await postJson(address(door), body);
    if (reply.kind === 'reply' && reply.status < 300) return reply.body;
    const theirs = readNewer(reply);
    if (theirs) setNewer(theirs);
    else setRefusal(sayRefusal(reply));
    return null;
  }

  async function saveOver(revision: number): Promise<number | null> {
    if (!isDirty && saved.revision > 0 && revision === saved.revision) return saved.revision;
    const stored = readNumber(await send('draft', { text, revision } satisfies SavedText), 'revision');
    if (stored === null) return null;
    setNewer(null);
    setLastSaved({ text, revision: stored });
    keep(keepAfterSaving(storageKey(questionId), text, stored));
    return stored;
  }

  /** One thing at a time, and what was said before is gone. */
  async function during<T>(what: NonNullable<Busy>, work: () => Promise<T>): Promise<T | null> {
    if (busy) return null;
    setBusy(what);
    setRefusal('');
    setSaid('');
    try {
      return await work();
    } finally {
      setBusy(null);
    }
  }

  return {
    ...{ text, saved, isDirty, busy, refusal, said, newer },
    /** Of the text as it stands; a certificate of another says nothing of it. */
    certificate: certified?.text === text ? certified.certificate : draft.text === text ? certificate : null,
    write: (next: string) => keep(JSON.stringify({ text: next, revision: current.revision } satisfies SavedText)),
    save: () => during('saving', () => saveOver(current.revision)),
    certify: () =>
      during('certifying', async () => {
        const revision = await saveOver(current.revision);
        const made = revision === null ? null : readCertificate(await send('certificate', { revision }));
        if (made) setCertified({ text, certificate: made });
        return made;
      }),
    publish: () =>
      during('publishing', async () => {
        const number = readNumber(await send('publish', { revision: saved.revision }), 'number');
        if (number === null) return;
        setSaid(`Published as version ${number}. It is drawn from now on.`);
        router.refresh();
      }),
    /** Saves the text as it stands over the newer one. */
    keepOwn: () => during('saving', () => (newer ? saveOver(newer.revision) : Promise.resolve(null))),
    /** Goes on from the newer text. */
    takeNewer() {
      if (!newer) return;
      setLastSaved(newer);
      keep(null);
      setNewer(null);
    },
  };
}

const storageKey = (questionId: string) => `question ${questionId}`;
