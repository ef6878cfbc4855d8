import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { endpointRows } from '@/lib/questions/sheet-endpoint';
import { jobRows } from '@/lib/questions/sheet-jobs';
import { scenarioOf } from '@/tests/support/run-scenario';

const base = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
} as const;
const facts = (rows: readonly { name: string; value: string }[]) =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]));

describe('the sheet of a scenario', () => {
  it('states what inference components share and what is their own', () => {
    const document: ScenarioDocument = {
      ...base,
      endpoint: {
        type: 'inference-component',
        ProductionVariant: {
          InstanceType: 'ml.g5.xlarge',
          InitialInstanceCount: 1,
          ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 3 },
        },
        InferenceComponents: [
          { InferenceComponentName: 'small', CopyCount: 2, copiesPerInstance: 4 },
          {
            InferenceComponentName: 'large',
            model: {
              maxRps: 1,
              slots: 2,
              timeoutSeconds: 300,
              startup: { launchSeconds: 240, downloadSeconds: 60, loadSeconds: 60 },
            },
          },
        ],
      },
      model: { maxRps: 4 },
      traffic: [
        { atMinute: 0, rps: 1, for: 'small' },
        { atMinute: 0, rps: 1, for: 'large' },
      ],
    };
    expect(facts(endpointRows(scenarioOf(document)))).toMatchObject({
      InitialInstanceCount: '1',
      ManagedInstanceScaling: '0 to 3 instances',
      small: '2 copies, 4 fit on an instance',
      large: '1 copies, 1 fit on an instance',
      'large: throughput': '1 requests a second',
      'large: at once': '2 requests',
      'large: time-out': '5 min',
      'large: start-up': '6 min (launch 4 min, model download 60 s, model load 60 s)',
    });
  });

  it('says so where the number of instances is fixed', () => {
    const document: ScenarioDocument = {
      ...base,
      endpoint: {
        type: 'inference-component',
        ProductionVariant: { InstanceType: 'ml.g5.xlarge', InitialInstanceCount: 2 },
        InferenceComponents: [{ InferenceComponentName: 'small' }],
      },
      model: { maxRps: 4 },
      traffic: [{ atMinute: 0, rps: 1 }],
    };
    expect(facts(endpointRows(scenarioOf(document)))['ManagedInstanceScaling']).toBe('2 instances, fixed');
  });

  it('says on how many instances a job runs', () => {
    const job = { type: 'training' as const, JobName: 'night', workMinutes: 30 };
    const on = (ResourceConfig: { InstanceType: string; InstanceCount?: number }) =>
      facts(jobRows(scenarioOf({ ...base, jobs: [{ ...job, ResourceConfig }] })))['night: instances'];
    expect(on({ InstanceType: 'ml.g5.xlarge', InstanceCount: 3 })).toBe('3 × ml.g5.xlarge');
    expect(on({ InstanceType: 'ml.g5.xlarge' })).toBe('1 × ml.g5.xlarge');
  });
});
