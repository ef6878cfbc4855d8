import type { VariantCertificate } from '@/lib/contracts/certificate';

/** What beliefs about the core do to a key, over all variants that were examined. */
export type MutationReport = {
  readonly killed: readonly string[];
  readonly survived: readonly string[];
  /** Nothing that somebody may believe moves the key. */
  readonly isFlagged: boolean;
  readonly text: string;
};

/** Null where no variant has a key that could move. */
export function reportMutation(
  variants: readonly Pick<VariantCertificate, 'keys' | 'mutation'>[],
): MutationReport | null {
  const keyed = variants.filter(({ keys }) => Object.keys(keys).length > 0);
  if (keyed.length === 0) return null;
  const killed = new Set(keyed.flatMap(({ mutation }) => mutation.killed));
  const survived = new Set(keyed.flatMap(({ mutation }) => mutation.survived).filter((id) => !killed.has(id)));
  return {
    killed: [...killed],
    survived: [...survived],
    isFlagged: killed.size === 0,
    text: describe(killed.size, killed.size + survived.size),
  };
}

function describe(killed: number, all: number): string {
  if (all === 0)
    return 'The key rests on facts alone: nothing runs that a wrong belief would change. Ask for what a run decides, if one can decide it.';
  if (killed === 0)
    return `None of the ${all} wrong beliefs that change its runs moves the key: it tests none of them. Let an option win for somebody who holds one.`;
  return `${killed} of the ${all} wrong beliefs that change its runs move the key.`;
}
