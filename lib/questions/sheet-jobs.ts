import type { SheetRow } from '@/lib/contracts/public-question';
import type { Job } from '@/lib/contracts/sagemaker';
import type { Scenario } from '@/lib/contracts/scenario';
import { clockOf, duration } from '@/lib/grading/words';
import { sheetRow } from './sheet-row';

export function jobRows({ jobs, start }: Scenario): SheetRow[] {
  return jobs.flatMap((job, index) => {
    const name = job.JobName ?? `Job ${index + 1}`;
    const { MaxRuntimeInSeconds, MaxWaitTimeInSeconds } = job.StoppingCondition ?? {};
    return [
      sheetRow(
        name,
        `${job.type}, ${duration(job.workMinutes * 60)} of work`,
        'Uninterrupted, the job needs this long.',
      ),
      ...(job.ResourceConfig?.InstanceType
        ? [sheetRow(`${name}: instances`, instances(job.ResourceConfig), 'What the job runs on.', true)]
        : []),
      ...(job.EnableManagedSpotTraining
        ? [sheetRow(`${name}: EnableManagedSpotTraining`, 'true', 'The job asks for Spot capacity.')]
        : []),
      ...(MaxRuntimeInSeconds === undefined
        ? []
        : [sheetRow(`${name}: MaxRuntimeInSeconds`, String(MaxRuntimeInSeconds), 'The longest it may run.')]),
      ...(MaxWaitTimeInSeconds === undefined
        ? []
        : [
            sheetRow(
              `${name}: MaxWaitTimeInSeconds`,
              String(MaxWaitTimeInSeconds),
              'Waiting for Spot and running, together.',
            ),
          ]),
      ...(job.CheckpointConfig
        ? [
            sheetRow(
              `${name}: checkpoints`,
              `every ${job.checkpointEveryMinutes ?? 10} min`,
              'Progress is saved to S3 and resumed from there.',
            ),
          ]
        : []),
      ...(job.interruptionsAtMinute && job.interruptionsAtMinute.length > 0
        ? [
            sheetRow(
              `${name}: interruptions`,
              `at ${job.interruptionsAtMinute.map((minute) => clockOf(start, minute * 60)).join('; ')}`,
              'When Spot capacity is taken away.',
            ),
            sheetRow(
              `${name}: Spot returns`,
              `after ${job.spotWaitMinutes ?? 5} min`,
              'From an interruption until Spot capacity is there again.',
            ),
          ]
        : []),
    ];
  });
}

function instances({ InstanceType = '', InstanceCount = 1 }: NonNullable<Job['ResourceConfig']>): string {
  return `${InstanceCount} × ${InstanceType}`;
}
