import { smallQuestion } from './small-question';

// One small question of each kind without options, on an endpoint on which one instance serves ten requests a second.

const { schema, id, topic, asks, references } = smallQuestion();
const common = { schema, id, topic, asks, references, stem: 'What holds?', rationale: 'It runs.' };

const scenario = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: {
    type: 'real-time',
    EndpointName: 'shop',
    ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
  },
  model: { maxRps: 10, timeoutSeconds: 5 },
  traffic: [
    { atMinute: 0, rps: 10 },
    { atMinute: 20, rps: 40 },
  ],
  scaling: {
    ScalableTarget: { MinCapacity: 2, MaxCapacity: 8 },
    ScalingPolicies: [
      {
        PolicyName: 'invocations',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 300,
          PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        },
      },
    ],
  },
  goal: {
    require: [
      { measure: 'availability', atLeast: 0.99 },
      { measure: 'peakInstances', atMost: 8 },
    ],
    prefer: { lowest: 'costUsd' },
  },
};

const document = { ...common, scenario };

/** Five instances and more serve forty requests a second; AWS refuses a MinCapacity above MaxCapacity. */
export const numericQuestion = (changes: object = {}) => ({
  ...document,
  kind: 'numeric',
  numeric: { ask: 'scaling.ScalableTarget.MinCapacity', unit: 'instances', digits: 0, ...changes },
});

export const orderQuestion = (changes: object = {}) => ({
  ...document,
  kind: 'order',
  order: {
    events: [
      { id: 'served', text: 'New instances serve', event: { kind: 'instance-in-service' } },
      { id: 'alarm', text: 'The high alarm goes off', event: { kind: 'alarm-state', state: 'ALARM' } },
      {
        id: 'cooldown',
        text: 'The scale-out cooldown ends',
        event: { kind: 'cooldown-ended', direction: 'scale-out' },
      },
    ],
    ...changes,
  },
});

export const matchQuestion = (changes: object = {}) => ({
  ...document,
  kind: 'match',
  match: {
    left: [
      {
        id: 'calm',
        text: 'A calm hour',
        scenario: { traffic: [{ atMinute: 0, rps: 10 }], goal: { require: [{ measure: 'peakInstances', atMost: 2 }] } },
      },
      { id: 'jump', text: 'A jump', scenario: {} },
    ],
    right: [
      { id: 'two', text: 'MinCapacity 2', change: {} },
      { id: 'six', text: 'MinCapacity 6', change: { scaling: { ScalableTarget: { MinCapacity: 6 } } } },
    ],
    ...changes,
  },
});

export const configurationQuestion = (changes: object = {}) => ({
  ...document,
  kind: 'configuration',
  configuration: {
    editable: ['scaling'],
    hidden: {
      seeds: [11, 12],
      traffic: [
        [
          { atMinute: 0, rps: 10 },
          { atMinute: 10, rps: 50 },
        ],
      ],
    },
    solution: { scaling: { ScalableTarget: { MinCapacity: 6 } } },
    ...changes,
  },
});
