import type { Flip, Refusal, VariantCertificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import type { Rulebook } from '@/lib/contracts/scenario';
import { hasAccelerator } from '@/lib/aws/instance-types';
import { tracksTenSeconds } from '@/lib/aws/compile/metric';
import { variantsOf } from '@/lib/aws/rules/endpoint';
import { gradedCell, listCells } from '@/lib/grading/certificate/cells';
import { describeOptions } from '@/lib/grading/certificate/describe-options';
import { type OpenItem, readOpenItem } from '@/lib/grading/certificate/open-items';
import { addRun, cellOutcome, listMargins, openTally, type Tally } from '@/lib/grading/certificate/tally';
import { refuseThinMargins, refuseUncertainCells } from '@/lib/grading/certificate/variant-refusals';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { makeVariant } from '@/lib/variants/make-variant';
import { buildWorlds, type World } from './certify-worlds';
import { findFlip } from './find-flip';
import { refuseSameTraces } from './refuse-same-traces';
import { rulebooksOf, runVariant, type VariantRun } from './run-variant';
import { type Examined, runWorlds } from './run-worlds';
import { scoreMutants } from './score-mutants';

/** Puts the key of one variant to the test, by every rulebook asked. */
export function certifyVariant(question: Question, seed: number): VariantCertificate {
  const { member, values } = makeVariant(question, seed);
  const nothing = { keys: {}, cells: [], margins: [], options: [], flip: null, mutation: { killed: [], survived: [] } };
  const empty = { seed, member, values: { ...values }, ...nothing };
  const named = nameKeys(question, seed);
  if (named.refusals.length > 0) return { ...empty, keys: keysOf(named.examined), refusals: named.refusals };
  const { examined } = named;
  const runs = [...examined.values()].map(({ run }) => run);
  const items = listItems(question, runs);
  const cells = listCells(items.items, isVariedFor(question, [...examined.values()]));
  const worlds = [...examined.values()].map(({ run, trial }) => buildWorlds(run.rulebook, trial, cells));
  const refusals = [...items.refusals, ...worlds.flatMap(refuseBadSetting), ...refuseSameTraces(runs, examined)];
  const tallies = [...[...examined.values()].flatMap(tallyGraded), ...runWorlds(examined, worlds.flatMap(worldsOf))];
  const outcomes = tallies.map(cellOutcome);
  const margins = listMargins(tallies);
  const [answered] = [...examined.values()]; // answers are graded by the first rulebook
  const flip = cheapest([...examined.values()].map((one) => findFlip(one, items.items)));
  return {
    ...empty,
    keys: keysOf(examined),
    cells: outcomes,
    margins,
    options: [...examined.values()].flatMap(({ run, trial }) => describeOptions(run.rulebook, trial.shown, margins)),
    flip,
    mutation: answered ? scoreMutants(question, seed, answered) : empty.mutation,
    refusals: [...refusals, ...refuseUncertainCells(outcomes, flip), ...refuseThinMargins(margins)],
  };
}

type Named = { examined: Map<Rulebook, Examined>; refusals: Refusal[] };

/** The key of the noise-free run by every rulebook asked; refused where there is none, or not the same one. */
function nameKeys(question: Question, seed: number): Named {
  const examined = new Map<Rulebook, Examined>();
  const refusals: Refusal[] = [];
  for (const rulebook of rulebooksOf(question)) {
    const result = runVariant(question, seed, rulebook);
    if (result.kind === 'bad-question') {
      const problems = result.problems.map(({ path, message }) => badQuestion(path, message));
      return { examined, refusals: problems };
    }
    const { run } = result;
    const { key } = run;
    if (key.kind === 'key') {
      const trial = kindOf(question.kind).trial(run.subject, key.ids);
      examined.set(rulebook, { run, key: key.ids, trial });
    } else if (key.kind === 'tie') refusals.push(tie(rulebook, key.ids, key.message));
    else refusals.push(noKey(rulebook, key.message));
  }
  const [first, second] = [...examined.values()].map(({ key }) => key.join(', '));
  if (first !== undefined && second !== undefined && first !== second) refusals.push(rulebooksDiffer(first, second));
  return { examined, refusals };
}

const badQuestion = (where: string, message: string): Refusal => ({
  code: 'bad-question',
  where,
  message,
  remedy: 'correct the document at this place',
});

const tie = (rulebook: Rulebook, ids: readonly string[], message: string): Refusal => ({
  code: 'tie',
  where: rulebook,
  message: `${ids.join(' and ')} are level: ${message}`,
  remedy: 'make one of them dearer or make it fail, or name with prefer what decides',
});

const noKey = (rulebook: Rulebook, message: string): Refusal => ({
  code: 'no-key',
  where: rulebook,
  message,
  remedy: 'move the requirements to where what is right meets them and what is wrong does not',
});

const rulebooksDiffer = (aws: string, course: string): Refusal => ({
  code: 'rulebooks-differ',
  where: 'asks',
  message: `asks: both, but the key is ${aws} by AWS and ${course} by the course`,
  remedy: 'ask by one of them (asks: aws or asks: course), or move the numbers until both agree',
});

function keysOf(examined: ReadonlyMap<Rulebook, Examined>): VariantCertificate['keys'] {
  return Object.fromEntries([...examined].map(([rulebook, { key }]) => [rulebook, [...key]]));
}

/** What the stem leaves open, read from the scenario of the variant. */
function listItems(question: Question, [run]: readonly VariantRun[]): { items: OpenItem[]; refusals: Refusal[] } {
  const items: OpenItem[] = [];
  const refusals: Refusal[] = [];
  if (!run) return { items, refusals };
  const { scenario } = run.base;
  const types = scenario.endpoint ? variantsOf(scenario.endpoint).map(({ variant }) => variant.InstanceType) : [];
  for (const name of question.open) {
    const result = readOpenItem(name, scenario, types.some(hasAccelerator));
    if (result.kind === 'item') items.push(result.item);
    else refusals.push(badOpenItem(`open: ${name}`, result.message));
  }
  return { items, refusals };
}

const badOpenItem = (where: string, message: string): Refusal => ({
  code: 'bad-open-item',
  where,
  message,
  remedy: 'name in open only what the scenario has, and what may be put anywhere in its range',
});

/**
 * Facts §22, last paragraph: what is inferred (11) is varied for questions that ask by both rulebooks, the alarms of
 * 10-second metrics (4) where there is one.
 */
function isVariedFor(question: Question, examined: readonly Examined[]): (item: number) => boolean {
  const scenarios = examined.flatMap(({ trial }) => trial.runs.map(({ scenario }) => scenario));
  const isShort = scenarios.some((scenario) => scenario !== null && tracksTenSeconds(scenario));
  return (item) => (item === 11 ? question.asks === 'both' : item === 4 ? isShort : true);
}

/** The runs that answers are graded by stand beside the cells as one more. */
function tallyGraded({ run, trial: { graded } }: Examined): Tally[] {
  if (graded.length === 0) return [];
  const tally = openTally(run.rulebook, gradedCell(graded.length));
  for (const judged of graded) addRun(tally, judged);
  return [tally];
}

function worldsOf(worlds: ReturnType<typeof buildWorlds>): readonly World[] {
  return worlds.kind === 'worlds' ? worlds.worlds : [];
}

function refuseBadSetting(worlds: ReturnType<typeof buildWorlds>): Refusal[] {
  if (worlds.kind === 'worlds') return [];
  return worlds.problems.map(({ path, message }) => badOpenItem(worlds.cell, `${path}: ${message}`));
}

function cheapest(flips: readonly (Flip | null)[]): Flip | null {
  const change = ({ stated, at }: Flip) => Math.abs(at - stated) / Math.max(1e-9, Math.abs(stated));
  return flips.reduce<Flip | null>(
    (best, flip) => (flip && (!best || change(flip) < change(best)) ? flip : best),
    null,
  );
}
