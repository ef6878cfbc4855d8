import type { CompiledServerless, Server } from '@/lib/simulation/compiled-scenario';
import { type Mutant, ofEveryTarget } from './mutant';

/** Of serverless variants only; `capacity` is the provisioned concurrency. */
const ofServerless = (change: (serverless: CompiledServerless, capacity: number) => Partial<CompiledServerless>) =>
  ofEveryTarget(({ serverless, initialCapacity }) =>
    serverless ? { serverless: { ...serverless, ...change(serverless, initialCapacity) } } : {},
  );

const ofEnvironments = (change: Partial<Server>) =>
  ofEveryTarget(({ serverless, server }) => (serverless ? { server: { ...server, ...change } } : {}));

const moreThanAnybodyAsks = 1_000_000;

/** Beliefs about serverless endpoints. K1–K16 */
export const serverlessMutants: readonly Mutant[] = [
  {
    id: 'cold-starts-happen-only-once',
    says: 'An environment that is up once stays up.',
    compiled: ofEnvironments({ idleSeconds: moreThanAnybodyAsks }),
  },
  {
    id: 'every-request-starts-cold',
    says: 'An environment is gone as soon as it has answered.',
    compiled: ofEnvironments({ idleSeconds: 0 }),
  },
  {
    id: 'maximum-concurrency-ignored',
    says: 'MaxConcurrency throttles nothing.',
    compiled: ofServerless(() => ({ maxConcurrency: moreThanAnybodyAsks })),
  },
  {
    id: 'provisioned-on-top-of-the-maximum',
    says: 'ProvisionedConcurrency comes on top of MaxConcurrency.',
    permits: ['K5'],
    compiled: ofServerless(({ maxConcurrency }, provisioned) => ({ maxConcurrency: maxConcurrency + provisioned })),
  },
  {
    id: 'provisioned-is-paid-when-used',
    says: 'Provisioned concurrency costs nothing while nothing uses it.',
    compiled: ofServerless(() => ({ provisionedMicroUsdPerGbSecond: 0 })),
  },
  {
    id: 'provisioned-requests-are-free',
    says: 'Provisioned concurrency is paid by the hour, and nothing for what it serves.',
    compiled: ofServerless(() => ({ provisionedRequestMicroUsdPerGbSecond: 0 })),
  },
];
