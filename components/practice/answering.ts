import type { LearnerResponse } from '@/lib/contracts/submission';

/** How a question of one kind is answered in the browser; `Work` is what the learner has given so far. */
export type Answering<Work> = {
  /** What was kept in this browser, if it is of this kind. */
  read: (kept: unknown) => Work | null;
  /** The response it makes, or what is in the way; null is given before anything was. */
  check: (work: Work | null) => Checked<Work>;
};

export type Checked<Work> =
  | { kind: 'ready'; response: LearnerResponse }
  /** With `work`, checking again takes that for the answer. */
  | { kind: 'lacking'; message: string; work?: Work };

/** A list of ids as it was kept, or null. */
export function readIds(kept: unknown): string[] | null {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : null;
}
