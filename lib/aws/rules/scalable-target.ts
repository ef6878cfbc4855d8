import type { ScalableTarget } from '@/lib/contracts/application-auto-scaling';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';

/** What RegisterScalableTarget refuses. I5 I6; whether a zero is *supported* is a rule of the scenario, not of the call. */
export function checkScalableTarget(target: ScalableTarget, path: string): Notice[] {
  const { MinCapacity, MaxCapacity } = target;
  const missing = (['MinCapacity', 'MaxCapacity'] as const).filter((member) => target[member] === undefined);
  if (missing.length > 0) {
    const message = `${missing.join(' and ')} must be set when registering a new scalable target`;
    return [refusal(`${path}.${missing[0] ?? ''}`, message)];
  }
  for (const member of ['MinCapacity', 'MaxCapacity'] as const) {
    if ((target[member] ?? 0) < 0) {
      const message = `${member === 'MinCapacity' ? 'Minimum' : 'Maximum'} capacity cannot be less than 0`;
      return [refusal(`${path}.${member}`, message, ['I6'])];
    }
  }
  if ((MaxCapacity ?? 0) < (MinCapacity ?? 0)) {
    return [refusal(`${path}.MaxCapacity`, 'Maximum capacity cannot be less than minimum capacity', ['I5'])];
  }
  return [];
}
