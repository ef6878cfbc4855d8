import type { QuestionKind, Topic } from '@/lib/contracts/question';

// What a new question begins with: small, and it runs, so that its author changes numbers and sees what they do.

type Wanted = { questionId: string; kind: QuestionKind; topic: Topic };

const title = 'A new question';

export function templateOf({ questionId, kind, topic }: Wanted) {
  const { stem, parts, rationale } = templates[kind];
  const text = `schema: question/1
id: ${questionId}
topic: ${topic}
skills: [MLA-C02/3.2.6]
kind: ${kind}
asks: both   # both rulebooks, or only course or aws
stem: |
  ${opening}
  ${stem}
# what differs from variant to variant; {{spike}} stands for its value everywhere below
parameters:
  spike: {from: 40, to: 60, step: 10}
scenario:
  ${scenario}
# what the stem does not tell: startup, metricDelay, or a path such as model.serviceCv
open: [metricDelay]
${parts}
# plain text, \`code\` and **bold**; numbers come from the runs
rationale: |
  ${rationale}
references: [B1, O1]
`;
  return { topic, kind, title, text };
}

const opening = `At noon the load on a real-time endpoint jumps from 8 to {{spike}} requests per second and stays there for half an hour.
  One instance serves 10 requests per second; it takes 5 minutes from the decision to scale out until an instance serves.`;

const scenario = `schema: scenario/1
  title: ${title}
  rulebook: aws
  start: 2026-06-01T11:30:00Z
  durationMinutes: 60
  endpoint:
    type: real-time
    EndpointName: shop
    ProductionVariant: {VariantName: AllTraffic, InstanceType: ml.m5.large, InitialInstanceCount: 2}
  model:
    maxRps: 10
    slots: 4
    timeoutSeconds: 10
    startup: {launchSeconds: 180, downloadSeconds: 60, loadSeconds: 60}
  traffic:
    - {atMinute: 0, rps: 8}
    - {atMinute: 30, rps: "{{spike}}"}
  scaling:
    ScalableTarget: {MinCapacity: 2, MaxCapacity: 20}
    ScalingPolicies:
      - PolicyName: invocations
        PolicyType: TargetTrackingScaling
        TargetTrackingScalingPolicyConfiguration:
          TargetValue: 300
          PredefinedMetricSpecification: {PredefinedMetricType: SageMakerVariantInvocationsPerInstance}
          ScaleOutCooldown: 300
          ScaleInCooldown: 300
  goal:
    require:
      - {measure: availability, atLeast: 0.99}
    prefer: {lowest: costUsd}`;

const asked = 'At least 99 % of the requests must be answered.';

const templates: Record<QuestionKind, { stem: string; parts: string; rationale: string }> = {
  choice: {
    stem: `${asked} Which change meets the requirement at the LOWEST cost?`,
    parts: `options:
  - id: minimum
    text: Raise MinCapacity to {{spike / 10 + 2}}
    change: {scaling: {ScalableTarget: {MinCapacity: "{{spike / 10 + 2}}"}}}
  - id: cooldown
    text: Lower ScaleOutCooldown to 60 s
    change:
      scaling: {ScalingPolicies: {invocations: {TargetTrackingScalingPolicyConfiguration: {ScaleOutCooldown: 60}}}}
    misconception: cooldown-is-the-start-up-time
  - id: twice
    text: Raise MinCapacity to {{spike / 5 + 4}}
    change: {scaling: {ScalableTarget: {MinCapacity: "{{spike / 5 + 4}}"}}}
    misconception: more-is-safer`,
    rationale: `Only instances that serve before the jump help: {{trace.minimum.measures.availability}} answered for
  {{trace.minimum.measures.costUsd}}; with a shorter cooldown {{trace.cooldown.measures.availability}}.`,
  },
  choices: {
    stem: `${asked} Which changes meet the requirement?`,
    parts: `options:
  - id: minimum
    text: Raise MinCapacity to {{spike / 10 + 2}}
    change: {scaling: {ScalableTarget: {MinCapacity: "{{spike / 10 + 2}}"}}}
  - id: scheduled
    text: A scheduled action that raises MinCapacity to {{spike / 10 + 2}} at 11:45
    change:
      scaling:
        ScheduledActions:
          before_noon:
            Schedule: at(2026-06-01T11:45:00)
            ScalableTargetAction: {MinCapacity: "{{spike / 10 + 2}}"}
  - id: cooldown
    text: Lower ScaleOutCooldown to 60 s
    change:
      scaling: {ScalingPolicies: {invocations: {TargetTrackingScalingPolicyConfiguration: {ScaleOutCooldown: 60}}}}
    misconception: cooldown-is-the-start-up-time`,
    rationale: `Both put instances into service before the jump; with a shorter cooldown
  {{trace.cooldown.measures.availability}} of the requests are answered.`,
  },
  numeric: {
    stem: `${asked} Which MinCapacity is enough, and not more than needed?`,
    parts: `numeric: {ask: scaling.ScalableTarget.MinCapacity, unit: instances, digits: 0}`,
    rationale: 'The instances have to be in service before the jump.',
  },
  order: {
    stem: 'In which order does this happen?',
    parts: `order:
  events:
    - {id: served, text: More instances are in service, event: {kind: instance-in-service}}
    - {id: alarm, text: The alarm of the policy goes off, event: {kind: alarm-state, state: ALARM}}
    - {id: cooldown, text: The scale-out cooldown ends, event: {kind: cooldown-ended, direction: scale-out}}`,
    rationale: 'A cooldown begins when the scaling activity has completed, and so when its instances serve.',
  },
  match: {
    stem: `${asked} Which MinCapacity belongs to which load?`,
    parts: `match:
  left:
    - {id: jump, text: The load as it is, scenario: {}}
    - id: calm
      text: Eight requests per second all day, and not more than two instances
      scenario:
        traffic: [{atMinute: 0, rps: 8}]
        goal: {require: [{measure: peakInstances, atMost: 2}]}
  right:
    - {id: two, text: MinCapacity 2, change: {}}
    - id: enough
      text: MinCapacity {{spike / 10 + 2}}
      change: {scaling: {ScalableTarget: {MinCapacity: "{{spike / 10 + 2}}"}}}`,
    rationale: 'What the load needs before the jump is there before the jump.',
  },
  configuration: {
    stem: `${asked} Configure the scaling so that they are, at the LOWEST cost.`,
    parts: `configuration:
  editable: [scaling]
  # runs that nobody sees beforehand
  hidden: {seeds: [11, 12], traffic: []}
  solution: {scaling: {ScalableTarget: {MinCapacity: "{{spike / 10 + 1}}"}}}`,
    rationale: 'The instances have to be in service before the jump.',
  },
};
