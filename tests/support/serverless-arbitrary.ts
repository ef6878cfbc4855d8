import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { cooldown, heading, type Scaling, traffic } from '@/tests/support/scenario-arbitrary';

/** Random serverless scenarios: memory, concurrency, cold starts, provisioned concurrency and its target tracking. */
const concurrency = fc
  .record({
    most: fc.integer({ min: 1, max: 40 }),
    provisionedShare: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(({ most, provisionedShare }) => ({
    MaxConcurrency: most,
    ...(provisionedShare === undefined
      ? {}
      : { ProvisionedConcurrency: Math.max(1, Math.round((most * provisionedShare) / 100)) }),
  }));

const provisionedScaling = (most: number): fc.Arbitrary<Scaling> =>
  fc.record({
    ScalableTarget: fc.constant({ MinCapacity: 1, MaxCapacity: most }),
    ScalingPolicies: fc.tuple(
      fc.record({
        PolicyName: fc.constant('provisioned'),
        PolicyType: fc.constant('TargetTrackingScaling'),
        TargetTrackingScalingPolicyConfiguration: fc.record({
          TargetValue: fc.constantFrom(0.3, 0.5, 0.7, 0.9),
          PredefinedMetricSpecification: fc.constant({
            PredefinedMetricType: 'SageMakerVariantProvisionedConcurrencyUtilization',
          }),
          ScaleOutCooldown: cooldown,
          ScaleInCooldown: cooldown,
        }),
      }),
    ),
  });

export const serverlessScenario: fc.Arbitrary<ScenarioDocument> = fc
  .tuple(fc.integer({ min: 20, max: 120 }), concurrency, fc.constantFrom(1024, 2048, 4096, 6144))
  .chain(([minutes, config, MemorySizeInMB]) =>
    fc.record(
      {
        ...heading(minutes),
        endpoint: fc.constant({
          type: 'serverless' as const,
          ProductionVariant: { ServerlessConfig: { MemorySizeInMB, ...config } },
        }),
        model: fc.record({
          maxRps: fc.constantFrom(0.5, 1, 2, 5),
          slots: fc.constant(1),
          timeoutSeconds: fc.integer({ min: 5, max: 60 }),
          idleSeconds: fc.constantFrom(0, 60, 300, 600),
          startup: fc.record({
            launchSeconds: fc.constant(0),
            downloadSeconds: fc.integer({ min: 0, max: 10 }),
            loadSeconds: fc.integer({ min: 0, max: 20 }),
          }),
        }),
        timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
        traffic: traffic(minutes, 30),
        scaling: provisionedScaling(config.MaxConcurrency),
      },
      { requiredKeys: ['schema', 'rulebook', 'start', 'durationMinutes', 'endpoint', 'model', 'traffic'] },
    ),
  )
  .map((document) => {
    const { scaling, ...unscaled } = document;
    const provisioned = document.endpoint.ProductionVariant.ServerlessConfig.ProvisionedConcurrency !== undefined;
    return provisioned && scaling ? { ...unscaled, scaling } : unscaled;
  });
