import type { Actor } from '@/lib/contracts/actor';
import { database, type Transaction } from '@/lib/db/client';
import { masteryAfter, type MasteryState, newMastery } from '@/lib/learning/mastery';
import { reviewAfter, type ReviewState } from '@/lib/learning/review';

/** How many answers a guest of this browser has given: what adding them to an account would add. */
export async function countGuestAttempts(guestId: string): Promise<number> {
  const guest = await database.learner.findUnique({
    where: { id: guestId },
    select: { email: true, identities: true },
  });
  if (!guest || guest.email !== null || guest.identities.length > 0) return 0; // an account's progress is nobody's to add
  return database.attempt.count({ where: { learnerId: guestId } });
}

/**
 * Adds a guest's answers to an account and derives its review cards and mastery anew from all of them, in the order in
 * which they were given. The caller has proved that both are the same person's: the session and the guest's signed cookie.
 */
export async function adoptGuest(actor: Actor, guestId: string): Promise<{ added: number }> {
  const { learnerId } = actor;
  if (actor.kind !== 'account' || guestId === learnerId) return { added: 0 };
  return database.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM "Learner" WHERE "id" IN (${learnerId}::uuid, ${guestId}::uuid) ORDER BY "id" FOR UPDATE`;
    const guest = await transaction.learner.findUnique({ where: { id: guestId }, include: { identities: true } });
    if (!guest || guest.email !== null || guest.identities.length > 0) return { added: 0 };
    // a draw's key holds its learner, and attempts follow it
    await transaction.$executeRaw`
      INSERT INTO "Draw" SELECT ${learnerId}::uuid, "id", "questionVersionId", "variantSeed", "optionOrder", "purpose", "drawnAt"
      FROM "Draw" WHERE "learnerId" = ${guestId}::uuid ON CONFLICT DO NOTHING`;
    const { count: added } = await transaction.attempt.updateMany({
      where: { learnerId: guestId },
      data: { learnerId },
    });
    await transaction.draw.deleteMany({ where: { learnerId: guestId } });
    await transaction.learner.delete({ where: { id: guestId } });
    await rebuildProgress(transaction, learnerId);
    return { added };
  });
}

async function rebuildProgress(transaction: Transaction, learnerId: string): Promise<void> {
  const attempts = await transaction.attempt.findMany({
    where: { learnerId },
    orderBy: [{ gradedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      questionId: true,
      topic: true,
      variantSeed: true,
      verdict: true,
      certainty: true,
      gradedAt: true,
    },
  });
  const seen = new Set<string>();
  const repeats: string[] = [];
  const cards = new Map<string, ReviewState>();
  const mastery = new Map<string, MasteryState & { lastSeenAt: Date }>();
  for (const { id, questionId, topic, variantSeed, verdict, certainty, gradedAt } of attempts) {
    const variant = `${questionId} ${variantSeed}`;
    const counts = !seen.has(variant);
    if (!counts) repeats.push(id);
    seen.add(variant);
    cards.set(questionId, reviewAfter(cards.get(questionId) ?? null, verdict, certainty, gradedAt));
    const after = masteryAfter(mastery.get(topic) ?? newMastery, verdict === 'correct', counts);
    mastery.set(topic, { ...after, lastSeenAt: gradedAt });
  }
  await transaction.attempt.updateMany({
    where: { learnerId, id: { in: repeats } },
    data: { countsForMastery: false },
  });
  await transaction.reviewCard.deleteMany({ where: { learnerId } });
  await transaction.mastery.deleteMany({ where: { learnerId } });
  await transaction.reviewCard.createMany({
    data: [...cards].map(([questionId, card]) => ({ learnerId, questionId, ...card })),
  });
  await transaction.mastery.createMany({
    data: [...mastery].map(([topic, state]) => ({ learnerId, topic, ...state })),
  });
}
