import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Json, JsonObject } from '@/lib/contracts/question';
import type { Path } from './read-json';

export type Lab = NonNullable<PublicQuestion['lab']>;

/** A value with where it stands: by place in the document, and by name as the question's `editable` says it. */
export type Placed = { path: Path; named: string; value: Json };

/** What an object or a list holds; an entry of a list goes by its name, where it has one. */
export function membersOf(
  value: Json | undefined,
  { path, named }: Omit<Placed, 'value'>,
  names: Lab['names'],
): Placed[] | null {
  const placed = (key: string | number, name: string, member: Json): Placed => {
    return { path: [...path, key], named: named === '' ? name : `${named}.${name}`, value: member };
  };
  if (Array.isArray(value))
    return value.map((entry, place) => placed(place, nameOf(entry, names) ?? `${place}`, entry));
  return isObject(value) ? Object.entries(value).map(([key, member]) => placed(key, key, member)) : null;
}

export function nameOf(entry: Json, names: Lab['names']): string | null {
  if (!isObject(entry)) return null;
  const name = names.map((key) => entry[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
}

/** Every value of a document, each as deep as it goes. */
export function leavesOf(placed: Placed, names: Lab['names']): Placed[] {
  const members = membersOf(placed.value, placed, names);
  return members && members.length > 0 ? members.flatMap((member) => leavesOf(member, names)) : [placed];
}

/** Every place at which an edited document differs from the one shown: where it stands in the edited one. */
export function differencesOf(
  before: Json | undefined,
  after: Omit<Placed, 'value'> & { value: Json | undefined },
  names: Lab['names'],
): Omit<Placed, 'value'>[] {
  if (before === after.value) return [];
  const a = membersOf(before, after, names);
  const b = membersOf(after.value, after, names);
  if (!a || !b) return [{ path: after.path, named: after.named }];
  const gone = a.filter(({ named }) => b.every((member) => member.named !== named));
  return [
    ...b.flatMap((member) => differencesOf(a.find(({ named }) => named === member.named)?.value, member, names)),
    ...gone.flatMap(({ path, named, value }) => differencesOf(value, { path, named, value: undefined }, names)),
  ];
}

/** The document with another value at a place. */
export function withValueAt(document: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((entry, place) => (place === key ? withValueAt(entry, rest, value) : entry));
  }
  if (!isObject(document)) return document;
  return { ...document, [key]: withValueAt(document[key] ?? null, rest, value) };
}

/** Does a path lie in one of the parts that may be edited? */
export const isEditable = ({ editable }: Pick<Lab, 'editable'>, named: string) =>
  editable.some((part) => named === part || named.startsWith(`${part}.`));

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The whole document, to walk from. */
export const rootOf = (document: JsonObject): Placed => ({ path: [], named: '', value: document });

export const writeDocument = (document: Json) => JSON.stringify(document, null, 2);
