import { stringify } from 'yaml';
import type { ActorWithRole } from '@/lib/contracts/actor';
import type { NewQuestion } from '@/lib/contracts/authoring';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { titleOf } from './question-title';
import { readVersion } from './question-version';
import { templateOf } from './question-templates';
import { mayRead } from './written-by';

export type Created = { kind: 'created'; questionId: string } | { kind: 'taken' } | { kind: 'not-found' };

/** Makes a question of the actor's own, with a text to begin from: a template, or that of another question. */
export async function createQuestion(actor: ActorWithRole, wanted: NewQuestion, now: Date): Promise<Created> {
  if (!mayRead(actor)) return { kind: 'not-found' };
  return withRetry(async (): Promise<Created> => {
    const start = 'copyOf' in wanted ? await copyOf(wanted.copyOf, wanted.questionId) : templateOf(wanted);
    if (!start) return { kind: 'not-found' };
    const { questionId } = wanted;
    const { topic, kind, title, text } = start;
    return database.$transaction(async (transaction): Promise<Created> => {
      const head = { id: questionId, topic, kind, ownerId: actor.learnerId };
      const { count } = await transaction.question.createMany({
        data: [{ ...head, status: 'draft' }],
        skipDuplicates: true,
      });
      if (count === 0) return { kind: 'taken' };
      await transaction.questionDraft.create({ data: { questionId, text, title, revision: 1, updatedAt: now } });
      return { kind: 'created', questionId };
    });
  });
}

type Start = { topic: string; kind: string; title: string; text: string };

/** The published text of a question under another id; drafts are their owner's business. */
async function copyOf(questionId: string, newId: string): Promise<Start | null> {
  const row = await database.question.findUnique({ where: { id: questionId }, include: { currentVersion: true } });
  if (!row?.currentVersion) return null;
  const { question } = await readVersion(row.currentVersion);
  const title = `${titleOf(question)} (copy)`;
  const { schema, ...rest } = question;
  const scenario = { ...question.scenario, title };
  return { topic: row.topic, kind: row.kind, title, text: toYaml({ schema, ...rest, id: newId, scenario }) };
}

/** As the bundled questions are written: two spaces, lines of 120 characters. */
export const toYaml = (document: object) => stringify(document, { lineWidth: 120, blockQuote: 'literal' });
