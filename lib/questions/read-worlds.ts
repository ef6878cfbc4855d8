import type { Reading, Trial, TrialRun } from '@/lib/grading/certificate/trial';
import { differenceOf, watchSwitches } from '@/lib/grading/certificate/watched-switches';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { drawLoads, type Load } from '@/lib/simulation/load';
import { createWorkspace, type Run, simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { groupAlike, type World } from './certify-worlds';

/** What every run came to in every world, `[world][run]`, with one seed. */
export type ReadSeed = (seed: number) => readonly (readonly Reading[])[];

/**
 * Runs what has to run: worlds with the same scenario share a run unless it asked for a switch that they set differently,
 * and what is read from it unless the reading did.
 */
export function openReader(trials: readonly (Trial | null)[], worlds: readonly World[], exact: boolean): ReadSeed {
  const settled = openSettings(worlds);
  const workspace = createWorkspace();
  const groups = groupAlike(worlds).map(({ run, compiled, worlds: members }) => {
    return { run, members, compiled: compiled && settled.watched(compiled, exact), traffic: trafficOf(compiled) };
  });
  return (seed) => {
    const loads = openLoads(seed);
    const readings = worlds.map((): Reading[] => []);
    for (const { run, members, compiled, traffic } of groups) {
      const inSeed = members.filter((world) => seed <= (worlds[world]?.cell.seeds ?? 0));
      const simulateNow = () => compiled && simulate(compiled, loads(compiled, traffic), workspace);
      settled.each(inSeed, simulateNow, (done, alike) => {
        const readNow = (world: number) => readingOf(trials[world]?.runs[run], done);
        settled.each(alike, readNow, (reading, same) => {
          for (const world of same) readings[world]?.push(reading);
        });
      });
    }
    return readings;
  };
}

function readingOf(run: TrialRun | undefined, done: Run | null): Reading {
  if (!run) throw new Error('a world has fewer runs than the others');
  return run.read(done ? toTrace(done) : rejectedTrace([]));
}

/** The switches of all worlds, and which of them share what one of them has made. */
function openSettings(worlds: readonly World[]) {
  const switches = watchSwitches();
  const differences = worlds.map((a) => worlds.map((b) => differenceOf(a.switches, b.switches)));
  return {
    watched(compiled: CompiledScenario, exact: boolean): CompiledScenario {
      const { rules, choices } = switches;
      return { ...compiled, rules, choices, noise: exact ? 'none' : compiled.noise };
    },
    /** Makes something for the first world, hands it to all that cannot tell the difference, and goes on with the rest. */
    each<T>(members: readonly number[], make: (world: number) => T, hand: (made: T, alike: number[]) => void) {
      let left = members;
      for (let first = left[0]; first !== undefined; first = left[0]) {
        const difference = differences[first];
        const world = worlds[first];
        if (!difference || !world) throw new Error(`no world ${first}`);
        switches.set(world.switches);
        const made = make(first);
        const asked = switches.asked();
        const isAlike = (other: number) => (asked & (difference[other] ?? -1)) === 0;
        hand(made, left.filter(isAlike));
        left = left.filter((other) => !isAlike(other));
      }
    },
  };
}

/** The loads of one seed: whoever faces the same traffic faces the same minutes. */
function openLoads(seed: number): (compiled: CompiledScenario, traffic: string) => readonly Load[] {
  const known = new Map<string, readonly Load[]>();
  return (compiled, traffic) => {
    let drawn = known.get(traffic);
    if (!drawn) known.set(traffic, (drawn = drawLoads(compiled, seed)));
    return drawn;
  };
}

/** All that a load is drawn from but its seed. */
function trafficOf(compiled: CompiledScenario | null): string {
  return compiled ? JSON.stringify([compiled.traffic, compiled.bursts, compiled.durationSeconds]) : '';
}
