import { readScenario } from '@/lib/aws/parse-scenario';
import { type PreparedScenario, prepareScenario } from '@/lib/aws/simulate-scenario';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { wDay } from './limit-day';

/** W-day as a scenario. */
export function wDayDocument() {
  return {
    schema: 'scenario/1',
    title: 'W-day',
    rulebook: 'aws',
    start: '2026-06-01T00:00:00Z',
    durationMinutes: 1440,
    endpoint: {
      type: 'real-time',
      ProductionVariant: { InstanceType: 'ml.m5.xlarge', InitialInstanceCount: wDay.initialInstances },
    },
    model: {
      maxRps: wDay.instanceRps,
      slots: 1,
      timeoutSeconds: wDay.timeoutSeconds,
      startup: { launchSeconds: 180, downloadSeconds: 60, loadSeconds: 60 },
    },
    traffic: Array.from(wDay.rpsByMinute, (rps, atMinute) => ({ atMinute, rps })),
    scaling: {
      ScalableTarget: { MinCapacity: wDay.minCapacity, MaxCapacity: wDay.maxCapacity },
      ScalingPolicies: [
        {
          PolicyName: 'invocations',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: wDay.targetPerMinute,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
            ScaleOutCooldown: wDay.cooldownSeconds,
            ScaleInCooldown: wDay.cooldownSeconds,
          },
        },
      ],
    },
  };
}

export function compiledWDay(): CompiledScenario {
  return compiledFrom(wDayDocument());
}

export function compiledFrom(document: object): CompiledScenario {
  const { compiled } = preparedFrom(document);
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled.rejections));
  return compiled.scenario;
}

export function preparedWDay(): PreparedScenario {
  return preparedFrom(wDayDocument());
}

function preparedFrom(document: object): PreparedScenario {
  const parsed = readScenario(document);
  if (parsed.kind !== 'scenario') throw new Error(JSON.stringify(parsed.problems));
  return prepareScenario(parsed.scenario);
}
