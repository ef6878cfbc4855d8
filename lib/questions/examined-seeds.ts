import type { Question } from '@/lib/contracts/question';
import { countVariants } from '@/lib/variants/make-variant';

/** Variants are put to the test at a second or so each; the key of every variant is derived besides. */
const mostExamined = 3;

/**
 * The variants that a certificate examines: the first, the last and what lies between, evenly spread; of a family one of
 * each member at the least, as members are structurally different and parameters are not.
 */
export function examinedSeeds(question: Question): number[] {
  const count = countVariants(question);
  const members = question.members.length + 1;
  const examined = Math.min(count, Math.max(mostExamined, members));
  // variants of one member follow each other, so an even spread over as many as there are members meets each once
  const share = count / examined;
  if (members > 1)
    return Array.from({ length: examined }, (_, i) => Math.floor(i * share + ((i % 3) * (share - 1)) / 2));
  return Array.from({ length: examined }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, examined - 1)));
}
