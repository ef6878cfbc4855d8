import type { Progress } from '@/lib/contracts/progress';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';

// What the components are developed and tested with. The runs are worked out by a few lines of arithmetic, enough to look
// like the core's; nothing here says what AWS does.

type Change = { atMinute: number; desired: number; readyMinute: number };
type Toy = {
  offered: (minute: number) => number;
  minutes: number;
  rpsEach: number;
  start: number;
  changes: readonly Change[];
};

/** A fleet of equal instances with a common queue that times out after a minute, one value a minute. */
export function toySeries({ offered, minutes, rpsEach, start, changes }: Toy): ReplayRun['series'] {
  const at = <T>(value: (minute: number) => T) => Array.from({ length: minutes }, (_, minute) => value(minute));
  const latest = (minute: number, from: (change: Change) => number) =>
    changes.findLast((change) => from(change) <= minute)?.desired ?? start;
  const desired = at((minute) => latest(minute, ({ atMinute }) => atMinute));
  const inService = at((minute) => latest(minute, ({ readyMinute }) => readyMinute));
  const offeredRps = at((minute) => Math.round(offered(minute) * 100) / 100);

  const servedRps: number[] = [];
  const lostRps: number[] = [];
  const backlog: number[] = [];
  let queue = 0;
  offeredRps.forEach((rps, minute) => {
    const capacity = rpsEach * (inService[minute] ?? 0);
    const served = Math.min(capacity, rps + queue / 60);
    const waiting = Math.max(0, queue + (rps - served) * 60);
    backlog.push(Math.round(queue));
    servedRps.push(Math.round(served * 100) / 100);
    lostRps.push(Math.round((Math.max(0, waiting - capacity * 60) / 60) * 100) / 100);
    queue = Math.min(waiting, capacity * 60);
  });
  const latencyMs = backlog.map(
    (waiting, minute) => 420 + Math.round((1000 * waiting) / (rpsEach * (inService[minute] || 1))),
  );
  return { stepSeconds: 60, offeredRps, servedRps, lostRps, backlog, latencyMs, desired, inService };
}

const schoolBell = (minute: number) => (minute >= 30 && minute < 60 ? 45 : 10);
const toy = { offered: schoolBell, minutes: 90, rpsEach: 10, start: 2 };

export const learnerRun: ReplayRun = {
  optionId: 'shorter_cooldown',
  title: 'Lower `ScaleOutCooldown` from 300 s to 60 s',
  status: 'completed',
  sentences: [
    'The alarm needs three minutes above 300 invocations per instance per minute, and its data is 90 seconds old: it goes off at 08:34:30.',
    'The nine instances that it asks for answer from 08:40 on. Until then two instances serve 20 requests per second and the rest times out.',
  ],
  series: toySeries({
    ...toy,
    changes: [
      { atMinute: 35, desired: 9, readyMinute: 40 },
      { atMinute: 77, desired: 2, readyMinute: 77 },
    ],
  }),
  bands: [
    { kind: 'alarm', label: 'AlarmHigh in ALARM', fromSecond: 2070, toSecond: 2550 },
    { kind: 'alarm', label: 'AlarmLow in ALARM', fromSecond: 4590, toSecond: 4860 },
    { kind: 'cooldown', label: 'Scale-out cooldown', fromSecond: 2370, toSecond: 2430 },
    { kind: 'cooldown', label: 'Scale-in cooldown', fromSecond: 4590, toSecond: 4890 },
  ],
  events: [
    { atSecond: 1800, kind: 'traffic', text: 'Load rises from 10 to 45 requests per second', marked: false },
    { atSecond: 2070, kind: 'alarm-state', text: 'AlarmHigh goes to ALARM', marked: false },
    { atSecond: 2070, kind: 'scaling-activity', text: 'Scale out from 2 to 9 instances', marked: false },
    { atSecond: 2370, kind: 'instance-in-service', text: '7 instances in service', marked: false },
    { atSecond: 2430, kind: 'cooldown-ended', text: 'Scale-out cooldown ends', marked: false },
    { atSecond: 3600, kind: 'traffic', text: 'Load falls back to 10', marked: false },
    { atSecond: 4590, kind: 'alarm-state', text: 'AlarmLow goes to ALARM', marked: false },
    { atSecond: 4590, kind: 'scaling-activity', text: 'Scale in from 9 to 2 instances', marked: false },
  ],
};

