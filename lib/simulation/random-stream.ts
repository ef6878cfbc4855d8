import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { negativeExponential } from './negative-exponential';

/** A source of uniform numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * A stream of its own for each purpose, so that a draw added for one purpose shifts no other, and two options of a
 * question see the same noise.
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  const generator = xoroshiro128plus(mix(seed, purpose));
  return () => uniformFloat64(generator);
}

/** FNV-1a over the purpose's letters, started from the seed. */
function mix(seed: number, purpose: string): number {
  let hash = Math.imul((seed ^ 0x811c9dc5) | 0, 0x01000193);
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/**
 * A Poisson count of the given mean: by inversion up to 30, above it from the normal curve (twelve uniform numbers less
 * six), rounded. Only + − × ÷ and sqrt, so that every engine draws the same count.
 */
export function poissonCount(mean: number, random: RandomStream): number {
  if (mean <= 0) return 0;
  if (mean > 30) {
    let z = -6;
    for (let i = 0; i < 12; i++) z += random();
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * z));
  }
  const u = random();
  let probability = negativeExponential(mean);
  let cumulated = probability;
  let count = 0;
  while (u > cumulated && count < 200) {
    count += 1;
    probability = (probability * mean) / count;
    cumulated += probability;
  }
  return count;
}
