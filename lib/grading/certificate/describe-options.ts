import type { CertifiedOption, Margin } from '@/lib/contracts/certificate';
import type { Rulebook } from '@/lib/contracts/scenario';
import { describeCheck } from '@/lib/grading/describe-check';
import { preferredMeasure } from '@/lib/grading/goal';
import type { OptionOutcome } from '@/lib/grading/derive-key';
import { formatMeasure, measureWords } from '@/lib/grading/words';
import type { Shown } from './trial';

/** How everything shown fares in the noise-free run, each wrong one with the reason for which it fails. */
export function describeOptions(
  rulebook: Rulebook,
  shown: readonly Shown[],
  margins: readonly Margin[],
): CertifiedOption[] {
  return shown.map(({ outcome, goal: asked, right }) => {
    const { id, goal, claim, trace } = outcome;
    const measure = preferredMeasure(asked);
    const failing = margins.find(
      (margin) => margin.rulebook === rulebook && margin.option === id && margin.rule === 'exceeds',
    );
    return {
      rulebook,
      option: id,
      right,
      refused: trace?.rejections[0]?.message ?? null,
      checks: [...(goal?.checks ?? [])],
      preferred: measure && goal ? { measure, value: goal.preferred } : null,
      claim: claim && { value: claim.value, holds: claim.holds },
      reason: right ? null : reasonOf(outcome, failing?.measure ?? null, measure),
    };
  });
}

function reasonOf(
  { trace, goal, claim }: OptionOutcome,
  failing: string | null,
  preferred: ReturnType<typeof preferredMeasure>,
): string {
  const [refusal] = trace?.rejections ?? [];
  if (refusal) return `refused: ${refusal.message}`;
  if (claim) return `the claim does not hold: the run measures ${claim.value ?? 'nothing'}`;
  if (!goal) return 'the fact does not hold';
  const missed = goal.checks.filter(({ met }) => !met);
  const check = missed.find(({ measure }) => measure === failing) ?? missed[0];
  if (check) return describeCheck(check);
  const value = preferred && formatMeasure(preferred, goal.preferred);
  return preferred ? `it passes, with more ${measureWords[preferred]} than the key: ${value}` : 'another option wins';
}