export const winnerRun: ReplayRun = {
  optionId: 'scheduled',
  title: 'Add a scheduled action that sets `MinCapacity` to 5 at 08:20',
  status: 'completed',
  sentences: [
    'At 08:20 the scheduled action raises the minimum to 5, so five instances serve 50 requests per second when the load arrives.',
    'Target tracking still goes to 9 afterwards, but nobody waits for it.',
  ],
  series: toySeries({
    ...toy,
    changes: [
      { atMinute: 20, desired: 5, readyMinute: 25 },
      { atMinute: 35, desired: 9, readyMinute: 40 },
      { atMinute: 77, desired: 5, readyMinute: 77 },
    ],
  }),
  bands: [
    { kind: 'alarm', label: 'AlarmHigh in ALARM', fromSecond: 2070, toSecond: 2550 },
    { kind: 'alarm', label: 'AlarmLow in ALARM', fromSecond: 4590, toSecond: 4860 },
    { kind: 'cooldown', label: 'Scale-out cooldown', fromSecond: 2370, toSecond: 2670 },
    { kind: 'cooldown', label: 'Scale-in cooldown', fromSecond: 4590, toSecond: 4890 },
  ],
  events: [
    { atSecond: 1200, kind: 'scheduled-action', text: 'Scheduled action before-nine sets MinCapacity 5', marked: true },
    { atSecond: 1200, kind: 'scaling-activity', text: 'Scale out from 2 to 5 instances', marked: false },
    { atSecond: 1500, kind: 'instance-in-service', text: '3 instances in service', marked: false },
    { atSecond: 1800, kind: 'traffic', text: 'Load rises from 10 to 45 requests per second', marked: false },
    { atSecond: 2070, kind: 'alarm-state', text: 'AlarmHigh goes to ALARM', marked: false },
    { atSecond: 2070, kind: 'scaling-activity', text: 'Scale out from 5 to 9 instances', marked: false },
    { atSecond: 2370, kind: 'instance-in-service', text: '4 instances in service', marked: false },
    { atSecond: 3600, kind: 'traffic', text: 'Load falls back to 10', marked: false },
    { atSecond: 4590, kind: 'alarm-state', text: 'AlarmLow goes to ALARM', marked: false },
    { atSecond: 4590, kind: 'scaling-activity', text: 'Scale in from 9 to 5 instances', marked: false },
  ],
};

export const replay: Replay = {
  rulebook: 'aws',
  startsAt: '2026-06-01T08:00:00Z',
  durationMinutes: 90,
  capacityUnit: 'instances',
  learner: learnerRun,
  winner: winnerRun,
  divergence: {
    atSecond: 1200,
    sentence:
      'At 08:20 the scheduled action starts three instances; with the shorter cooldown nothing happens until the alarm at 08:34:30.',
  },
};

export const rejectedReplay: Replay = {
  ...replay,
  learner: {
    ...learnerRun,
    optionId: 'min_zero',
    title: 'Set `MinCapacity` to 0',
    status: 'rejected',
    sentences: ['A real-time variant has at least one instance; the request is refused and nothing is registered.'],
    series: {
      stepSeconds: 60,
      offeredRps: [],
      servedRps: [],
      lostRps: [],
      backlog: [],
      latencyMs: [],
      desired: [],
      inService: [],
    },
    bands: [],
    events: [],
  },
  divergence: null,
};

/** A day of minutes whose load differs in every one of them: the largest picture a question can ask for. */
export function dayReplay(): Replay {
  const wave = (minute: number) => {
    const noise = ((minute * 7919) % 101) / 101 - 0.5;
    const day = minute > 480 && minute < 1200 ? 50 : 2;
    const promotion = minute > 700 && minute < 760 ? 2 : 1;
    return day * promotion * (1 + 0.12 * noise);
  };
  const base = { offered: wave, minutes: 1440, rpsEach: 10, start: 2 };
  const scale = (ready: number): Change[] => [
    { atMinute: 484, desired: 7, readyMinute: 484 + ready },
    { atMinute: 704, desired: 14, readyMinute: 704 + ready },
    { atMinute: 776, desired: 7, readyMinute: 776 },
    { atMinute: 1216, desired: 2, readyMinute: 1216 },
  ];
  const repeated = (run: ReplayRun): ReplayRun['events'] =>
    Array.from({ length: 40 }, (_, index) => ({
      atSecond: index * 2100,
      kind: 'alarm-state',
      text: `AlarmHigh goes to ${index % 2 === 0 ? 'ALARM' : 'OK'} for ${run.optionId}`,
      marked: index % 10 === 0,
    }));
  return {
    ...replay,
    startsAt: '2026-06-01T00:00:00Z',
    durationMinutes: 1440,
    learner: { ...learnerRun, series: toySeries({ ...base, changes: scale(6) }), events: repeated(learnerRun) },
    winner: { ...winnerRun, series: toySeries({ ...base, start: 14, changes: [] }), events: repeated(winnerRun) },
    divergence: { atSecond: 484 * 60, sentence: 'At 08:04 the one scales and the other has no need to.' },
  };
}

