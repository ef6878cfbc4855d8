import type { Question } from '@/lib/contracts/question';
import { countVariants } from '@/lib/variants/make-variant';

/** Variants are put to the test at a second or so each; the key of every variant is derived besides. */
const mostExamined = 3;

/** The variants that a certificate examines: the first, the last and what lies between, evenly spread. */
export function examinedSeeds(question: Question): number[] {
  const count = countVariants(question);
  const examined = Math.min(count, mostExamined);
  return Array.from({ length: examined }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, examined - 1)));
}
