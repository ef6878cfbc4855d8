import { rulebooks } from '@/lib/simulation/rulebook';

/** Seconds that a target-tracking cooldown lasts where the policy names none, by ServiceNamespace. B8 B9 B10 */
const otherServices: Record<string, number> = {
  appstream: 300,
  'custom-resource': 300,
  ec2: 300,
  ecs: 300,
  neptune: 300,
  rds: 300,
  workspaces: 300,
  elasticache: 600,
  cassandra: 0,
  comprehend: 0,
  dynamodb: 0,
  kafka: 0,
  lambda: 0,
};

export type DefaultCooldowns = { readonly scaleOutSeconds: number; readonly scaleInSeconds: number };

/** AWS's defaults for a service; null for one without target tracking. SageMaker's are the rulebook's. */
export function defaultCooldownsOf(serviceNamespace: string): DefaultCooldowns | null {
  const { aws } = rulebooks;
  if (serviceNamespace === 'sagemaker') {
    return { scaleOutSeconds: aws.defaultScaleOutCooldownSeconds, scaleInSeconds: aws.defaultScaleInCooldownSeconds };
  }
  const seconds = otherServices[serviceNamespace];
  return seconds === undefined ? null : { scaleOutSeconds: seconds, scaleInSeconds: seconds };
}