export const question: PublicQuestion = {
  topic: 'cooldowns',
  kind: 'choice',
  practiceOnly: false,
  asksBy: '',
  stem: `A school's reading service runs on a SageMaker real-time endpoint with one variant. On weekdays the load jumps at **08:30**, within one minute, from 10 to 45 requests per second, and falls back at 09:00. A new instance answers 5 minutes after it is asked for.

Target tracking on \`SageMakerVariantInvocationsPerInstance\` is in place. Pupils report errors after the bell.

Which change meets the requirements at the LOWEST cost?`,
  sheet: {
    durationMinutes: 90,
    startsAt: '2026-06-01T08:00:00Z',
    traffic: [
      { atMinute: 0, rps: 10 },
      { atMinute: 30, rps: 10 },
      { atMinute: 30, rps: 45 },
      { atMinute: 60, rps: 45 },
      { atMinute: 60, rps: 10 },
      { atMinute: 90, rps: 10 },
    ],
    trafficSentence: '10 requests per second, 45 from 08:30 to 09:00, then 10 again.',
    groups: [
      {
        title: 'Endpoint',
        rows: [
          {
            name: 'Instance type',
            value: 'ml.m5.xlarge',
            mono: true,
            explanation: 'Each costs $0.23 an hour while it exists, also while it starts.',
          },
          {
            name: 'One instance serves',
            value: '10 requests per second',
            mono: false,
            explanation: 'Measured by a load test of a single instance at saturation.',
          },
          {
            name: 'Start-up',
            value: '5 min',
            mono: false,
            explanation: 'From the decision until the instance is `InService`: launch, download of the model, load.',
          },
          {
            name: 'Requests time out after',
            value: '60 s',
            mono: false,
            explanation: 'A request that waits longer is lost.',
          },
        ],
      },
      {
        title: 'Scaling',
        rows: [
          {
            name: 'Capacity',
            value: 'min 2, max 20',
            mono: false,
            explanation: '`MinCapacity` and `MaxCapacity` of the scalable target.',
          },
          {
            name: 'Policy',
            value: 'TargetTrackingScaling',
            mono: true,
            explanation:
              'Two alarms are made for it: three minutes above the target scale out, fifteen below 90 % of it scale in.',
          },
          {
            name: 'Target',
            value: '300 per instance per minute',
            mono: false,
            explanation: '`TargetValue` of the predefined metric `SageMakerVariantInvocationsPerInstance`.',
          },
          {
            name: 'Cooldowns',
            value: 'out 300 s, in 300 s',
            mono: false,
            explanation: 'How long a finished activity holds back the next one of the same direction.',
          },
        ],
      },
    ],
    goal: [
      'At least 99.9 % of requests are answered.',
      '95 % of requests are answered within 900 ms.',
      'Of what meets this, the cheapest.',
    ],
  },
  options: [
    { id: 'higher_max', text: 'Raise `MaxCapacity` from 20 to 40' },
    {
      id: 'shorter_cooldown',
      text: 'Lower `ScaleOutCooldown` from 300 s to 60 s, so that capacity follows the load sooner',
    },
    { id: 'scheduled', text: 'Add a scheduled action that sets `MinCapacity` to 5 at 08:20' },
    { id: 'always_nine', text: 'Raise `MinCapacity` to 9 for the whole day' },
  ],
};

const checks = (
  availability: number,
  latencyP95Ms: number,
): NonNullable<Evidence['options'][number]['requirements']> => [
  {
    measure: 'availability',
    bound: 'atLeast',
    limit: 0.999,
    value: availability,
    met: availability >= 0.999,
    usedShare: (1 - availability) / 0.001,
    text: `${availability * 100} % of the requests answered, at least 99.9 % required`,
    allowance: availability < 0.999 ? '118 times the loss that is allowed' : '0 % of the loss that is allowed',
  },
  {
    measure: 'latencyP95Ms',
    bound: 'atMost',
    limit: 900,
    value: latencyP95Ms,
    met: latencyP95Ms <= 900,
    usedShare: latencyP95Ms / 900,
    text: `95th percentile of latency ${latencyP95Ms} ms, at most 900 ms allowed`,
    allowance: latencyP95Ms > 900 ? '67 times the limit' : '57 % of the limit',
  },
];
const cost = (value: number) => {
  return {
    measure: 'costUsd' as const,
    want: 'lowest' as const,
    value,
    text: `Cost $${value.toFixed(2)}; with the key $2.00`,
  };
};

