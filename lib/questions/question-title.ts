import type { Question } from '@/lib/contracts/question';

/** What the scenario is called; without that the stem's first sentence, with its placeholders left out. */
export function titleOf({ scenario, stem }: Pick<Question, 'scenario' | 'stem'>): string {
  const { title } = scenario;
  const words = typeof title === 'string' ? title : (stem.trim().split(/(?<=[.?])\s/)[0] ?? '');
  return words.replace(/\{\{.*?\}\}/g, '…').replace(/\s+/g, ' ');
}
