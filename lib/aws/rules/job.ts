import type { Job } from '@/lib/contracts/sagemaker';
import type { Notice } from '@/lib/contracts/trace';
import type { Rules } from '@/lib/simulation/rulebook';
import { constraintViolation, notSupported, refusal } from '@/lib/aws/notice';

/** What CreateTrainingJob and its siblings refuse, and what has no Spot. N1 N2 N3 N7 N8 N12 */
const longestRuntimeSeconds = { training: 28 * 86_400, transform: 28 * 86_400, processing: 7 * 86_400 } as const;

export function checkJob(job: Job, rules: Rules, path: string): Notice[] {
  const { type, EnableManagedSpotTraining: spot, StoppingCondition: stopping, CheckpointConfig: checkpoint } = job;
  const notices: Notice[] = [];
  if (spot && type === 'processing') {
    notices.push(notSupported(`${path}.EnableManagedSpotTraining`, 'CreateProcessingJob has no Spot option.', ['N8']));
  }
  if (spot && type === 'transform' && !rules.spotTransform) {
    const message = 'CreateTransformJob has no Spot option: batch transform runs on on-demand instances only.';
    notices.push(notSupported(`${path}.EnableManagedSpotTraining`, message, ['S7', 'N7']));
  }
  if (type === 'transform' && !rules.spotTransform) {
    for (const member of ['CheckpointConfig', 'StoppingCondition'] as const) {
      if (job[member]) notices.push(notSupported(`${path}.${member}`, `CreateTransformJob has no ${member}.`, ['N7']));
    }
  }
  if (type === 'processing' && checkpoint) {
    notices.push(notSupported(`${path}.CheckpointConfig`, 'CreateProcessingJob has no CheckpointConfig.', ['N8']));
  }
  const { MaxRuntimeInSeconds: runtime, MaxWaitTimeInSeconds: wait } = stopping ?? {};
  const limits = [
    ['MaxRuntimeInSeconds', runtime, longestRuntimeSeconds[type]],
    ['MaxWaitTimeInSeconds', wait, Infinity],
  ] as const;
  for (const [member, value, longest] of limits) {
    if (value === undefined || (value >= 1 && value <= longest)) continue;
    const constraint = `Member must have value ${value < 1 ? 'greater than or equal to 1' : `less than or equal to ${longest}`}`;
    const name = member.charAt(0).toLowerCase() + member.slice(1);
    notices.push(constraintViolation(value, name, `${path}.StoppingCondition.${member}`, constraint));
  }
  const instances = job.ResourceConfig?.InstanceCount;
  if (instances !== undefined && instances < 1) {
    const constraint = 'Member must have value greater than or equal to 1';
    notices.push(constraintViolation(instances, 'instanceCount', `${path}.ResourceConfig.InstanceCount`, constraint));
  }
  if (spot && type === 'training' && wait === undefined) {
    const message = 'MaxWaitTimeInSeconds must be set when EnableManagedSpotTraining is true';
    notices.push(refusal(`${path}.StoppingCondition.MaxWaitTimeInSeconds`, message, ['N1']));
  }
  if (!spot && wait !== undefined) {
    const message = 'MaxWaitTimeInSeconds can be set only when EnableManagedSpotTraining is true';
    notices.push(refusal(`${path}.StoppingCondition.MaxWaitTimeInSeconds`, message, ['N1']));
  }
  if (wait !== undefined && wait >= 1 && wait < (runtime ?? 86_400)) {
    const message = `MaxWaitTimeInSeconds must be equal to or greater than MaxRuntimeInSeconds (${runtime ?? 86_400}), got ${wait}`;
    notices.push(refusal(`${path}.StoppingCondition.MaxWaitTimeInSeconds`, message, ['N2']));
  }
  if (checkpoint && type === 'training' && checkpoint.S3Uri === undefined) {
    notices.push(refusal(`${path}.CheckpointConfig.S3Uri`, 'S3Uri is required in CheckpointConfig', ['N3']));
  }
  return notices;
}
