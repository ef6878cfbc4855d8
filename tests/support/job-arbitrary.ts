import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { heading } from '@/tests/support/scenario-arbitrary';

/** Random jobs: training on Spot with and without checkpoints, transform and processing beside it. */
const resources = fc.record({
  InstanceType: fc.constantFrom('ml.m5.xlarge', 'ml.p3.2xlarge'),
  InstanceCount: fc.integer({ min: 1, max: 4 }),
});

const interruptions = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 });

const spotTraining = fc
  .record({
    workMinutes: fc.integer({ min: 5, max: 240 }),
    runtimeMinutes: fc.integer({ min: 60, max: 480 }),
    waitMinutes: fc.integer({ min: 0, max: 240 }),
    checkpointed: fc.boolean(),
    checkpointEveryMinutes: fc.constantFrom(1, 10, 30),
    spotWaitMinutes: fc.constantFrom(0, 5, 20),
    interruptionsAtMinute: interruptions,
    ResourceConfig: resources,
  })
  .map(({ runtimeMinutes, waitMinutes, checkpointed, checkpointEveryMinutes, ...job }) => ({
    ...job,
    type: 'training' as const,
    EnableManagedSpotTraining: true,
    StoppingCondition: {
      MaxRuntimeInSeconds: runtimeMinutes * 60,
      MaxWaitTimeInSeconds: (runtimeMinutes + waitMinutes) * 60,
    },
    ...(checkpointed ? { CheckpointConfig: { S3Uri: 's3://models/checkpoints' }, checkpointEveryMinutes } : {}),
  }));

const onDemand = fc.record({
  type: fc.constantFrom('training' as const, 'transform' as const, 'processing' as const),
  workMinutes: fc.integer({ min: 5, max: 600 }),
  ResourceConfig: resources,
});

export const jobScenario: fc.Arbitrary<ScenarioDocument> = fc.integer({ min: 60, max: 600 }).chain((minutes) =>
  fc.record({
    ...heading(minutes),
    jobs: fc.tuple(spotTraining, fc.oneof(spotTraining, onDemand)).map((jobs) => [...jobs]),
  }),
);
