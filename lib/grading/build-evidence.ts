import type { Goal } from '@/lib/contracts/scenario';
import type { MeasureName, MeasureValues, Trace } from '@/lib/contracts/trace';
import type { OptionEvidence } from '@/lib/contracts/verdict';
import type { OptionOutcome } from './derive-key';
import { preferredMeasure } from './goal';
import { describeRun, type RunWords } from './describe-run';
import { describeCheck, formatMeasure, measureWords } from './words';

/** One option's part of the evidence: what was required, what came of it, and a sentence made from the trace. */
export function buildOptionEvidence(
  outcome: OptionOutcome,
  shown: { text: string; right: boolean; chosen: boolean; fact?: { id: string; holds: boolean } | undefined },
  goal: Goal,
  words: RunWords,
): OptionEvidence {
  const base = { id: outcome.id, text: shown.text, right: shown.right, chosen: shown.chosen };
  if (outcome.claim) {
    const sentence = `The run says ${outcome.claim.value ?? 'nothing'}: the claim ${outcome.claim.holds ? 'holds' : 'does not hold'}.`;
    return { ...base, claim: outcome.claim, sentence };
  }
  if (!outcome.goal || !outcome.trace) {
    const sentence = `By the documentation this is ${outcome.holds ? 'true' : 'not true'}.`;
    return { ...base, ...(shown.fact ? { fact: shown.fact } : {}), sentence };
  }
  const measure = preferredMeasure(goal);
  const { trace } = outcome;
  return {
    ...base,
    requirements: [...outcome.goal.checks],
    ...(measure ? { preferred: { measure, want: wantOf(goal), value: outcome.goal.preferred } } : {}),
    ...(trace.status === 'rejected'
      ? { refusals: trace.rejections.map(({ code, message, facts }) => ({ code, message, facts })) }
      : {}),
    measures: shownMeasures(trace, goal),
    sentence: sentenceOf(outcome, shown.right, goal, words),
  };
}

function wantOf({ prefer }: Goal): 'lowest' | 'highest' {
  return prefer && 'highest' in prefer ? 'highest' : 'lowest';
}

/** The failing requirement first; for an option that meets all, why it wins or what it costs more. */
function sentenceOf(outcome: OptionOutcome, right: boolean, goal: Goal, words: RunWords): string {
  const { trace, goal: result } = outcome;
  if (!trace || !result) return '';
  if (trace.status === 'rejected') return describeRun(trace, words)[0] ?? 'Refused.';
  const failed = result.checks.find(({ met }) => !met);
  if (failed) return `Fails: ${describeCheck(failed)}.`;
  const measure = preferredMeasure(goal);
  const value = measure ? `${measureWords[measure]} ${formatMeasure(measure, result.preferred)}` : '';
  if (!measure) return 'Meets every requirement.';
  return right ? `Meets every requirement; ${value}.` : `Meets every requirement, but not the preference: ${value}.`;
}

const alwaysShown: readonly MeasureName[] = ['availability', 'latencyP95Ms', 'peakInstances', 'costUsd'];

function shownMeasures(trace: Trace, goal: Goal): MeasureValues {
  const preferred = preferredMeasure(goal);
  const names = new Set([
    ...alwaysShown,
    ...goal.require.map(({ measure }) => measure),
    ...(preferred ? [preferred] : []),
  ]);
  return Object.fromEntries(
    [...names].flatMap((name) => (trace.measures[name] === undefined ? [] : [[name, trace.measures[name]]])),
  );
}
