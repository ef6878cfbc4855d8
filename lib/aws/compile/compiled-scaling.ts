import type { Notice } from '@/lib/contracts/trace';
import type {
  CompiledAlarm,
  CompiledMetric,
  CompiledPolicy,
  CompiledScheduledAction,
} from '@/lib/simulation/compiled-scenario';

/** The scaling of one target: its metrics, alarms and policies, with AWS's defaults by rulebook. */
export type CompiledScaling = {
  readonly metrics: CompiledMetric[];
  readonly alarms: CompiledAlarm[];
  readonly policies: CompiledPolicy[];
  readonly scheduledActions: CompiledScheduledAction[];
  readonly warnings: Notice[];
};
