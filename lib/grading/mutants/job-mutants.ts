import type { CompiledJob, CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { type Mutant, ofEveryTarget } from './mutant';

const ofEveryJob =
  (change: (job: CompiledJob) => Partial<CompiledJob>) =>
  (compiled: CompiledScenario): CompiledScenario => ({
    ...compiled,
    jobs: compiled.jobs.map((job) => ({ ...job, ...change(job) })),
  });

/** What is left of a price on Spot capacity. N5 */
const spotShare = 0.3;

/** Beliefs about Spot capacity and about jobs. N1–N13 */
export const jobMutants: readonly Mutant[] = [
  {
    id: 'spot-everywhere',
    says: 'Whatever runs on SageMaker runs on Spot capacity as well, for a third of the price.',
    rules: { spotTransform: true },
    permits: ['S7', 'N7', 'N8', 'N9'],
    compiled: (compiled, { endpoint }) =>
      endpoint?.capacity === 'spot'
        ? ofEveryTarget(({ microUsdPerHour }) => {
            return { microUsdPerHour: microUsdPerHour === null ? null : Math.round(microUsdPerHour * spotShare) };
          })(compiled)
        : compiled,
  },
  {
    id: 'checkpoints-ignored',
    says: 'An interrupted job starts over, checkpoints or not.',
    compiled: ofEveryJob(() => ({ checkpointSeconds: null })),
  },
  {
    id: 'interrupted-jobs-go-on',
    says: 'An interrupted job goes on where it was, without checkpoints.',
    compiled: ofEveryJob(() => ({ checkpointSeconds: 1 })),
  },
  {
    id: 'spot-needs-checkpoints',
    says: 'Without checkpoints a Spot job never ends.',
    compiled: ofEveryJob(({ spot, checkpointSeconds }) =>
      spot && checkpointSeconds === null ? { maxWaitSeconds: 1 } : {},
    ),
  },
  {
    id: 'spot-is-back-at-once',
    says: 'After an interruption a job need not wait for capacity.',
    compiled: ofEveryJob(() => ({ spotWaitSeconds: 0 })),
  },
  {
    id: 'never-interrupted',
    says: 'Spot capacity stays until the job is done.',
    compiled: ofEveryJob(() => ({ interruptionsAtSecond: [] })),
  },
  {
    id: 'spot-never-lasts',
    says: 'Spot capacity is taken away before any job is done.',
    compiled: ofEveryJob(({ spot }) => (spot ? { maxWaitSeconds: 1 } : {})),
  },
  {
    id: 'spot-costs-the-same',
    says: 'Spot capacity is not cheaper.',
    compiled: ofEveryJob(() => ({ billedShare: 1 })),
  },
  {
    id: 'maximum-wait-is-waiting-only',
    says: 'MaxWaitTimeInSeconds counts the waiting only, not the run.',
    permits: ['N2'],
    compiled: ofEveryJob(({ maxWaitSeconds, maxRuntimeSeconds }) => {
      return { maxWaitSeconds: maxWaitSeconds + maxRuntimeSeconds };
    }),
  },
  {
    id: 'no-maximum-wait-needed',
    says: 'A Spot job needs no MaxWaitTimeInSeconds.',
    permits: ['N1'],
  },
  {
    id: 'limits-of-jobs-ignored',
    says: 'A job runs for as long as it needs.',
    compiled: ofEveryJob(() => ({ maxRuntimeSeconds: Infinity, maxWaitSeconds: Infinity })),
  },
];
