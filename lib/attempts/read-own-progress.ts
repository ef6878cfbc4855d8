import type { Actor } from '@/lib/contracts/actor';
import type { Progress } from '@/lib/contracts/progress';
import { withRetry } from '@/lib/db/with-retry';
import { emptyProgress, readProgress } from '@/lib/progress/read-progress';
import { titlesOfVersions } from '@/lib/questions/question-version';

/** The progress page of the actor, with the questions named; of nobody yet, where no question was answered. */
export async function readOwnProgress(actor: Actor | null, now: Date): Promise<Progress> {
  if (!actor) return emptyProgress();
  return withRetry(() => readProgress(actor, titlesOfVersions, now));
}
