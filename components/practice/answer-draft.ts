import { v7 as uuidv7 } from 'uuid';
import type { Certainty, LearnerResponse } from '@/lib/contracts/submission';
import { isRecord } from '@/components/post-json';

/** An answer that is not stored yet. Its id is made with the first choice and kept, so that sending twice stores once. */
export type AnswerDraft = {
  attemptId: string;
  chosen: readonly string[];
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
    const { attemptId, chosen, certainty, sent } = draft;
    if (typeof attemptId !== 'string' || !Array.isArray(chosen)) return null;
    return {
      attemptId,
      chosen: chosen.filter((id) => typeof id === 'string'),
      certainty: certainties.find((word) => word === certainty) ?? null,
      sent: sent === true,
    };
  } catch {
    return null; // not ours, or cut off: the learner chooses again
  }
}

export const certainties = ['guess', 'unsure', 'sure'] satisfies Certainty[];

export const newDraft = (): AnswerDraft => ({ attemptId: uuidv7(), chosen: [], certainty: null, sent: false });

export type ChoiceKind = 'choice' | 'choices';

/** One option replaces another; of several each comes and goes. In the order shown, not in the order clicked. */
export function choose(kind: ChoiceKind, chosen: readonly string[], id: string, order: readonly string[]): string[] {
  if (kind === 'choice') return [id];
  const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  return order.filter((other) => next.includes(other));
}

export function toResponse(kind: ChoiceKind, chosen: readonly string[]): LearnerResponse {
  return kind === 'choice' ? { option: chosen[0] ?? '' } : { options: [...chosen] };
}
