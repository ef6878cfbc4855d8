import { describe, expect, it } from 'vitest';
import { above, adds, type Alarm, decisions, runSmall, type Small, told, tracks } from '@/tests/support/small-endpoint';

const states = (small: Small, choices = {}) => told(runSmall(small, choices), 'alarm-state');
const silent = { silentPeriod: 'no-datapoint' } as const;
/** An alarm that invokes nothing. */
const alarm = (more: Partial<Alarm> = {}) => above(600, 'none', { AlarmName: 'alarm', AlarmActions: [], ...more });

describe('when an alarm is evaluated', () => {
  it('begins in INSUFFICIENT_DATA and speaks with the first datapoint (G1)', () => {
    expect(states({ perMinute: [60], minutes: 3, alarms: [alarm()] })).toEqual(['60 alarm OK']);
    expect(states({ perMinute: [600], minutes: 3, alarms: [alarm()] })).toEqual(['60 alarm ALARM']);
  });

  it.each([0, 1, 30, 59, 60, 61, 90, 150, 3599])(
    'sees a datapoint %i s after its period, to the second (G16)',
    (metricDelaySeconds) => {
      const minutes = 4 + Math.ceil(metricDelaySeconds / 60);
      expect(states({ perMinute: [600], minutes, metricDelaySeconds, alarms: [alarm()] })).toEqual([
        `${60 + metricDelaySeconds} alarm ALARM`,
      ]);
    },
  );

  it('evaluates every minute on the phase of the delay (G2)', () => {
    const small = { perMinute: [600, 60, 600, 60], alarms: [alarm()], metricDelaySeconds: 25 };
    expect(states(small)).toEqual(['85 alarm ALARM', '145 alarm OK', '205 alarm ALARM', '265 alarm OK']);
  });

  it('evaluates a period of five minutes every minute, and changes only with a datapoint (G2)', () => {
    const small = { perMinute: [600, 0, 0, 0, 0, 0], minutes: 12, alarms: [alarm({ Period: 300 })] };
    // minutes 0 to 4 add up to 600, minutes 5 to 9 to nothing
    expect(states(small)).toEqual(['300 alarm ALARM', '600 alarm OK']);
  });

  it('a period that the run does not finish says nothing', () => {
    expect(states({ perMinute: [600], minutes: 5, alarms: [alarm({ Period: 300 })] })).toEqual([]);
    expect(states({ perMinute: [600], minutes: 6, alarms: [alarm({ Period: 300 })] })).toEqual(['300 alarm ALARM']);
  });

  it('evaluates a period of ten seconds every ten seconds (G2 A9)', () => {
    const concurrency = {
      MetricName: 'ConcurrentRequestsPerModel',
      Statistic: 'Maximum',
      Period: 10,
      EvaluationPeriods: 3,
      Threshold: 5,
    };
    // service takes 1000 ÷ 100 = 10 s here, so 1 request a second keeps 10 in flight
    const small = {
      perMinute: [0, 60],
      minutes: 3,
      model: { maxRps: 100, slots: 1000 },
      alarms: [alarm(concurrency)],
    };
    expect(states(small)).toEqual(['10 alarm OK', '90 alarm ALARM']);
    expect(states({ ...small, metricDelaySeconds: 7 })).toEqual(['17 alarm OK', '97 alarm ALARM']);
  });
});

describe('M of N datapoints in a run (G1)', () => {
  // X 0 0 0 X X X. One breach of one datapoint is too young for M > 1 (G8): the state stays until the next one clears it
  it.each<[datapoints: number, periods: number, expected: string[]]>([
    [1, 3, ['60 alarm ALARM', '240 alarm OK', '300 alarm ALARM']],
    [2, 3, ['120 alarm OK', '360 alarm ALARM']],
    [3, 3, ['120 alarm OK', '420 alarm ALARM']],
    [2, 2, ['120 alarm OK', '360 alarm ALARM']],
    [1, 1, ['60 alarm ALARM', '120 alarm OK', '300 alarm ALARM']],
  ])('%i of %i', (DatapointsToAlarm, EvaluationPeriods, expected) => {
    const perMinute = [600, 60, 60, 60, 600, 600, 600];
    expect(states({ perMinute, alarms: [alarm({ DatapointsToAlarm, EvaluationPeriods })] })).toEqual(expected);
  });

  it('all of N where DatapointsToAlarm is left out', () => {
    const perMinute = [600, 600, 60, 600, 600, 600];
    expect(states({ perMinute, alarms: [alarm({ EvaluationPeriods: 3 })] })).toEqual([
      '180 alarm OK',
      '360 alarm ALARM',
    ]);
  });
});

