import type { Actor } from '@/lib/contracts/actor';
import type { DayProgress, Progress, TopicProgress } from '@/lib/contracts/progress';
import { topics } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { masteryEstimate, newMastery } from '@/lib/learning/mastery';
import { readMisconceptions } from './read-misconceptions';
import { summaryColumns, type TitlesOf, toAttemptSummaries } from './attempt-summary';

const recentAttempts = 20;

/** The actor's own progress, from stored attempts. */
export async function readProgress(actor: Actor, titlesOf: TitlesOf, now: Date): Promise<Progress> {
  const { learnerId } = actor;
  const [mastery, due, days, recent, totalAttempts, misconceptions] = await Promise.all([
    database.mastery.findMany({ where: { learnerId } }),
    countDue(learnerId, now),
    readDays(learnerId),
    database.attempt.findMany({
      where: { learnerId },
      orderBy: { gradedAt: 'desc' },
      take: recentAttempts,
      select: summaryColumns,
    }),
    database.attempt.count({ where: { learnerId } }),
    readMisconceptions(actor),
  ]);
  const topicRows = topics.map((topic): TopicProgress => {
    const row = mastery.find((one) => one.topic === topic);
    const { counted, correct, attempts } = row ?? newMastery;
    const lastSeenAt = row?.lastSeenAt.toISOString() ?? null;
    return {
      topic,
      counted,
      correct,
      attempts,
      ...masteryEstimate(row ?? newMastery),
      reviewsDue: due.get(topic) ?? 0,
      lastSeenAt,
    };
  });
  return {
    sentences: describeProgress(topicRows, totalAttempts),
    topics: topicRows,
    days,
    recent: await toAttemptSummaries(recent, titlesOf),
    misconceptions,
    totalAttempts,
  };
}

/** The progress of somebody who has not answered anything. */
export function emptyProgress(): Progress {
  const untouched = { ...newMastery, ...masteryEstimate(newMastery), reviewsDue: 0, lastSeenAt: null };
  const rows = topics.map((topic): TopicProgress => {
    const { counted, correct, attempts, mastery, low, high, reviewsDue, lastSeenAt } = untouched;
    return { topic, counted, correct, attempts, mastery, low, high, reviewsDue, lastSeenAt };
  });
  return { sentences: [], topics: rows, days: [], recent: [], misconceptions: [], totalAttempts: 0 };
}

async function countDue(learnerId: string, now: Date): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ topic: string; due: bigint }[]>`
    SELECT q."topic", count(*) AS due FROM "ReviewCard" c JOIN "Question" q ON q."id" = c."questionId"
    WHERE c."learnerId" = ${learnerId}::uuid AND c."due" <= ${now}::timestamp AND q."status" = 'published'
    GROUP BY q."topic"`;
  return new Map(rows.map(({ topic, due }) => [topic, Number(due)]));
}

/** Attempts by UTC day, oldest first. */
async function readDays(learnerId: string): Promise<DayProgress[]> {
  const rows = await database.$queryRaw<{ day: string; attempts: bigint; correct: bigint }[]>`
    SELECT to_char("gradedAt", 'YYYY-MM-DD') AS day, count(*) AS attempts,
           count(*) FILTER (WHERE "verdict" = 'correct') AS correct
    FROM "Attempt" WHERE "learnerId" = ${learnerId}::uuid GROUP BY 1 ORDER BY 1`;
  return rows.map(({ day, attempts, correct }) => ({ day, attempts: Number(attempts), correct: Number(correct) }));
}

const enoughToJudge = 5;

function describeProgress(rows: readonly TopicProgress[], totalAttempts: number): string[] {
  if (totalAttempts === 0) return [];
  const counted = rows.reduce((sum, row) => sum + row.counted, 0);
  const correct = rows.reduce((sum, row) => sum + row.correct, 0);
  const sentences = [
    `You have answered ${count(totalAttempts, 'question')}, ${correct} of ${counted} right at first sight.`,
  ];
  const judged = rows.filter((row) => row.counted > 0);
  const weakest = [...judged].sort((a, b) => a.mastery - b.mastery)[0];
  const untouched = rows.filter((row) => row.counted === 0);
  if (counted < enoughToJudge) sentences.push('A few more answers will make the figures below worth reading.');
  else if (weakest)
    sentences.push(
      `${words(weakest.topic)} would gain most from practice: ${weakest.correct} of ${weakest.counted} right.`,
    );
  if (untouched.length > 0 && untouched.length < rows.length) {
    sentences.push(`Not practised yet: ${untouched.map(({ topic }) => words(topic)).join(', ')}.`);
  }
  const due = rows.reduce((sum, row) => sum + row.reviewsDue, 0);
  if (due > 0) sentences.push(`${count(due, 'question')} ${due === 1 ? 'is' : 'are'} due for review.`);
  return sentences;
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

const topicWords: Record<TopicProgress['topic'], string> = {
  policies: 'Scaling policies',
  metrics: 'Metrics',
  cooldowns: 'Cooldowns',
  'vpc-endpoints': 'VPC endpoints',
  spot: 'Spot',
  'scale-to-zero': 'Scale to zero',
};
const words = (topic: TopicProgress['topic']) => topicWords[topic];
