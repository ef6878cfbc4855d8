import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { CompiledAlarm } from '@/lib/simulation/compiled-scenario';

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** What an alarm does where data is missing; DynamoDB's alarms always ignore it, whatever they say. G3 */
export function missingDataTreatmentOf({
  TreatMissingData,
  Namespace,
}: {
  [Member in 'TreatMissingData' | 'Namespace']: MetricAlarm[Member] | undefined;
}): CompiledAlarm['treatMissingData'] {
  if (Namespace === 'AWS/DynamoDB') return 'ignore';
  return treatments.find((one) => one === TreatMissingData) ?? 'missing';
}
