import type { z } from 'zod';
import { changeableSectionsSchema, type Scenario, scenarioSchema } from '@/lib/contracts/scenario';
import { networkIds } from './compile/network-changes';
import { type DocumentProblem, parseDocument } from './parse-document';
import { variantsOf } from './rules/endpoint';
import { scalingsOf } from './rules/scenario';

export type ParsedScenario =
  { kind: 'scenario'; scenario: Scenario } | { kind: 'bad-document'; problems: DocumentProblem[] };

/** A scenario from text. What does not parse is a bad document; what parses may still be rejected by compile. */
export function parseScenario(text: string): ParsedScenario {
  const document = parseDocument(text);
  return document.kind === 'data' ? readScenario(document.data) : document;
}

/** A scenario from data: the shape, and names that must exist in the same document. */
export function readScenario(data: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(data);
  if (!parsed.success) return { kind: 'bad-document', problems: describeIssues(parsed.error.issues, data) };
  const problems = [...findDanglingTraffic(parsed.data), ...findDanglingNames(parsed.data)];
  return problems.length > 0 ? { kind: 'bad-document', problems } : { kind: 'scenario', scenario: parsed.data };
}

/**
 * A scenario whose document shares sections with one that was read before: only those that are other objects are read
 * again. Gives what readScenario gives.
 */
export function readChangedScenario(
  before: { readonly document: Readonly<Record<string, unknown>>; readonly scenario: Scenario },
  document: Readonly<Record<string, unknown>>,
): ParsedScenario {
  const isChanged = (key: string) => document[key] !== before.document[key];
  const wasGiven = (key: string) => key in document === key in before.document;
  const keys = Object.keys({ ...before.document, ...document }).filter(isChanged);
  const sections = changeableSectionsSchema.keyof().options.filter(isChanged);
  // which sections go together is the whole document's business
  if (keys.length > sections.length || !wasGiven('endpoint') || !wasGiven('jobs')) return readScenario(document);
  const parsed = someSectionsSchema.safeParse(Object.fromEntries(sections.map((key) => [key, document[key]])));
  if (!parsed.success) return { kind: 'bad-document', problems: describeIssues(parsed.error.issues, document) };
  const { jobs, ...others } = parsed.data;
  const scenario: Scenario = { ...before.scenario, ...others, ...(jobs && isChanged('jobs') ? { jobs } : {}) };
  const sameTraffic = scenario.endpoint === before.scenario.endpoint;
  const problems = [...(sameTraffic ? [] : findDanglingTraffic(scenario)), ...findDanglingNames(scenario)];
  return problems.length > 0 ? { kind: 'bad-document', problems } : { kind: 'scenario', scenario };
}

const someSectionsSchema = changeableSectionsSchema.partial();

type Issue = z.core.$ZodIssue;

/** Zod's issues as sentences that say what, where and what would be right; one a place, the first. */
export function describeIssues(issues: readonly Issue[], data: unknown): DocumentProblem[] {
  const problems = new Map<string, DocumentProblem>();
  for (const problem of issues.flatMap((issue) => describeIssue(issue, data, []))) {
    if (!problems.has(problem.path)) problems.set(problem.path, problem);
  }
  return [...problems.values()];
}

function describeIssue(issue: Issue, data: unknown, prefix: readonly PropertyKey[]): DocumentProblem[] {
  const where = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...where, key]), message: 'unknown key' }));
  }
  if (issue.code === 'invalid_union') {
    // the branch that came furthest says most; where several came as far, the union says what it wants
    const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
    const [best, second] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    const several = best && second && depth(best) === depth(second) && best.length === second.length;
    const says = several && issue.message !== 'Invalid input';
    if (best && depth(best) > 0 && !says) return best.flatMap((inner) => describeIssue(inner, data, where));
  }
  const message = issue.message.replace(/^Invalid (input|option): /, '').replace(/, received undefined$/, '');
  const missing = where.length > 0 && valueAt(data, where) === undefined && !message.startsWith('required');
  return [{ path: pathOf(where), message: missing ? `required: ${message}` : message }];
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, data);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i > 0 ? `.${String(part)}` : String(part)))
    .join('');
}

function componentsOf({ endpoint }: Scenario): string[] {
  return (endpoint?.InferenceComponents ?? []).map(({ InferenceComponentName }) => InferenceComponentName);
}

const noSuchName = (name: string, known: readonly string[]) =>
  `no such name: ${name}; expected one of ${known.join(', ') || 'none'}`;

/** Traffic for components that do not exist, or for none where there are several. */
function findDanglingTraffic(scenario: Scenario): DocumentProblem[] {
  if (!scenario.endpoint) return [];
  const known = componentsOf(scenario);
  const problems: DocumentProblem[] = [];
  scenario.traffic?.forEach((piece, i) => {
    // no traffic at all is no component's
    if (piece.for === undefined ? known.length < 2 || piece.rps === 0 : known.includes(piece.for)) return;
    const message =
      piece.for === undefined
        ? `required where there are several inference components: ${known.join(', ')}`
        : noSuchName(piece.for, known);
    problems.push({ path: `traffic[${i}].for`, message });
  });
  return problems;
}

/** Names in faults and scaling that refer to something else in the document, and do not. */
function findDanglingNames(scenario: Scenario): DocumentProblem[] {
  const { endpoint, faults } = scenario;
  if (!endpoint) return [];
  const variants = variantsOf(endpoint).map(({ variant }) => variant.VariantName ?? 'AllTraffic');
  const targets = endpoint.type === 'inference-component' ? componentsOf(scenario) : variants;
  const problems: DocumentProblem[] = [];
  const expect = (name: string | undefined, known: readonly string[], path: () => string) => {
    if (name === undefined || known.includes(name)) return;
    problems.push({ path: path(), message: noSuchName(name, known) });
  };
  faults.forEach((fault, i) => {
    if ('remove' in fault) expect(fault.remove, networkIds(scenario.network), () => `faults[${i}].remove`);
    if ('loseInstances' in fault) expect(fault.for, targets, () => `faults[${i}].for`);
  });
  for (const { scaling, path } of scalingsOf(scenario)) {
    expect(scaling.for, targets, () => `${path}.for`);
    if (scaling.for === undefined && targets.length > 1) {
      problems.push({
        path: `${path}.for`,
        message: `required where there are several targets: ${targets.join(', ')}`,
      });
    }
    const policies = (scaling.ScalingPolicies ?? []).map(({ PolicyName }) => PolicyName);
    (scaling.Alarms ?? []).forEach(({ AlarmActions }, i) => {
      for (const action of AlarmActions ?? []) {
        if (!action.startsWith('arn:')) expect(action, policies, () => `${path}.Alarms[${i}].AlarmActions`);
      }
    });
  }
  return problems;
}
