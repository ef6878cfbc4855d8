import type { ActorWithRole } from '@/lib/contracts/actor';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Replay } from '@/lib/contracts/replay';
import { findMember } from '@/lib/classes/find-member';
import { withRetry } from '@/lib/db/with-retry';
import type { Attempt } from '@/lib/progress/attempt';
import { findSharedAttempt } from '@/lib/progress/shared-attempts';
import { findDraw } from '@/lib/questions/draw';
import { toPublicQuestion } from '@/lib/questions/to-public-question';
import { answerAgain } from './answer-again';
import { replayOf } from './read-replay';

/** What a learner saw after answering, for an instructor of the learner's. */
export type MemberAttempt = { name: string; question: PublicQuestion; attempt: Attempt; replay: Replay | null };

export async function readMemberAttempt(
  actor: ActorWithRole,
  { classId, learnerId, attemptId }: { classId: string; learnerId: string; attemptId: string },
): Promise<MemberAttempt | null> {
  return withRetry(async () => {
    const member = await findMember(actor, classId, learnerId);
    const attempt = member && (await findSharedAttempt(member.shared, attemptId));
    const draw = attempt && (await findDraw({ learnerId }, attempt.drawId));
    if (!member || !attempt || !draw) return null;
    const again = answerAgain(draw, attempt);
    return { name: member.name, question: toPublicQuestion(draw), attempt, replay: again && replayOf(again) };
  });
}
