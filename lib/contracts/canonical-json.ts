/**
 * Data as one text, whatever the order in which its keys were written: RFC 8785 (keys sorted by UTF-16 code units, numbers
 * and strings as ECMAScript writes them, no white space). What is signed or digested is signed or digested in this form,
 * in UTF-8. A key whose value is undefined is left out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, entry]) => entry !== undefined);
    const written = members.sort(byKey).map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${written.join(',')}}`;
  }
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`${value} cannot be written as JSON`);
  }
  return JSON.stringify(value);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
