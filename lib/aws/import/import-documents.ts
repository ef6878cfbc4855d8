import type { JsonObject } from '@/lib/contracts/question';
import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import { compile } from '@/lib/aws/compile/compile';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { readScenario } from '@/lib/aws/parse-scenario';
import { assembleScenario } from './assemble';
import type { Call, Remark } from './call';
import { checkCall } from './check-call';
import { type Configuration, joinConfigurations } from './configuration';
import { readFiles, type SourceFile } from './read-files';
import { settle } from './settle';

/** One configuration as a scenario, with everything that has to be said about it. */
export type Imported = {
  readonly label: string;
  /** The skeleton: what the documents say, and stand-ins for what a scenario needs besides; null in a bad document. */
  readonly scenario: JsonObject | null;
  readonly problems: readonly DocumentProblem[];
  readonly refusals: readonly Notice[];
  readonly warnings: readonly Notice[];
  readonly remarks: readonly Remark[];
};

/**
 * AWS documents as scenario/1 skeletons. Files that hold one configuration each are one configuration together (target,
 * policy, alarm); a file that holds several gives one scenario for each.
 */
export function importDocuments(files: readonly SourceFile[]): Imported[] {
  const readings = readFiles(files);
  const single = readings.filter((found) => found.length === 1).flat();
  const joined = single.length > 0 ? [joinConfigurations(single.map(({ label }) => label).join(', '), single)] : [];
  const several = readings.filter((found) => found.length > 1).flat();
  return [...joined, ...several].map(importConfiguration);
}

export function importConfiguration({ label, calls: open, problems, remarks: read }: Configuration): Imported {
  const remarks = [...read];
  const calls = open.map((call) => settle(call, remarks));
  const checks = calls.map(checkCall);
  const found = [...problems, ...checks.flatMap((check) => check.problems)];
  const refused = checks.flatMap((check) => check.refusals);
  const bad = { label, scenario: null, refusals: refused, warnings: [], remarks };
  if (found.length > 0) return { ...bad, problems: found };
  const assembled = assembleScenario(usable(calls, checks), label, remarks);
  const parsed = readScenario(assembled);
  if (parsed.kind === 'bad-document') return { ...bad, problems: parsed.problems };
  const { refusals, warnings } = judge(parsed.scenario);
  // what one call is refused for would be found again in the scenario
  return {
    label,
    scenario: assembled,
    problems: [],
    refusals: refused.length > 0 ? refused : refusals,
    warnings,
    remarks,
  };
}

/** A call for a service that AWS does not have changes nothing. */
function usable(calls: readonly Call[], checks: readonly { refusals: readonly Notice[] }[]): Call[] {
  return calls.filter((_, index) =>
    checks[index]?.refusals.every(({ path }) => !/\.(ServiceNamespace|ScalableDimension|ResourceId)$/.test(path)),
  );
}

function judge(scenario: Scenario): { refusals: readonly Notice[]; warnings: readonly Notice[] } {
  const compiled = compile(scenario);
  return { refusals: compiled.kind === 'rejected' ? compiled.rejections : [], warnings: compiled.warnings };
}
