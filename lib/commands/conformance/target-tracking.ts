import { z } from 'zod';
import { compile } from '@/lib/aws/compile/compile';
import { predefinedMetrics, usualDelaySeconds } from '@/lib/aws/compile/metric';
import { readScenario } from '@/lib/aws/parse-scenario';
import type { CompiledAlarm } from '@/lib/simulation/compiled-scenario';
import {
  type Check,
  checkFields,
  holdsIf,
  type Interpreter,
  isSame,
  prose,
  read,
  unsupported,
  Unreadable,
} from './outcome';

const givenSchema = z.strictObject({
  PredefinedMetricType: z.string().optional(),
  policy: z.union([z.string(), z.looseObject({ DisableScaleIn: z.boolean().optional() })]).optional(),
  resolution: z.union([z.string(), z.number()]).optional(),
  service: z.string().optional(),
});

/** The services whose target-tracking alarms are known to be these (A3–A6). */
const sameAlarms = ['sagemaker', 'ecs'];
const standardMetric = 'SageMakerVariantInvocationsPerInstance';
const fineMetric = 'SageMakerVariantConcurrentRequestsPerModelHighResolution';

/** The alarms that Application Auto Scaling makes for a target-tracking policy. A1–A6 A22 G16 */
export const ttAlarms: Interpreter = ({ given: g, when, expected }) => {
  const given = read(givenSchema, g, 'given');
  read(z.strictObject({ event: z.string() }), when, 'when');
  const { service = 'sagemaker', policy } = given;
  if (!sameAlarms.includes(service.toLowerCase())) return unsupported(`the alarms of ${service} are another service's`);
  const type = metricTypeOf(given);
  const scaleOutOnly =
    typeof policy === 'string' ? /DisableScaleIn(?!\s*[=:]\s*false)/.test(policy) : policy?.DisableScaleIn === true;
  const { alarms, delayMinutes } = compiledAlarms(type, scaleOutOnly);
  return checkFields(expected, {
    alarms: (value) => checkAlarms(value, alarms),
    extraDelayMinutes: (value) => {
      if (typeof value === 'string') return prose;
      const range = read(z.union([z.number(), z.tuple([z.number(), z.number()])]), value, 'expected.extraDelayMinutes');
      const usual = [usualDelaySeconds.least / 60, usualDelaySeconds.most / 60];
      // what the core takes by default must lie in it as well
      const [least = NaN, most = NaN] = usual;
      const within = least <= delayMinutes && delayMinutes <= most;
      const right = typeof range === 'number' ? range >= least && range <= most : isSame(range, usual);
      return holdsIf(within && right, usual);
    },
  });
};

function metricTypeOf({ PredefinedMetricType: type, resolution, service }: z.infer<typeof givenSchema>): string {
  if (type !== undefined && type in predefinedMetrics) return type;
  if (type !== undefined && service?.toLowerCase() !== 'ecs')
    throw new Unreadable(`given.PredefinedMetricType: unknown type ${type}`);
  if (type?.endsWith('HighResolution')) return fineMetric;
  if (resolution === undefined) return standardMetric;
  return resolution === 10 || /^(high|10)/i.test(String(resolution)) ? fineMetric : standardMetric;
}

type PeriodicAlarm = CompiledAlarm & { readonly periodSeconds: number };

function compiledAlarms(type: string, scaleOutOnly: boolean): { alarms: PeriodicAlarm[]; delayMinutes: number } {
  const components = type.includes('InferenceComponent');
  const parsed = readScenario({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2024-01-01T00:00:00Z',
    durationMinutes: 1,
    endpoint: components
      ? { type: 'inference-component', InferenceComponents: [{ InferenceComponentName: 'component' }] }
      : { type: 'real-time' },
    model: { maxRps: 1 },
    traffic: [{ atMinute: 0, rps: 0 }],
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
      ScalingPolicies: [
        {
          PolicyName: 'policy',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 100,
            DisableScaleIn: scaleOutOnly,
            PredefinedMetricSpecification: { PredefinedMetricType: type },
          },
        },
      ],
    },
  });
  if (parsed.kind === 'bad-document') throw new Unreadable('given.PredefinedMetricType: no scenario has this metric');
  const compiled = compile(parsed.scenario);
  const target = compiled.kind === 'compiled' ? compiled.scenario.targets[0] : undefined;
  if (!target) throw new Unreadable(`given.PredefinedMetricType: ${type} is refused`);
  const alarms = target.alarms.filter(({ hidden }) => !hidden);
  return {
    alarms: alarms.map((alarm) => ({
      ...alarm,
      periodSeconds: target.metrics[alarm.metricIndex]?.periodSeconds ?? NaN,
    })),
    delayMinutes: parsed.scenario.timing.metricDelaySeconds / 60,
  };
}

const alarmSchema = z.strictObject({
  suffix: z.string(),
  ComparisonOperator: z.string().optional(),
  DatapointsToAlarm: z.number().optional(),
  EvaluationPeriods: z.number().optional(),
  Period: z.number().optional(),
  datapoints: z.number().optional(),
  minutes: z.number().optional(),
  seconds: z.number().optional(),
});

function checkAlarms(value: unknown, alarms: readonly PeriodicAlarm[]): Check {
  if (typeof value === 'string') return prose;
  const expected = read(z.array(z.union([alarmSchema, z.string()])), value, 'expected.alarms');
  const got = alarms.map(describe);
  const right = expected.every((one) => {
    const suffix = typeof one === 'string' ? one : one.suffix;
    const made = got.find((alarm) => alarm.suffix === suffix);
    if (!made || typeof one === 'string') return made !== undefined;
    const facts: Record<string, unknown> = made;
    return Object.entries(one).every(([member, wanted]) => isSame(wanted, facts[member]));
  });
  return holdsIf(right && expected.length === alarms.length, got);
}

function describe({ name, comparison, datapointsToAlarm, evaluationPeriods, periodSeconds }: PeriodicAlarm) {
  return {
    suffix: /Alarm(?:High|Low)/.exec(name)?.[0] ?? name,
    ComparisonOperator: comparison,
    DatapointsToAlarm: datapointsToAlarm,
    EvaluationPeriods: evaluationPeriods,
    Period: periodSeconds,
    datapoints: datapointsToAlarm,
    minutes: (evaluationPeriods * periodSeconds) / 60,
    seconds: evaluationPeriods * periodSeconds,
  };
}