export const evidence: Evidence = {
  rulebook: 'aws',
  key: ['scheduled'],
  options: [
    {
      id: 'higher_max',
      text: 'Raise `MaxCapacity` from 20 to 40',
      right: false,
      chosen: false,
      requirements: checks(0.882, 60_000),
      preferred: cost(1.68),
      sentence: 'Loses 11.8 % of requests: nine instances are asked for, and nine were always allowed.',
      story: [],
    },
    {
      id: 'shorter_cooldown',
      text: 'Lower `ScaleOutCooldown` from 300 s to 60 s, so that capacity follows the load sooner',
      right: false,
      chosen: true,
      requirements: checks(0.882, 60_000),
      preferred: cost(1.68),
      sentence:
        'Loses 11.8 % of requests between 08:31 and 08:40: the first scale-out waits for the alarm and for start-up, not for a cooldown.',
      story: [],
    },
    {
      id: 'scheduled',
      text: 'Add a scheduled action that sets `MinCapacity` to 5 at 08:20',
      right: true,
      chosen: false,
      requirements: checks(1, 517),
      preferred: cost(2),
      sentence: 'Loses none: five instances are in service at 08:25, and costs $1.10 less than D.',
      story: [],
    },
    {
      id: 'always_nine',
      text: 'Raise `MinCapacity` to 9 for the whole day',
      right: false,
      chosen: false,
      requirements: checks(1, 438),
      preferred: cost(3.1),
      sentence: 'Loses none, and pays for nine instances when two are enough.',
      story: [],
    },
  ],
  rationale: `A cooldown holds back the **next** scaling activity. Before the first one there is none, so its length does not matter here: the alarm needs three datapoints above 300, its data is 90 s old, and a new instance needs 5 minutes. That is \`08:39:30\` at the earliest.

What is known in advance can be prepared in advance. A scheduled action changes the minimum at 08:20, and the capacity is there before the load.`,
  references: [
    {
      fact: 'B1',
      statement:
        'During the scale-out cooldown, the capacity added by the previous scale-out is counted as part of the desired capacity for the next one.',
      confidence: 'documented',
      urls: [
        'https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html',
      ],
    },
    {
      fact: 'D3',
      statement:
        'A scheduled action sets the minimum and maximum capacity; current capacity below the new minimum is raised to it.',
      confidence: 'documented',
      urls: [
        'https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-policy-overview.html#considerations',
      ],
    },
  ],
  otherRulebook: {
    rulebook: 'course',
    sentences: [
      'The key is the same. By the course page the shorter cooldown would also stop a second scale-out for 60 s only, larger or not.',
    ],
  },
};

export const incorrect: Verdict = { kind: 'incorrect', credit: 0 };
export const correct: Verdict = { kind: 'correct', credit: 1 };

export const correctEvidence: Evidence = {
  ...evidence,
  options: evidence.options.map((option) => ({ ...option, chosen: option.right })),
};

/** A question with several right claims, a fact and a refusal. */
export const choicesQuestion: PublicQuestion = {
  ...question,
  topic: 'scale-to-zero',
  kind: 'choices',
  asksBy: "According to AWS's documentation:",
  stem: 'An endpoint is used for ten minutes a day. Which TWO statements hold?',
  options: [
    { id: 'real_time', text: 'A real-time variant can be registered with `MinCapacity` 0' },
    { id: 'async', text: 'An asynchronous endpoint scales in to 0 when its backlog is empty' },
    { id: 'first_waits', text: 'The first request after a pause waits longer than 60 s' },
    { id: 'no_metric', text: '`ApproximateBacklogSizePerInstance` is published while no instance runs' },
    { id: 'serverless', text: 'A serverless endpoint needs a scaling policy to reach 0' },
  ],
};

