import { describe, expect, it } from 'vitest';
import { importDocuments } from '@/lib/aws/import/import-documents';
import { readScenario } from '@/lib/aws/parse-scenario';

const names = ['drafts', 'search'];

const policyArn = (name: string, resource: string) =>
  `arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:id:resource/sagemaker/${resource}:policyName/${name}`;

/** Two components, each with a step policy called wake and an alarm that runs it. */
function calls(alarmOf: (component: string) => object) {
  const dimension = 'sagemaker:inference-component:DesiredCopyCount';
  return names.flatMap((component) => {
    const resource = {
      ServiceNamespace: 'sagemaker',
      ResourceId: `inference-component/${component}`,
      ScalableDimension: dimension,
    };
    return [
      { operation: 'RegisterScalableTarget', input: { ...resource, MinCapacity: 0, MaxCapacity: 3 } },
      {
        operation: 'PutScalingPolicy',
        input: {
          ...resource,
          PolicyName: 'wake',
          PolicyType: 'StepScaling',
          StepScalingPolicyConfiguration: {
            AdjustmentType: 'ChangeInCapacity',
            StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
          },
        },
      },
      {
        operation: 'PutMetricAlarm',
        input: {
          AlarmName: `no-${component}`,
          Namespace: 'AWS/SageMaker',
          MetricName: 'NoCapacityInvocationFailures',
          Statistic: 'Maximum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          ...alarmOf(component),
        },
      },
    ];
  });
}

function alarmsByTarget(document: object) {
  const [imported] = importDocuments([{ name: 'calls.json', text: JSON.stringify({ calls: document }) }]);
  const read = readScenario(imported?.scenario);
  if (read.kind !== 'scenario') throw new Error(JSON.stringify(imported));
  const { scaling } = read.scenario;
  if (!Array.isArray(scaling)) throw new Error('expected the scaling of two components');
  return scaling.map(({ for: name, Alarms = [] }) => [name, ...Alarms.map(({ AlarmName }) => AlarmName)]);
}

describe('two targets with a policy of the same name', () => {
  it('keep each their own alarm, by the dimensions of its metric', () => {
    const alarmOf = (component: string) => ({
      AlarmActions: ['wake'],
      Dimensions: [{ Name: 'InferenceComponentName', Value: component }],
    });
    expect(alarmsByTarget(calls(alarmOf))).toEqual([
      ['drafts', 'no-drafts'],
      ['search', 'no-search'],
    ]);
  });

  it('keep each their own alarm, by the policy’s ARN where the metric names neither', () => {
    const alarmOf = (component: string) => ({ AlarmActions: [policyArn('wake', `inference-component/${component}`)] });
    expect(alarmsByTarget(calls(alarmOf))).toEqual([
      ['drafts', 'no-drafts'],
      ['search', 'no-search'],
    ]);
  });
});
