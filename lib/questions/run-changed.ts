import type { JsonObject } from '@/lib/contracts/question';
import { findTooMuchIn } from '@/lib/aws/document-limits';
import { readChangedScenario } from '@/lib/aws/parse-scenario';
import { runPrepared } from '@/lib/aws/simulate-scenario';
import type { ChangedRun, RunNoise } from '@/lib/grading/kinds/kind';
import { applyChange } from '@/lib/variants/apply-change';
import type { PreparedVariant } from './prepare-variant';

/** A variant's scenario with patches applied one after the other, as a document. */
export function changeDocument({ variant }: Pick<PreparedVariant, 'variant'>, patches: readonly JsonObject[]) {
  return patches.reduce(applyChange, variant.base);
}

/** Runs a variant's scenario with patches applied one after the other; what they do not touch is not compiled again. */
export function runChanged(
  { variant, base, rulebook, prepare }: Pick<PreparedVariant, 'variant' | 'base' | 'rulebook' | 'prepare'>,
  patches: readonly JsonObject[],
  noise?: RunNoise,
): ChangedRun {
  const document = changeDocument({ variant }, patches);
  const tooMuch = findTooMuchIn(document);
  if (tooMuch.length > 0) return { kind: 'bad-change', problems: tooMuch };
  const parsed = readChangedScenario({ document: variant.base, scenario: base.scenario }, document);
  if (parsed.kind === 'bad-document') return { kind: 'bad-change', problems: parsed.problems };
  const scenario = { ...parsed.scenario, rulebook, noise: 'none' as const, ...noise };
  return { kind: 'run', document, run: { scenario, trace: runPrepared(prepare(scenario, base.prepared)) } };
}
