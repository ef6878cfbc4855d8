import type { ActorWithRole } from '@/lib/contracts/actor';
import type { Draft, SavedText } from '@/lib/contracts/authoring';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { parseQuestion } from './parse-question';
import { titleOf } from './question-title';
import { writtenBy } from './written-by';

export type Saved = { kind: 'saved'; revision: number } | { kind: 'conflict'; newer: Draft } | { kind: 'not-found' };

/**
 * Saves a draft over the revision that its writer read. Where another was saved meanwhile nothing is stored, and the
 * newer one comes back for the writer to see; the same text again is no conflict.
 */
export async function saveDraft(
  actor: ActorWithRole,
  questionId: string,
  { text, revision }: SavedText,
  now: Date,
): Promise<Saved> {
  return withRetry(async (): Promise<Saved> => {
    const question = await database.question.findFirst({
      where: { AND: [{ id: questionId }, writtenBy(actor)] },
      include: { draft: true },
    });
    if (!question) return { kind: 'not-found' };
    if (question.draft?.text === text) return { kind: 'saved', revision: question.draft.revision };
    const written = { ...describe(text), text, revision: revision + 1, updatedAt: now };
    const { count } = question.draft
      ? await database.questionDraft.updateMany({ where: { questionId, revision }, data: written })
      : await database.questionDraft.createMany({ data: [{ questionId, ...written }], skipDuplicates: true });
    if (count === 1) return { kind: 'saved', revision: revision + 1 };
    const newer = await database.questionDraft.findUniqueOrThrow({ where: { questionId } });
    return { kind: 'conflict', newer: toDraft(newer) };
  });
}

/** What a list needs of a text that may be anything. */
function describe(text: string): { title?: string } {
  const parsed = parseQuestion(text);
  return parsed.kind === 'question' ? { title: titleOf(parsed.question) } : {};
}

export function toDraft({ text, revision, updatedAt }: { text: string; revision: number; updatedAt: Date }): Draft {
  return { text, revision, updatedAt: updatedAt.toISOString() };
}

/** Deletes what is not published; a question that never was goes with it. */
export async function discardDraft(
  actor: ActorWithRole,
  questionId: string,
): Promise<{ kind: 'discarded'; remains: boolean } | { kind: 'not-found' }> {
  const where = { AND: [{ id: questionId }, writtenBy(actor)] };
  return withRetry(async () => {
    const question = await database.question.findFirst({ where, include: { _count: { select: { versions: true } } } });
    if (!question) return { kind: 'not-found' };
    const remains = question._count.versions > 0;
    if (remains) await database.questionDraft.deleteMany({ where: { questionId } });
    else await database.question.deleteMany({ where: { ...where, versions: { none: {} } } });
    return { kind: 'discarded', remains };
  });
}
