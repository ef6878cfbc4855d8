/** StartTime and EndTime as milliseconds since 1970; without an offset they are UTC, whatever the Timezone says. D3 */
export function parseTimestamp(text: string): number {
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
  return Date.parse(hasOffset || !text.includes('T') ? text : `${text}Z`);
}
