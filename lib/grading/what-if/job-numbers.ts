import type { Job } from '@/lib/contracts/sagemaker';
import type { Scenario } from '@/lib/contracts/scenario';
import { counted, duration } from '@/lib/grading/words';
import { secondSteps, type StemNumber } from './stem-number';

const minuteSteps = secondSteps.filter((step) => step >= 60).map((step) => step / 60);
const minutes = (value: number) => duration(Math.round(value * 60));

/** What the stem says of the jobs, before any option changes them. */
export function jobNumbers({ jobs }: Scenario): StemNumber[] {
  return jobs.flatMap((job, index) => {
    const change = (
      scenario: Scenario,
      read: (own: Job) => number | undefined,
      stated: number,
      more: Partial<Job>,
    ) => ({
      ...scenario,
      jobs: scenario.jobs.map((own, place) => (place === index && read(own) === stated ? { ...own, ...more } : own)),
    });
    const ofMinutes = (['workMinutes', 'spotWaitMinutes', 'checkpointEveryMinutes'] as const).flatMap(
      (name): StemNumber[] => {
        const stated = job[name] ?? 0;
        if (stated === 0) return [];
        const put: StemNumber['put'] = (scenario, value) =>
          change(scenario, (own) => own[name], stated, { [name]: value });
        const say = (value: number) => sentences[name](minutes(value), minutes(stated));
        return [{ name, stated, steps: minuteSteps, least: 1, put, say }];
      },
    );
    return [...ofMinutes, ...interruptionNumbers(job, index), ...limitNumbers(job, index)];
  });
}

const sentences = {
  workMinutes: (value: string, stated: string) => `${value} of work instead of ${stated}`,
  spotWaitMinutes: (value: string, stated: string) => `Spot capacity that is back after ${value} instead of ${stated}`,
  checkpointEveryMinutes: (value: string, stated: string) => `a checkpoint every ${value} instead of every ${stated}`,
};

/** All of them moved together: the first says when. */
function interruptionNumbers({ interruptionsAtMinute = [] }: Job, index: number): StemNumber[] {
  const [first = 0] = interruptionsAtMinute;
  if (first === 0) return [];
  const put: StemNumber['put'] = (scenario, value) => ({
    ...scenario,
    jobs: scenario.jobs.map((job, place) =>
      place === index
        ? { ...job, interruptionsAtMinute: (job.interruptionsAtMinute ?? []).map((at) => (at * value) / first) }
        : job,
    ),
  });
  const many = interruptionsAtMinute.length > 1;
  const say = (value: number) =>
    `${many ? 'the first of ' : ''}${counted(interruptionsAtMinute.length, 'interruptions')} after ${minutes(value)} instead of ${minutes(first)}${many ? ', the others moved alike' : ''}`;
  return [{ name: 'interruptions', stated: first, steps: minuteSteps, least: 1, put, say }];
}

function limitNumbers({ StoppingCondition: limits }: Job, index: number): StemNumber[] {
  return (['MaxRuntimeInSeconds', 'MaxWaitTimeInSeconds'] as const).flatMap((name): StemNumber[] => {
    const stated = limits?.[name] ?? 0;
    if (stated === 0) return [];
    const put: StemNumber['put'] = (scenario, value) => ({
      ...scenario,
      jobs: scenario.jobs.map((job, place) => {
        const own = job.StoppingCondition;
        return place === index && own?.[name] === stated
          ? { ...job, StoppingCondition: { ...own, [name]: value } }
          : job;
      }),
    });
    const say = (value: number) => `a ${name} of ${value} instead of ${stated}`;
    return [{ name, stated, steps: secondSteps, least: 1, put, say }];
  });
}
