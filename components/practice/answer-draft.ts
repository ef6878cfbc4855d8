import { v7 as uuidv7 } from 'uuid';
import type { Certainty } from '@/lib/contracts/submission';
import { isRecord } from '@/components/post-json';

/** An answer that is not stored yet. Its id is made with the first input and kept, so that sending twice stores once. */
export type AnswerDraft = {
  attemptId: string;
  /** What was given so far, as its kind keeps it (answering.ts); null before anything was. */
  work: unknown;
  certainty: Certainty | null;
  /** Sent at least once: it may have arrived, so it must not change under the same id. */
  sent: boolean;
};

export const draftKey = (drawId: string) => `cooldown.answer.${drawId}`;

export function parseDraft(text: string | null): AnswerDraft | null {
  if (text === null) return null;
  try {
    const draft: unknown = JSON.parse(text);
    if (!isRecord(draft)) return null;
    const { attemptId, work, certainty, sent } = draft;
    if (typeof attemptId !== 'string' || work === undefined) return null;
    return {
      attemptId,
      work,
      certainty: certainties.find((word) => word === certainty) ?? null,
      sent: sent === true,
    };
  } catch {
    return null; // not ours, or cut off: the learner answers again
  }
}

export const certainties = ['guess', 'unsure', 'sure'] satisfies Certainty[];

export const newDraft = (): AnswerDraft => ({ attemptId: uuidv7(), work: null, certainty: null, sent: false });
