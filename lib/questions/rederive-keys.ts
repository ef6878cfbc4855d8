import type { Question } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { coreVersion } from '@/lib/simulation/core-version';
import { deriveKeys } from './derive-keys';
import { readVersion, withdrawVersion } from './question-version';

export type Rederived = { confirmed: string[]; withdrawn: string[] };

/**
 * Derives the key of everything published by another core again. What keeps its key stays, with a certificate that names
 * the older core until somebody certifies it again; what does not leaves the draws.
 */
export async function rederiveKeys(): Promise<Rederived> {
  const result: Rederived = { confirmed: [], withdrawn: [] };
  const heads = await database.questionVersion.findMany({
    where: { status: 'published', coreVersion: { not: coreVersion } },
    select: { id: true, questionId: true, number: true, status: true },
  });
  for (const head of heads) {
    const { question, keys } = await readVersion(head);
    if (hasKeys(question, JSON.stringify(keys))) {
      await database.questionVersion.update({ where: { id: head.id }, data: { coreVersion } });
      result.confirmed.push(head.questionId);
    } else {
      await withdrawVersion(head.id);
      result.withdrawn.push(head.questionId);
    }
  }
  return result;
}

function hasKeys(question: Question, keys: string): boolean {
  const derived = deriveKeys(question);
  return derived.kind === 'keys' && JSON.stringify(derived.keys) === keys;
}
