import type { Claim } from '@/lib/contracts/question';
import type { Goal } from '@/lib/contracts/scenario';
import type { MeasureName, MeasureValues, Trace } from '@/lib/contracts/trace';
import type { OptionEvidence } from '@/lib/contracts/verdict';
import type { OptionOutcome } from './derive-key';
import { describeAllowance, describeCheck, describeValue } from './describe-check';
import { describeClaim } from './describe-claim';
import { describeRefusals, describeStory } from './describe-run';
import type { RunWords } from './run-words';
import { preferredMeasure } from './goal';
import { formatMeasure, measureWords } from './words';

/** What is shown of an option; `claim` and `fact` where it is one. */
export type ShownOption = {
  readonly text: string;
  readonly right: boolean;
  readonly chosen: boolean;
  readonly claim?: Claim | undefined;
  readonly fact?: { id: string; holds: boolean } | undefined;
};

/** The goal, and the preferred measure of the option that is the key; null where nothing is preferred. */
export type Aim = { readonly goal: Goal; readonly best: number | null };

/** One option's part of the evidence: what was required, what came of it, and sentences made from the trace. */
export function buildOptionEvidence(
  outcome: OptionOutcome,
  { text, right, chosen, claim, fact }: ShownOption,
  aim: Aim,
  words: RunWords,
): OptionEvidence {
  const base = { id: outcome.id, text, right, chosen, story: [] };
  if (outcome.claim && claim) {
    return { ...base, claim: outcome.claim, sentence: describeClaim(claim, outcome.claim, words) };
  }
  if (!outcome.goal || !outcome.trace) {
    const sentence = `By the documentation this is ${outcome.holds ? 'true' : 'not true'}.`;
    return { ...base, ...(fact ? { fact } : {}), sentence };
  }
  const { trace } = outcome;
  const told = {
    ...base,
    measures: shownMeasures(trace, aim.goal),
    sentence: sentenceOf(outcome, right, aim),
    story: describeStory(trace, words, toldBySentence(outcome, aim.goal)),
  };
  if (trace.status === 'rejected') {
    return { ...told, refusals: trace.rejections.map(({ code, message, facts }) => ({ code, message, facts })) };
  }
  const requirements = outcome.goal.checks.map((check) => {
    return { ...check, text: describeCheck(check), allowance: describeAllowance(check) };
  });
  const preferred = describePreferred(outcome, right, aim);
  return { ...told, requirements, ...(preferred ? { preferred } : {}) };
}

function wantOf({ prefer }: Goal): 'lowest' | 'highest' {
  return prefer && 'highest' in prefer ? 'highest' : 'lowest';
}

/** The failing requirements first; for an option that meets all, why it wins or what it costs more. */
function sentenceOf({ trace, goal: result }: OptionOutcome, right: boolean, { goal, best }: Aim): string {
  if (!trace || !result) return '';
  if (trace.status === 'rejected') return describeRefusals(trace)[0] ?? 'Refused.';
  const failed = result.checks.filter(({ met }) => !met);
  if (failed.length > 0) return `Fails: ${failed.map(describeCheck).join('; ')}.`;
  const measure = preferredMeasure(goal);
  if (!measure) {
    return `Meets every requirement: ${result.checks.map((check) => describeValue(check.measure, check.value)).join(', ')}.`;
  }
  const value = formatMeasure(measure, result.preferred);
  if (right) return `Meets every requirement at the ${wantOf(goal)} ${measureWords[measure]}, ${value}.`;
  return `Meets every requirement, but its ${measureWords[measure]} is ${value} instead of ${formatMeasure(measure, best)}.`;
}

/** The measures that sentenceOf tells. */
function toldBySentence({ goal: result }: OptionOutcome, goal: Goal): MeasureName[] {
  const failed = result?.checks.filter(({ met }) => !met) ?? [];
  const preferred = preferredMeasure(goal);
  if (failed.length === 0 && preferred) return [preferred];
  return (failed.length > 0 ? failed : (result?.checks ?? [])).map(({ measure }) => measure);
}

function describePreferred(
  { goal: result }: OptionOutcome,
  right: boolean,
  { goal, best }: Aim,
): OptionEvidence['preferred'] {
  const measure = preferredMeasure(goal);
  if (!measure || !result) return undefined;
  const said = describeValue(measure, result.preferred);
  const compared = right || best === null ? '' : `; with the key ${formatMeasure(measure, best)}`;
  const text = `${said.charAt(0).toUpperCase()}${said.slice(1)}${compared}`;
  return { measure, want: wantOf(goal), value: result.preferred, text };
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