describe('missing datapoints in a run', () => {
  it.each<[treatment: string, expected: string[]]>([
    // X X - - - -: three in the range of N + 2 = 3 slots for N = 1
    ['missing', ['60 alarm ALARM', '300 alarm INSUFFICIENT_DATA']],
    ['ignore', ['60 alarm ALARM']],
    ['breaching', ['60 alarm ALARM']],
    ['notBreaching', ['60 alarm ALARM', '300 alarm OK']],
  ])('treated as %s once no real datapoint is left in the range (G7)', (TreatMissingData, expected) => {
    // the second minute is the last with requests; its slot leaves a range of 3 at the end of the fifth minute
    const small = { perMinute: [600, 600, 0], minutes: 8, alarms: [alarm({ TreatMissingData })] };
    expect(states(small, silent)).toEqual(expected);
  });

  it('looks no further than N where that is what one assumes (G6, §22 5)', () => {
    const small = { perMinute: [600, 600, 0], minutes: 8, alarms: [alarm()] };
    expect(states(small, { ...silent, evaluationRange: 'n' })).toEqual([
      '60 alarm ALARM',
      '180 alarm INSUFFICIENT_DATA',
    ]);
  });

  it('treats missing data as missing where nothing is said (G3)', () => {
    const small = { perMinute: [0], minutes: 3 };
    expect(states({ ...small, alarms: [alarm()] }, silent)).toEqual([]);
    expect(states({ ...small, alarms: [alarm({ TreatMissingData: 'breaching' })] }, silent)).toEqual([
      '60 alarm ALARM',
    ]);
    expect(states({ ...small, alarms: [alarm({ TreatMissingData: 'notBreaching' })] }, silent)).toEqual([
      '60 alarm OK',
    ]);
  });

  it('a slot not yet visible is not missing', () => {
    // one minute of requests, seen late: until then there is nothing to evaluate
    const small = {
      perMinute: [600],
      minutes: 4,
      metricDelaySeconds: 90,
      alarms: [alarm({ TreatMissingData: 'breaching' })],
    };
    expect(states(small)).toEqual(['150 alarm ALARM']);
  });

  it('a gap does not break a row of breaches: X X - X is three of three (G4)', () => {
    const perMinute = [60, 600, 600, 0, 600, 60];
    const small = { perMinute, alarms: [alarm({ EvaluationPeriods: 3 })] };
    expect(states(small, silent)).toEqual(['60 alarm OK', '300 alarm ALARM', '360 alarm OK']);
  });

  it('a silent minute is a datapoint of 0 by the guide of today (G18)', () => {
    expect(states({ perMinute: [600, 0], minutes: 3, alarms: [alarm()] })).toEqual(['60 alarm ALARM', '120 alarm OK']);
  });
});

describe('what an alarm invokes', () => {
  it('a step policy at the transition and each minute after, while it stays in ALARM (C12 G14)', () => {
    const small = {
      perMinute: [600, 600, 60, 600],
      initial: 1,
      policies: [adds('out', 1, 0)],
      alarms: [above(600, 'out')],
    };
    expect(decisions(runSmall(small))).toEqual(['60 out 1→2', '120 out 2→3', '240 out 3→4']);
  });

  it('a step policy once a minute also where the alarm is evaluated every ten seconds (C12)', () => {
    const small: Small = {
      perMinute: [60],
      minutes: 4,
      initial: 1,
      model: { maxRps: 100, slots: 1000 },
      policies: [adds('out', 1, 0)],
      alarms: [above(1, 'out', { MetricName: 'ConcurrentRequestsPerModel', Statistic: 'Maximum', Period: 10 })],
    };
    expect(decisions(runSmall(small))).toEqual(['10 out 1→2', '70 out 2→3', '130 out 3→4', '190 out 4→5']);
  });

  it('every step policy that it names', () => {
    const small = {
      perMinute: [600],
      minutes: 2,
      policies: [adds('one', 1), adds('two', 2)],
      alarms: [above(600, 'one', { AlarmActions: ['one', 'two'] })],
    };
    expect(decisions(runSmall(small))).toEqual(['60 one LargerCapacityWon', '60 two 1→3']);
  });

  it('nothing where its actions are not enabled, and nothing that it does not name', () => {
    const small = { perMinute: [600], minutes: 3, policies: [adds('out', 1)] };
    expect(decisions(runSmall({ ...small, alarms: [above(600, 'out', { ActionsEnabled: false })] }))).toEqual([]);
    expect(decisions(runSmall({ ...small, alarms: [above(600, 'out', { AlarmActions: [] })] }))).toEqual([]);
  });

  it('nothing while it is OK or has no data', () => {
    const small = { perMinute: [0], minutes: 5, policies: [adds('out', 1)], alarms: [above(600, 'out')] };
    expect(decisions(runSmall(small))).toEqual([]);
    expect(decisions(runSmall(small, silent))).toEqual([]);
  });
});

describe('an alarm that AWS does not create', () => {
  it('AlarmLow of a policy with DisableScaleIn tells nothing (A22)', () => {
    const small = { perMinute: [0], minutes: 17, initial: 2, policies: [tracks('tt', 60, { DisableScaleIn: true })] };
    expect(states(small)).toEqual(['60 AlarmHigh tt OK']);
  });
});
