import { isDeepStrictEqual } from 'node:util';
import type { Rulebook, Scenario } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import type { Cell, Setting } from '@/lib/grading/certificate/cells';
import type { SwitchSettings } from '@/lib/grading/certificate/watched-switches';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { rulebooks } from '@/lib/simulation/rulebook';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { putOpenItems } from './put-open-item';
import type { Trial } from '@/lib/grading/certificate/trial';

/** A cell by one rulebook with its scenarios compiled: everything that is open is settled, only the noise is not. */
export type World = {
  readonly rulebook: Rulebook;
  readonly cell: Cell;
  readonly switches: SwitchSettings;
  /** The runs of the trial; null where nothing runs of its own, or what should is refused. */
  readonly runs: readonly (CompiledScenario | null)[];
};

export type Worlds =
  | { readonly kind: 'worlds'; readonly worlds: readonly World[] }
  | { readonly kind: 'bad-setting'; readonly cell: string; readonly problems: readonly DocumentProblem[] };

/**
 * Every cell of one rulebook; cells that settle the open items alike share what was compiled. Of the undocumented choices
 * a run asks only once it runs, but for the alarms of 10-second metrics, which are compiled.
 */
export function buildWorlds(rulebook: Rulebook, trial: Trial, cells: readonly Cell[]): Worlds {
  const compiled = new Map<string, readonly (CompiledScenario | null)[]>();
  const worlds: World[] = [];
  for (const cell of cells) {
    const choices = { ...ourChoices, ...cell.choice };
    const settings = cell.settings.map(({ item, value }) => [item.name, value]);
    const key = JSON.stringify([settings, choices.highResolutionAlarm]);
    let runs = compiled.get(key);
    if (!runs) {
      const result = compileAll(trial, cell.settings, choices);
      if (result.kind === 'bad-setting') return { ...result, cell: cell.name };
      runs = result.runs;
      compiled.set(key, runs);
    }
    worlds.push({ rulebook, cell, switches: { rules: rulebooks[rulebook], choices }, runs });
  }
  return { kind: 'worlds', worlds };
}

type CompiledAll =
  | { kind: 'compiled'; runs: (CompiledScenario | null)[] }
  | { kind: 'bad-setting'; problems: readonly DocumentProblem[] };

/** Every run of a trial with what is open settled in one way. */
export function compileAll(trial: Trial, settings: readonly Setting[], choices = ourChoices): CompiledAll {
  const runs: (CompiledScenario | null)[] = [];
  for (const { scenario } of trial.runs) {
    const put = scenario && putOpenItems(scenario, settings);
    if (put?.kind === 'bad-document') return { kind: 'bad-setting', problems: put.problems };
    runs.push(put && compileNoisy(put.scenario, choices));
  }
  return { kind: 'compiled', runs };
}

function compileNoisy(scenario: Scenario, choices: UndocumentedChoices): CompiledScenario | null {
  const compiled = compile({ ...scenario, noise: 'poisson' }, choices);
  return compiled.kind === 'compiled' ? compiled.scenario : null;
}

/** Does nothing in these runs depend on noise? Jobs have none, and what is refused does not run. */
export const isExact = (worlds: readonly World[]) =>
  worlds.every(({ runs }) => runs.every((run) => run === null || run.endpoint === null));

/** Worlds in which one run of the trial has the same scenario but for their switches. */
export type Group = {
  readonly run: number;
  readonly compiled: CompiledScenario | null;
  readonly worlds: readonly number[];
};

/** Open items settled alike give the same scenario, by both rulebooks where no default of theirs is in it. Run by run. */
export function groupAlike(worlds: readonly World[]): Group[] {
  const groups: { run: number; compiled: CompiledScenario | null; settings: Cell['settings']; worlds: number[] }[] = [];
  const count = worlds[0]?.runs.length ?? 0;
  for (let run = 0; run < count; run++) {
    const before = groups.length;
    worlds.forEach(({ cell: { settings }, runs }, world) => {
      const compiled = runs[run] ?? null;
      const same = groups
        .slice(before)
        .find((group) => group.settings === settings && isSameScenario(group.compiled, compiled));
      if (same) same.worlds.push(world);
      else groups.push({ run, compiled, settings, worlds: [world] });
    });
  }
  return groups;
}

function isSameScenario(a: CompiledScenario | null, b: CompiledScenario | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  return isDeepStrictEqual({ ...a, rules: b.rules, choices: b.choices }, b);
}
