import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';

// What DescribeScalingActivities says of a scheduled action: one activity for the bounds, one for the capacity it forces.

export type ActivityText = { readonly Description: string; readonly Cause: string; readonly StatusCode: string };

const capacityNames: Record<string, string> = {
  'sagemaker:variant:DesiredInstanceCount': 'desired instance count',
  'sagemaker:variant:DesiredProvisionedConcurrency': 'desired provisioned concurrency',
  'sagemaker:inference-component:DesiredCopyCount': 'desired copy count',
  'ecs:service:DesiredCount': 'desired count',
  'dynamodb:table:ReadCapacityUnits': 'read capacity units',
  'dynamodb:table:WriteCapacityUnits': 'write capacity units',
};

/** The name of a dimension's capacity in an activity's description; null where we have not seen one. */
export function capacityName(dimension: string): string | null {
  return capacityNames[dimension] ?? null;
}

/** The bounds were set. D4 */
export function boundsActivity(
  name: string,
  bounds: NonNullable<ScheduledAction['ScalableTargetAction']>,
): ActivityText {
  const parts = [
    ...(bounds.MinCapacity === undefined ? [] : [`min capacity to ${bounds.MinCapacity}`]),
    ...(bounds.MaxCapacity === undefined ? [] : [`max capacity to ${bounds.MaxCapacity}`]),
  ];
  return {
    Description: `Setting ${parts.join(' and ')}`,
    Cause: `scheduled action name ${name} was triggered`,
    StatusCode: 'Successful',
  };
}

/** The capacity followed. */
export function capacityActivity(named: string, to: number, cause: string): ActivityText {
  return { Description: `Setting ${named} to ${to}.`, Cause: cause, StatusCode: 'Successful' };
}
