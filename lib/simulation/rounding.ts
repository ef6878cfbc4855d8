/** The precision of what a trace says: rounded before the digest, so that the last bits of a sum are nobody's business. */

export function roundCount(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function roundMs(value: number): number {
  return Math.round(value * 10) / 10;
}

export function roundUsd(microUsd: number): number {
  return Math.round(microUsd) / 1e6;
}
