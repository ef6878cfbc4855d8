import type { ScalableTarget } from '@/lib/contracts/application-auto-scaling';
import type { Notice } from '@/lib/contracts/trace';
import { constraintViolation, refusal } from '@/lib/aws/notice';

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
      const name = member.charAt(0).toLowerCase() + member.slice(1);
      const constraint = 'Member must have value greater than or equal to 0';
      return [constraintViolation(target[member], name, `${path}.${member}`, constraint)];
    }
  }
  if ((MaxCapacity ?? 0) < (MinCapacity ?? 0)) {
    return [refusal(`${path}.MaxCapacity`, 'Maximum capacity cannot be less than minimum capacity', ['I5'])];
  }
  return [];
}
