/** A record's own member: names come from documents, and every object has a `constructor` that nobody wrote. */
export function ownMember<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
