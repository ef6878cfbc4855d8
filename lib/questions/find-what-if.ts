import { setImmediate } from 'node:timers/promises';
import type { Question } from '@/lib/contracts/question';
import { listStemNumbers } from '@/lib/grading/what-if/list-stem-numbers';
import {
  searchWhatIf,
  type WhatIfFound,
  type WhatIfOption,
  type WhatIfQuestion,
} from '@/lib/grading/what-if/search-what-if';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { type PreparedVariant, prepareVersion } from './prepare-variant';
import { rulebooksOf, runPreparedVariant, type VariantRun } from './run-variant';

export type FoundWhatIf =
  | { readonly kind: 'found'; readonly found: WhatIfFound }
  /** AWS or the rulebook refuses chosen options, whatever the numbers. */
  | { readonly kind: 'refused'; readonly ids: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-asked' };

/** How long a search runs before it lets others in. */
const sliceMs = 8;

// A published version never changes, so what was found once for an answer is kept; as a promise, as two may ask at once.
const ofVersions = new Map<string, Promise<FoundWhatIf>>();
const mostKept = 400;

/** The same for a published version, by the rulebook that it is graded by. */
export function findWhatIfOfVersion(
  version: { id: string; question: Question },
  seed: number,
  wanted: readonly string[],
): Promise<FoundWhatIf> {
  const key = `${version.id} ${seed} ${[...wanted].sort().join(' ')}`;
  const known = ofVersions.get(key);
  if (known) return known;
  const prepared = prepareVersion(version, seed, rulebooksOf(version.question)[0]);
  if (prepared.kind === 'bad-question') return Promise.resolve({ kind: 'not-asked' });
  // the oldest goes first: a map keeps the order of insertion
  if (ofVersions.size >= mostKept) ofVersions.delete(ofVersions.keys().next().value ?? '');
  const search = findWhatIf(prepared.prepared, wanted);
  ofVersions.set(key, search);
  return search;
}

/** Searches for the least change of the stem that makes an answer to a question with changes the key. */
export async function findWhatIf(prepared: PreparedVariant, wanted: readonly string[]): Promise<FoundWhatIf> {
  const run = runPreparedVariant(prepared);
  const { goal, key } = run;
  const { kind } = prepared.question;
  if ((kind !== 'choice' && kind !== 'choices') || key.kind !== 'key' || wanted.length === 0)
    return { kind: 'not-asked' };
  if (key.ids.length === wanted.length && key.ids.every((id) => wanted.includes(id))) return { kind: 'not-asked' };
  const options = optionsOf(run);
  if (options.length < run.options.length) return { kind: 'not-asked' };
  const refused = options.filter(({ id, isRefused }) => isRefused && wanted.includes(id));
  if (refused.length > 0) return { kind: 'refused', ids: refused.map(({ id }) => id) };
  const question = { kind, goal, options, key: key.ids, wanted, run: runnerOf(prepared, run) };
  const found = await inSlices(searchWhatIf(question, listStemNumbers(run.base.scenario, goal)));
  return found ? { kind: 'found', found } : { kind: 'none' };
}

/** The options that are changes; claims and facts are about one run. */
function optionsOf({ options }: VariantRun): WhatIfOption[] {
  return options.flatMap(({ option, scenario, trace }) =>
    scenario ? [{ id: option.id, scenario, isRefused: trace?.status === 'rejected' }] : [],
  );
}

/**
 * Runs in one workspace, as nobody keeps a run. What an option's scenario shares with the stated one is not compiled again,
 * and the stated one has run already.
 */
function runnerOf({ options, prepare }: PreparedVariant, stated: VariantRun): WhatIfQuestion['run'] {
  const workspace = createWorkspace();
  return ({ id }, scenario) => {
    const own = stated.options.find(({ option }) => option.id === id);
    if (own?.trace && own.scenario === scenario) return own.trace;
    const before = options.find(({ option }) => option.id === id)?.prepared;
    const { compiled, loads } = prepare(scenario, before ?? undefined);
    if (compiled.kind === 'rejected') return rejectedTrace(compiled.rejections);
    return toTrace(simulate(compiled.scenario, loads, workspace));
  };
}

async function inSlices<T>(search: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = search.next();
      if (done) return value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
