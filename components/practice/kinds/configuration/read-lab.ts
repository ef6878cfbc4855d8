import type { JsonObject } from '@/lib/contracts/question';
import { differencesOf, isEditable, isObject, type Lab, leavesOf, membersOf, rootOf } from './lab-document';
import { type Path, readJson } from './read-json';

/** What is wrong with an edited configuration, as far as the browser can tell: the server knows the rest. */
export type LabProblem = {
  line: number;
  /** The value that it is about, as `editable` names it; '' where the text is no JSON at all. */
  named: string;
  message: string;
};

export type ReadLab =
  { kind: 'broken'; problem: LabProblem } | { kind: 'read'; document: JsonObject; problems: LabProblem[] };

/** The JSON as it was typed, held against what may be edited and against the types of what was shown. */
export function readLab(text: string, lab: Lab): ReadLab {
  const read = readJson(text);
  const broken = (line: number, message: string): ReadLab => ({
    kind: 'broken',
    problem: { line, named: '', message },
  });
  if (read.kind === 'error') return broken(read.line, read.message);
  const { value, lineOf } = read;
  if (!isObject(value)) return broken(1, `expected { … } with ${Object.keys(lab.document).join(', ')} in it`);
  return {
    kind: 'read',
    document: value,
    problems: [...lockedIn(value, lab, lineOf), ...mistypedIn(value, lab, lineOf)],
  };
}

type LineOf = (path: Path) => number;

function lockedIn(document: JsonObject, lab: Lab, lineOf: LineOf): LabProblem[] {
  return differencesOf(lab.document, rootOf(document), lab.names)
    .filter(({ named }) => !isEditable(lab, named))
    .map(({ path, named }) => {
      return {
        line: lineOf(path),
        named,
        message: `${named} cannot be changed here; what can: ${lab.editable.join(', ')}`,
      };
    });
}

/** A value that was a number stays one, and a list a list. */
function mistypedIn(document: JsonObject, lab: Lab, lineOf: LineOf): LabProblem[] {
  const stated = new Map(lab.values.map(({ path, value }) => [path, typeof value]));
  const values = leavesOf(rootOf(document), lab.names).flatMap(({ path, named, value }): LabProblem[] => {
    const type = stated.get(named);
    if (type === undefined || type === typeof value || (type !== 'number' && type !== 'boolean')) return [];
    return [{ line: lineOf(path), named, message: `${named}: ${expected[type]}` }];
  });
  return [...values, ...listsLost(document, lab, lineOf)];
}

const expected = { number: 'expected a number', boolean: 'expected true or false' };

/** A list written as an object would be read as a patch of the list by names. */
function listsLost(document: JsonObject, lab: Lab, lineOf: LineOf): LabProblem[] {
  const before = new Map(membersBelow(lab.document, lab).map(({ named, value }) => [named, value]));
  return membersBelow(document, lab)
    .filter(({ named, value }) => Array.isArray(before.get(named)) && isObject(value))
    .map(({ path, named }) => ({ line: lineOf(path), named, message: `${named}: expected a list [ ] and not { }` }));
}

/** The members of every section: scaling.ScalingPolicies, network.VpcEndpoints, … */
const membersBelow = (document: JsonObject, { names }: Lab) =>
  (membersOf(document, rootOf(document), names) ?? []).flatMap((section) => [
    section,
    ...(membersOf(section.value, section, names) ?? []),
  ]);
