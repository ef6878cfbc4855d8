import { describe, expect, it } from 'vitest';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { scenarioOf } from '@/tests/support/run-scenario';

const base = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 10,
  model: { maxRps: 10 },
  traffic: [{ atMinute: 0, rps: 1 }],
};
const endpoint = { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large' } };
const alarm = {
  AlarmName: 'a',
  Namespace: 'AWS/SageMaker',
  MetricName: 'Invocations',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const refusalsOf = (document: object) =>
  simulateScenario(scenarioOf({ ...base, endpoint, ...document })).rejections.map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('AWS refuses', () => {
  it.each([
    [
      { endpoint: { ...endpoint, EndpointName: 'my shop' } },
      "endpoint.EndpointName: 1 validation error detected: Value 'my shop' at 'endpointName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    ],
    [
      { endpoint: { ...endpoint, EndpointName: 'x'.repeat(64) } },
      "at 'endpointName' failed to satisfy constraint: Member must have length less than or equal to 63",
    ],
    [
      { endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.g5.2xl' } } },
      "endpoint.ProductionVariant.InstanceType: 1 validation error detected: Value 'ml.g5.2xl' at 'instanceType' failed to satisfy constraint: Member must satisfy enum value set: [ml.t2.medium, ",
    ],
    [
      { endpoint: { ...endpoint, ProductionVariant: { VariantName: '-a' } } },
      "Value '-a' at 'variantName' failed to satisfy constraint: Member must satisfy regular expression pattern",
    ],
    [
      { endpoint: { ...endpoint, VpcConfig: { Subnets: ['subnet a'], SecurityGroupIds: ['sg-1'] } } },
      "Value 'subnet a' at 'subnets' failed to satisfy constraint: Member must satisfy regular expression pattern: [-0-9a-zA-Z]+",
    ],
    [
      { scaling: { Alarms: [{ ...alarm, MetricName: '' }] } },
      "Value '' at 'metricName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      {
        scaling: {
          Alarms: [{ ...alarm, Dimensions: Array.from({ length: 31 }, (_, i) => ({ Name: `n${i}`, Value: 'v' })) }],
        },
      },
      "Value '[31]' at 'dimensions' failed to satisfy constraint: Member must have length less than or equal to 30",
    ],
  ])('names and texts outside the patterns of its service models: %j', (document, expected) => {
    expect(refusalsOf(document).join('\n')).toContain(expected);
  });

  it('nothing about names inside them', () => {
    const scaling = { Alarms: [{ ...alarm, Dimensions: [{ Name: 'EndpointName', Value: 'endpoint' }] }] };
    expect(refusalsOf({ endpoint: { ...endpoint, EndpointName: 'a--b-9' }, scaling })).toEqual([]);
  });
});

describe('a burstable instance type', () => {
  const ProductionVariants = [
    { VariantName: 'big', InstanceType: 'ml.m5.large' },
    { VariantName: 'small', InstanceType: 'ml.t2.medium' },
  ];
  const scaling = (name: string) => [{ for: name, ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 } }];

  it('is refused where its own variant is scaled, not where another one is', () => {
    const refused = (name: string) =>
      refusalsOf({ endpoint: { type: 'real-time', ProductionVariants }, scaling: scaling(name) });
    expect(refused('big')).toEqual([]);
    expect(refused('small').join()).toContain('Burstable instances such as ml.t2.medium cannot be registered');
  });
});
