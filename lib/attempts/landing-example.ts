import type { JsonObject } from '@/lib/contracts/question';
import type { Replay } from '@/lib/contracts/replay';
import { readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { toReplay } from '@/lib/grading/to-replay';
import { unitOf } from '@/lib/grading/unit-of';
import { applyChange } from '@/lib/variants/apply-change';

// The picture on the landing page: a load that jumps from 10 to 45 requests per second at 08:30, target tracking at 300
// invocations per instance per minute, and a start-up of five minutes. It is run like any question's option.

const tracking = { PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' } };

const base: JsonObject = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 90,
  endpoint: {
    type: 'real-time',
    EndpointName: 'shop',
    ProductionVariant: { InstanceType: 'ml.m5.xlarge', InitialInstanceCount: 2 },
  },
  model: { maxRps: 10, slots: 4, timeoutSeconds: 5 },
  traffic: [
    { atMinute: 0, rps: 10 },
    { atMinute: 30, rps: 45 },
    { atMinute: 60, rps: 10, rampMinutes: 5 },
  ],
  scaling: {
    ScalableTarget: { MinCapacity: 2, MaxCapacity: 20 },
    ScalingPolicies: [
      {
        PolicyName: 'invocations',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 300, ScaleOutCooldown: 300, ...tracking },
      },
    ],
  },
};

const shorterCooldown: JsonObject = {
  scaling: {
    ScalingPolicies: { invocations: { TargetTrackingScalingPolicyConfiguration: { ScaleOutCooldown: 60 } } },
  },
};
const higherMinimum: JsonObject = { scaling: { ScalableTarget: { MinCapacity: 6 } } };

export function readLandingExample(): Replay {
  const { start, durationMinutes } = scenarioOf({});
  const sideOf = (optionId: string, title: string, change: JsonObject) => {
    const scenario = scenarioOf(change);
    return { optionId, title, trace: simulateScenario(scenario), unit: unitOf(scenario) };
  };
  return toReplay(
    { rulebook: 'aws', start, durationMinutes },
    sideOf('shorter_cooldown', 'Lower `ScaleOutCooldown` from 300 s to 60 s', shorterCooldown),
    sideOf('higher_minimum', 'Raise `MinCapacity` from 2 to 6', higherMinimum),
  );
}

function scenarioOf(change: JsonObject) {
  const parsed = readScenario(applyChange(base, change));
  if (parsed.kind === 'bad-document') throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  return parsed.scenario;
}
