/** A stretch of whole numbers, both ends included: addresses or ports. */
export type Range = { readonly first: number; readonly last: number };

/** An IPv4 block: its addresses as unsigned 32-bit numbers, and its prefix length. */
export type Cidr = Range & { readonly prefix: number };

/** Reads "10.0.0.0/16", or a bare address as /32; null when it is neither. */
export function parseCidr(text = ''): Cidr | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return null;
  return blockOf(
    octets.reduce((sum, octet) => sum * 256 + octet),
    prefix,
  );
}

/** Those of the texts that are blocks. */
export function parseCidrs(texts: readonly string[]): Cidr[] {
  return texts.map((text) => parseCidr(text)).filter((cidr) => cidr !== null);
}

/** The block of this prefix length that holds an address: host bits are cut off, as EC2 does. */
export function blockOf(address: number, prefix: number): Cidr {
  const size = addressCount(prefix);
  const first = address - (address % size);
  return { first, last: first + size - 1, prefix };
}

export function addressCount(prefix: number): number {
  let count = 1;
  for (let bits = prefix; bits < 32; bits++) count *= 2;
  return count;
}

export function holds({ first, last }: Range, value: number): boolean {
  return first <= value && value <= last;
}

/**
 * The values at which the answer of rules about these ranges can change inside `within`: its first value, and wherever a
 * range begins or has just ended, in rising order. What holds at each of them holds at every value of `within`.
 */
export function turningPoints(within: Range, ranges: readonly Range[]): number[] {
  const edges = ranges.flatMap(({ first, last }) => [first, last + 1]).filter((edge) => holds(within, edge));
  return [...new Set([within.first, ...edges])].sort((a, b) => a - b);
}
