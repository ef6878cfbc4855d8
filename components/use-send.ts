'use client';

import { useState } from 'react';
import { type Fields, readFormReply } from './form-reply';
import { postJson } from './post-json';

type Refusal = { message: string; fields: Fields };
const none: Refusal = { message: '', fields: {} };

/** Sends to one door, one thing at a time, and keeps why it was refused until the next is sent. */
export function useSend(path: string) {
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState(none);

  /** Where to go on to, if the door says so; null where nothing came of it. */
  async function send(body: object): Promise<{ href: string | null } | null> {
    if (sending) return null;
    setSending(true);
    setRefusal(none);
    const reply = readFormReply(await postJson(path, body));
    setSending(false);
    if (reply.kind === 'done') return reply;
    setRefusal(reply);
    return null;
  }

  return { send, sending, refusal };
}
