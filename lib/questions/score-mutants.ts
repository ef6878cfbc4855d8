import { isDeepStrictEqual } from 'node:util';
import type { MutationScore } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import type { Compiled } from '@/lib/aws/compile/compile';
import type { Reading, TrialRun } from '@/lib/grading/certificate/trial';
import { differenceOf, watchSwitches } from '@/lib/grading/certificate/watched-switches';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { Mutant } from '@/lib/grading/mutants/mutant';
import { mutants } from '@/lib/grading/mutants/mutants';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { drawLoads, type Load } from '@/lib/simulation/load';
import { createWorkspace, simulate, type Workspace } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { compileMutant, mutateVariant } from './mutate-variant';
import { type PrepareResult, prepareVariant } from './prepare-variant';
import { keyHolds, runPreparedVariant } from './run-variant';
import type { Examined } from './run-worlds';

/**
 * Which beliefs move the key. A mutant under which every run is what it was cannot tell anything and does not count; one
 * that changes a run, and leaves the key where it was, has survived.
 */
export function scoreMutants(question: Question, seed: number, { run, key, trial }: Examined): MutationScore {
  const score: MutationScore = { killed: [], survived: [] };
  const prepared = prepareVariant(question, seed, run.rulebook);
  const isLonger = kindOf(question.kind).confirms !== undefined;
  const workspace = createWorkspace();
  const benches = trial.runs.map((one) => openRun(one, workspace));
  for (const mutant of mutants) {
    const results = benches.map((bench) => bench(mutant));
    if (!results.some(({ touched }) => touched)) continue;
    const { wins } = trial.judge(results.map(({ reading }) => reading));
    if (!wins || (isLonger && !holdsUnder(mutant, prepared, key))) score.killed.push(mutant.id);
    else if (results.some(({ changed }) => changed)) score.survived.push(mutant.id);
  }
  return score;
}

/** A key that is more than its trial runs, such as both ends of an interval, is asked for whole. */
function holdsUnder(mutant: Mutant, result: PrepareResult, key: readonly string[]): boolean {
  return result.kind === 'prepared' && keyHolds(runPreparedVariant(mutateVariant(result.prepared, mutant)), key);
}

const nobody: Mutant = { id: 'nobody', says: 'Everything is as it is.' };

/** `touched`: something else runs, by what is compiled or by a rule that is asked for; `changed`: to another trace. */
type Result = { readonly reading: Reading; readonly touched: boolean; readonly changed: boolean };

function openRun({ scenario, read }: TrialRun, workspace: Workspace): (mutant: Mutant) => Result {
  if (!scenario) {
    const untouched = { reading: read(rejectedTrace([])), touched: false, changed: false };
    return () => untouched;
  }
  const stated = compileMutant(scenario, nobody).compiled;
  const bench = { read, loads: openLoads(), workspace };
  const { reading, digest, asked } = runWatched(stated, bench);
  const untouched = { reading, touched: false, changed: false };
  return (mutant) => {
    const { compiled } = compileMutant(scenario, mutant);
    if (isSame(stated, compiled, asked)) return untouched;
    const own = runCompiled(compiled, bench);
    return { reading: own.reading, touched: true, changed: own.digest !== digest };
  };
}

type Loads = (compiled: CompiledScenario) => readonly Load[];
type Bench = { readonly read: TrialRun['read']; readonly loads: Loads; readonly workspace: Workspace };

/** What is read of a run, at once: the next one takes its place in the workspace. */
function runCompiled(compiled: Compiled, { read, loads, workspace }: Bench): { reading: Reading; digest: string } {
  const trace =
    compiled.kind === 'rejected'
      ? rejectedTrace(compiled.rejections)
      : toTrace(simulate(compiled.scenario, loads(compiled.scenario), workspace));
  return { reading: read(trace), digest: trace.core.digest };
}

/** The run, and one bit a rule that it asked for. */
function runWatched(compiled: Compiled, bench: Bench) {
  if (compiled.kind === 'rejected') return { ...runCompiled(compiled, bench), asked: 0 };
  const { rules, choices } = compiled.scenario;
  const switches = watchSwitches();
  switches.set({ rules, choices });
  const watched = { ...compiled.scenario, rules: switches.rules, choices: switches.choices };
  return { ...runCompiled({ ...compiled, scenario: watched }, bench), asked: switches.asked() };
}

function isSame(stated: Compiled, own: Compiled, asked: number): boolean {
  if (stated.kind === 'rejected' || own.kind === 'rejected') {
    return stated.kind === own.kind && isDeepStrictEqual(stated, own);
  }
  const [a, b] = [stated.scenario, own.scenario];
  return (asked & differenceOf(a, b)) === 0 && isDeepStrictEqual({ ...a, rules: b.rules }, b);
}

/** Beliefs about traffic are few: most runs face the loads of the first. */
function openLoads(): Loads {
  let known: { compiled: CompiledScenario; loads: readonly Load[] } | null = null;
  return (compiled) => {
    if (known && isSameLoad(known.compiled, compiled)) return known.loads;
    const loads = drawLoads(compiled);
    known ??= { compiled, loads };
    return loads;
  };
}

function isSameLoad(a: CompiledScenario, b: CompiledScenario): boolean {
  const faced = ({ traffic, bursts, durationSeconds }: CompiledScenario) => ({ traffic, bursts, durationSeconds });
  return isDeepStrictEqual(faced(a), faced(b));
}
