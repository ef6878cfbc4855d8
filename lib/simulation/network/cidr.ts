/** An IPv4 block as its first address (an unsigned 32-bit number) and its prefix length. */
export type Cidr = { readonly base: number; readonly prefix: number };

/** Reads "10.0.0.0/16" (or a bare address); null when it is none. */
export function parseCidr(text: string): Cidr | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const octets = match.slice(1, 5).map(Number);
  const prefix = match[5] === undefined ? 32 : Number(match[5]);
  if (octets.some((octet) => octet > 255) || prefix > 32) return null;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { base: firstOf(address, prefix), prefix };
}

function firstOf(address: number, prefix: number): number {
  return prefix === 0 ? 0 : (address & (-1 << (32 - prefix))) >>> 0;
}

/** Does the outer block hold all of the inner one? */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && firstOf(inner.base, outer.prefix) === outer.base;
}
