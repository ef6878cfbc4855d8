import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { exportFormats, exportScenario } from '@/lib/aws/export/export-scenario';
import { scenarioOf } from '@/tests/support/run-scenario';

const document = (more: object = {}): ScenarioDocument => ({
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 10,
  endpoint: {
    type: 'real-time',
    EndpointName: 'shop',
    ProductionVariant: { VariantName: 'AllTraffic', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
    ...more,
  },
  model: { maxRps: 10 },
  traffic: [{ atMinute: 0, rps: 1 }],
});

const notCarried = (more: object, format: (typeof exportFormats)[number]) => {
  const exported = exportScenario(scenarioOf(document(more)), format);
  return exported.kind === 'document' ? exported.notCarried.join('; ') : exported.kind;
};

describe.each(exportFormats)('an export to %s', (format) => {
  it('says that the model’s container is not written, where the scenario has one', () => {
    const PrimaryContainer = { ModelDataUrl: 's3://models/shop.tar.gz' };
    expect(notCarried({ PrimaryContainer }, format)).toContain('endpoint.PrimaryContainer');
    expect(notCarried({}, format)).not.toContain('PrimaryContainer');
  });
});
