import type { CompiledTraffic } from '@/lib/simulation/compiled-scenario';
import { type Mutant, ofEveryTarget } from './mutant';

/** The stated traffic as a flat line; a ramp counts as if it were there at once. */
function averaged({ name, pieces }: CompiledTraffic, durationSeconds: number): CompiledTraffic {
  const inside = pieces.filter(({ atSecond }) => atSecond < durationSeconds);
  const requests = inside.reduce((sum, { atSecond, rps }, index) => {
    return sum + rps * ((inside[index + 1]?.atSecond ?? durationSeconds) - atSecond);
  }, 0);
  return { name, pieces: [{ atSecond: 0, rps: requests / durationSeconds, rampSeconds: 0 }] };
}

/** Beliefs about what arrives and what becomes of it. */
export const loadMutants: readonly Mutant[] = [
  {
    id: 'average-load',
    says: 'The average of the load decides how much capacity is needed.',
    compiled: (compiled) => ({
      ...compiled,
      bursts: null,
      traffic: compiled.traffic.map((traffic) => averaged(traffic, compiled.durationSeconds)),
    }),
  },
  {
    id: 'no-bursts',
    says: 'Nothing comes but the load that was foreseen.',
    compiled: (compiled) => ({ ...compiled, bursts: null }),
  },
  {
    id: 'no-time-outs',
    says: 'A request that waits is answered in the end.',
    compiled: ofEveryTarget(() => ({ queuesForever: true })),
  },
];
