import type { Json, JsonObject } from '@/lib/contracts/question';
import { choicesOf } from './aws-choices';
import { isEditable, type Lab, leavesOf, nameOf, type Placed, rootOf } from './lab-document';
import type { Path } from './read-json';

export type Control =
  { kind: 'number' } | { kind: 'flag' } | { kind: 'text' } | { kind: 'choice'; among: readonly string[] };

export type LabField = {
  path: Path;
  named: string;
  label: string;
  value: string | number | boolean;
  /** Null where it is shown only. */
  control: Control | null;
  /** What it was, where it was something else. */
  stated: string | null;
};

export type FieldGroup = { title: string; fields: LabField[] };

/** The values of a configuration in groups: one for each entry of a list (a policy, an alarm), one for each part else. */
export function groupFields(document: JsonObject, lab: Lab): FieldGroup[] {
  const stated = new Map(lab.values.map(({ path, value }) => [path, value]));
  const groups = new Map<string, LabField[]>();
  for (const leaf of leavesOf(rootOf(document), lab.names)) {
    const { path, named, value } = leaf;
    if (value === null || typeof value === 'object' || isOwnName(document, leaf, lab)) continue;
    const before = stated.get(named);
    const { title, label } = titled(document, path, lab);
    const isFixed = !isEditable(lab, named) || fixed.includes(label);
    const control = isFixed ? null : controlFor(label, before ?? value, value);
    const was = before !== undefined && before !== null && before !== value ? String(before) : null;
    groups.set(title, [...(groups.get(title) ?? []), { path, named, label, value, control, stated: was }]);
  }
  return [...groups]
    .map(([title, fields]) => ({ title, fields }))
    .filter(({ fields }) => fields.some(({ control }) => control !== null));
}

/** What makes no sense without other members beside it: in the JSON only. */
const fixed = ['PolicyType'];

function controlFor(label: string, stated: Json, value: string | number | boolean): Control {
  if (typeof stated === 'number') return { kind: 'number' };
  if (typeof stated === 'boolean') return { kind: 'flag' };
  const among = choicesOf(label);
  if (!among) return { kind: 'text' };
  const written = String(value);
  return { kind: 'choice', among: among.includes(written) ? among : [written, ...among] };
}

/** PolicyName and the like stand in the title of their group. */
function isOwnName(document: JsonObject, { path, value }: Placed, lab: Lab): boolean {
  const holder = valueAt(document, path.slice(0, -1));
  const isName = lab.names.includes(String(path.at(-1)));
  return isName && typeof path.at(-2) === 'number' && holder !== undefined && nameOf(holder, lab.names) === value;
}

/** "ScalingPolicies: invocations" and "TargetValue"; of entries without names their number: "StepAdjustments 1, ScalingAdjustment". */
function titled(document: JsonObject, path: Path, lab: Lab): { title: string; label: string } {
  const places = path.flatMap((key, depth) => (typeof key === 'number' ? [depth] : []));
  const [first] = places;
  const last = places.at(-1);
  const leaf = String(path.at(-1));
  const entry = first === undefined ? undefined : valueAt(document, path.slice(0, first + 1));
  const list = first === undefined ? '' : String(path[first - 1]);
  const name = entry === undefined ? null : nameOf(entry, lab.names);
  const title = first === undefined ? String(path[1] ?? path[0]) : `${list}: ${name ?? Number(path[first]) + 1}`;
  if (last === undefined || last === first) return { title, label: leaf };
  const inner = `${String(path[last - 1])} ${Number(path[last]) + 1}`;
  return { title, label: last === path.length - 1 ? inner : `${inner}, ${leaf}` };
}

function valueAt(document: Json, path: Path): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return document;
  if (Array.isArray(document)) return valueAt(document[Number(key)] ?? null, rest);
  return typeof document === 'object' && document !== null ? valueAt(document[key] ?? null, rest) : undefined;
}
