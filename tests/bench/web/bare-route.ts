// The bare route that `npm run bench:web` measures beside POST /api/attempts: the same session, the same three rows in one
// transaction, and nothing of what makes an answer (no draw read, no simulation, no grading). It exists only in the copy
// of the app that the bench builds.
import { requireActor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

export async function POST(request: Request) {
  const { learnerId } = await requireActor();
  const { attempt, card, mastery } = await request.json();
  const gradedAt = new Date();
  await database.$transaction([
    database.learner.createMany({ data: [{ id: learnerId, createdAt: gradedAt }], skipDuplicates: true }),
    database.attempt.create({ data: { ...attempt, learnerId, gradedAt } }),
    database.reviewCard.upsert({
      where: { learnerId_questionId: { learnerId, questionId: card.questionId } },
      create: { ...card, learnerId, due: gradedAt },
      update: { ...card, due: gradedAt },
    }),
    database.mastery.upsert({
      where: { learnerId_topic: { learnerId, topic: mastery.topic } },
      create: { ...mastery, learnerId, lastSeenAt: gradedAt },
      update: { ...mastery, lastSeenAt: gradedAt },
    }),
  ]);
  return Response.json({ stored: true, evidence: attempt.evidence });
}

/** A version to point at: GET /api/bare. */
export async function GET() {
  const version = await database.questionVersion.findFirstOrThrow({ select: { id: true, questionId: true } });
  return Response.json(version);
}
