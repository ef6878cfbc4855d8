import { smallQuestion } from './small-question';

/** At 08:05 a scheduled action asks for three instances, which need 300 s: are they in service at 08:10? */
export function scheduledQuestion(changes: object = {}) {
  const { scenario } = smallQuestion();
  return smallQuestion({
    stem: 'A scheduled action raises MinCapacity at 08:05. What is true at 08:10?',
    parameters: {},
    scenario: {
      ...scenario,
      model: { maxRps: 10, startup: { launchSeconds: 180, downloadSeconds: 60, loadSeconds: 60 } },
      scaling: {
        ScalableTarget: { MinCapacity: 1, MaxCapacity: 9 },
        ScheduledActions: [
          {
            ScheduledActionName: 'three',
            Schedule: 'at(2026-06-01T08:05:00)',
            ScalableTargetAction: { MinCapacity: 3 },
          },
        ],
      },
    },
    options: [
      { id: 'three', text: 'Three are in service', claim: { series: 'inService', atMinute: 10, atLeast: 2 } },
      { id: 'fewer', text: 'Fewer are in service', claim: { series: 'inService', atMinute: 10, atMost: 2 } },
    ],
    rationale: 'The schedule starts them.',
    ...changes,
  });
}

/** A batch transform, on demand or on Spot: the course takes Spot for it, AWS refuses. S7 N7 */
export function spotQuestion(changes: object = {}) {
  const { scenario } = smallQuestion();
  const { schema, rulebook, start, goal } = scenario;
  return smallQuestion({
    stem: 'Which job is done at the LOWEST cost?',
    parameters: {},
    scenario: {
      schema,
      rulebook,
      start,
      durationMinutes: 200,
      jobs: [
        {
          type: 'transform',
          JobName: 'job',
          ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
          workMinutes: 60,
        },
      ],
      goal: { ...JSON.parse(JSON.stringify(goal)), require: [{ measure: 'completedAtSecond', atMost: 7200 }] },
    },
    options: [
      { id: 'on_demand', text: 'On demand', change: {} },
      { id: 'spot', text: 'On Spot', change: { jobs: { job: { EnableManagedSpotTraining: true } } } },
    ],
    rationale: 'Spot is cheaper where it is taken.',
    ...changes,
  });
}