export const choicesEvidence: Evidence = {
  rulebook: 'aws',
  key: ['async', 'first_waits'],
  options: [
    {
      id: 'real_time',
      text: 'A real-time variant can be registered with `MinCapacity` 0',
      right: false,
      chosen: true,
      refusals: [
        { code: 'not-supported', message: 'a classic real-time variant has at least one instance', facts: ['I5'] },
      ],
      sentence: 'The call is accepted and the combination is not supported.',
      story: [],
    },
    {
      id: 'async',
      text: 'An asynchronous endpoint scales in to 0 when its backlog is empty',
      right: true,
      chosen: true,
      claim: { value: 0, holds: true },
      sentence: 'No instance is in service from 09:02 on.',
      story: [],
    },
    {
      id: 'first_waits',
      text: 'The first request after a pause waits longer than 60 s',
      right: true,
      chosen: false,
      claim: { value: 391, holds: true },
      sentence: 'It waits 391 s for the alarm and for start-up.',
      story: [],
    },
    {
      id: 'no_metric',
      text: '`ApproximateBacklogSizePerInstance` is published while no instance runs',
      right: false,
      chosen: false,
      fact: { id: 'J7', holds: false },
      sentence: 'Per instance of none there is no value; `HasBacklogWithoutCapacity` is for that.',
      story: [],
    },
    {
      id: 'serverless',
      text: 'A serverless endpoint needs a scaling policy to reach 0',
      right: false,
      chosen: false,
      fact: { id: 'K2', holds: false },
      sentence: 'It is at 0 whenever nobody calls it.',
      story: [],
    },
  ],
  rationale: 'Zero is reached by what has a queue to wait in.',
  references: [],
};

const topicRow = (
  topic: Progress['topics'][number]['topic'],
  counted: number,
  correct: number,
  interval: [number, number, number],
) => {
  const [low, mastery, high] = interval;
  return {
    topic,
    counted,
    correct,
    attempts: counted + 1,
    low,
    mastery,
    high,
    reviewsDue: counted % 3,
    lastSeenAt: counted === 0 ? null : '2026-11-21T18:04:05Z',
  };
};

export const progress: Progress = {
  sentences: [
    'You answer about 64 % of new questions right, between 52 % and 75 %.',
    'VPC endpoints would raise it most: 2 of 7 so far. 4 reviews are due today.',
  ],
  topics: [
    topicRow('policies', 14, 11, [0.6, 0.77, 0.9]),
    topicRow('metrics', 9, 7, [0.52, 0.74, 0.9]),
    topicRow('cooldowns', 11, 8, [0.49, 0.7, 0.86]),
    topicRow('vpc-endpoints', 7, 2, [0.11, 0.31, 0.56]),
    topicRow('spot', 1, 1, [0.22, 0.64, 0.96]),
    topicRow('scale-to-zero', 0, 0, [0.05, 0.5, 0.95]),
  ],
  days: [
    { day: '2026-11-04', attempts: 3, correct: 1 },
    { day: '2026-11-05', attempts: 6, correct: 3 },
    { day: '2026-11-09', attempts: 8, correct: 5 },
    { day: '2026-11-10', attempts: 4, correct: 4 },
    { day: '2026-11-14', attempts: 9, correct: 5 },
    { day: '2026-11-20', attempts: 5, correct: 4 },
    { day: '2026-11-21', attempts: 7, correct: 6 },
  ],
  recent: [
    {
      attemptId: '0193513a-0000-7000-8000-000000000001',
      gradedAt: '2026-11-21T18:04:05Z',
      topic: 'cooldowns',
      title: "A school's reading service runs on a SageMaker real-time endpoint with one variant.",
      verdict: 'correct',
    },
    {
      attemptId: '0193513a-0000-7000-8000-000000000002',
      gradedAt: '2026-11-21T17:58:12Z',
      topic: 'vpc-endpoints',
      title: 'An endpoint in a private VPC without a path to S3 is scaled out.',
      verdict: 'incorrect',
    },
    {
      attemptId: '0193513a-0000-7000-8000-000000000003',
      gradedAt: '2026-11-20T09:11:40Z',
      topic: 'policies',
      title: 'A ticket shop expects 50 requests a second by day and 2 by night.',
      verdict: 'correct',
    },
  ],
  misconceptions: [
    {
      id: 'target-is-per-second',
      believes: 'The target of invocations per instance counts the requests of a second.',
      times: 3,
      lastSeenAt: '2026-11-21T17:58:12Z',
      lastAttemptId: '0193513a-0000-7000-8000-000000000002',
    },
  ],
  totalAttempts: 42,
};

export const emptyProgress: Progress = {
  sentences: [],
  topics: [],
  days: [],
  recent: [],
  misconceptions: [],
  totalAttempts: 0,
};
