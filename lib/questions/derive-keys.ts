import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import type { Question } from '@/lib/contracts/question';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { findFact } from '@/lib/aws/facts';
import { countVariants } from '@/lib/variants/make-variant';
import { rulebooksOf, runVariant } from './run-variant';

/** The published key: for each rulebook asked, the right options of every variant. */
export const keysSchema = z.partialRecord(z.enum(['aws', 'course']), z.array(z.array(z.string())));
export type Keys = z.infer<typeof keysSchema>;

const problemSchema = z.object({ path: z.string(), message: z.string() });
export const derivedKeysSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keys'), keys: keysSchema }),
  z.strictObject({ kind: z.literal('refused'), problems: z.array(problemSchema) }),
]);
export type DerivedKeys = { kind: 'keys'; keys: Keys } | { kind: 'refused'; problems: DocumentProblem[] };

/** Derives the key of every variant by every rulebook asked; refuses a question for which one cannot be named. */
export function deriveKeys(question: Question): DerivedKeys {
  const problems: DocumentProblem[] = question.references
    .filter((id) => !findFact(id))
    .map((id) => ({ path: 'references', message: `there is no fact ${id}` }));
  const keys: Keys = {};
  for (const rulebook of rulebooksOf(question)) {
    const ofVariants: string[][] = [];
    for (let seed = 0; seed < countVariants(question); seed++) {
      const result = runVariant(question, seed, rulebook);
      if (result.kind === 'bad-question') return { kind: 'refused', problems: [...problems, ...result.problems] };
      const { key, variant } = result.run;
      if (key.kind === 'key') ofVariants.push([...key.ids]);
      else problems.push({ path: `variant ${seed} (${variant.member}), ${rulebook}`, message: key.message });
    }
    keys[rulebook] = ofVariants;
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  const differing = (keys.aws ?? []).findIndex((ids, seed) => keys.course && ids.join() !== keys.course[seed]?.join());
  if (differing >= 0) {
    const message = `asks: both, but the key is ${keys.aws?.[differing]?.join(', ') ?? ''} by AWS and ${keys.course?.[differing]?.join(', ') ?? ''} by the course: ask by one of them`;
    return { kind: 'refused', problems: [{ path: `variant ${differing}`, message }] };
  }
  return { kind: 'keys', keys };
}

/** SHA-256 of the document, whatever the order of its keys. */
export function digestOfDocument(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
