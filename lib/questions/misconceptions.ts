import { z } from 'zod';
import { type Misconception, misconceptionSchema } from '@/lib/contracts/misconception';
import catalogue from './misconceptions.json';

/** Every belief that a distractor of the bank may stand for. */
export const misconceptions: readonly Misconception[] = z.array(misconceptionSchema).parse(catalogue);

const byId = new Map(misconceptions.map((misconception) => [misconception.id, misconception]));

export function findMisconception(id: string): Misconception | null {
  return byId.get(id) ?? null;
}
