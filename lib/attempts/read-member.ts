import type { ActorWithRole } from '@/lib/contracts/actor';
import type { MemberView } from '@/lib/contracts/classes';
import { findMember } from '@/lib/classes/find-member';
import { withRetry } from '@/lib/db/with-retry';
import { readStandings } from '@/lib/progress/read-standings';
import { listSharedAttempts } from '@/lib/progress/shared-attempts';
import { titlesOfVersions } from '@/lib/questions/question-version';

/** One learner of a class that the actor may see: their standing, and a page of their attempts with the questions named. */
export async function readMember(
  actor: ActorWithRole,
  { classId, learnerId }: { classId: string; learnerId: string },
  page: number,
): Promise<MemberView | null> {
  return withRetry(async () => {
    const found = await findMember(actor, classId, learnerId);
    if (!found) return null;
    const { className, name, joinedAt, shared } = found;
    const [standings, { attempts, pages }] = await Promise.all([
      readStandings([shared]),
      listSharedAttempts(shared, titlesOfVersions, page),
    ]);
    const standing = standings.get(learnerId);
    return standing
      ? { classId, className, member: { learnerId, name, joinedAt, ...standing }, attempts, page, pages }
      : null;
  });
}
