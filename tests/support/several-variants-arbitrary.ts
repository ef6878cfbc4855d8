import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { faults, heading, model, scaling, traffic } from '@/tests/support/scenario-arbitrary';

/** Random real-time scenarios of two variants that share the traffic by weight and scale on their own. */
const variant = (name: string) =>
  fc.record({
    VariantName: fc.constant(name),
    InstanceType: fc.constantFrom('ml.m5.large', 'ml.c5.xlarge'),
    InitialInstanceCount: fc.integer({ min: 1, max: 4 }),
    InitialVariantWeight: fc.constantFrom(0.1, 0.5, 1, 3),
    RoutingConfig: fc.record({ RoutingStrategy: fc.constantFrom('RANDOM', 'LEAST_OUTSTANDING_REQUESTS') }),
  });

const scalingOf = (name: string) => scaling.map((one) => ({ ...one, for: name }));

export const severalVariantsScenario: fc.Arbitrary<ScenarioDocument> = fc
  .integer({ min: 20, max: 240 })
  .chain((minutes) =>
    fc.record({
      ...heading(minutes),
      endpoint: fc.record({
        type: fc.constant('real-time' as const),
        ProductionVariants: fc.tuple(variant('blue'), variant('green')),
      }),
      model,
      timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
      traffic: traffic(minutes),
      scaling: fc.tuple(scalingOf('blue'), scalingOf('green')),
      faults: faults(minutes),
    }),
  );
