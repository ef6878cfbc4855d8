/** A number as people write it, or why it is none. */
export type ReadNumber = { kind: 'number'; value: number; digits: number } | { kind: 'none'; message: string };

const spaces = /[\s\u00a0\u2009\u202f'’_]/g;

/**
 * Spaces and apostrophes between digits are left out. A comma divides thousands where three digits follow each, else it is
 * the decimal point; a point is the decimal point unless several stand there. A unit behind the number may be repeated.
 */
export function readNumber(text: string, unit = ''): ReadNumber {
  const trimmed = text.trim();
  const bare =
    unit !== '' && trimmed.toLowerCase().endsWith(unit.toLowerCase()) ? trimmed.slice(0, -unit.length) : trimmed;
  const [, sign = '', amount = ''] = /^([+\-−–]?)(.*)$/s.exec(bare.replace(spaces, '')) ?? [];
  const written = withPoint(amount);
  if (written === null) return { kind: 'none', message: `“${trimmed}” is not a number.` };
  const value = Number(written);
  // what is longer than this loses digits on the way
  if (written.replace('.', '').length > 15) return { kind: 'none', message: `“${trimmed}” has too many digits.` };
  return { kind: 'number', value: sign === '' || sign === '+' ? value : 0 - value, digits: digitsBehindPoint(written) };
}

const thousands = { ',': /^\d{1,3}(,\d{3})+(\.\d+)?$/, '.': /^\d{1,3}(\.\d{3}){2,}(,\d+)?$|^\d{1,3}(\.\d{3})+,\d+$/ };

/** The digits with a decimal point and nothing else; null where that cannot be told. */
function withPoint(amount: string): string | null {
  if (thousands[','].test(amount) && !amount.startsWith('0,')) return amount.replaceAll(',', '');
  if (thousands['.'].test(amount)) return amount.replaceAll('.', '').replace(',', '.');
  const pointed = amount.replace(',', '.');
  return /^(\d+\.?\d*|\.\d+)$/.test(pointed) ? pointed : null;
}

/** Zeros at the end say nothing: 0.50 has one digit. */
function digitsBehindPoint(written: string): number {
  const [, fraction = ''] = written.split('.');
  return fraction.replace(/0+$/, '').length;
}
