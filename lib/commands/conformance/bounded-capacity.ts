import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import { clamp } from '@/lib/simulation/target-tracking';
import { type Check, differs, holdsIf, prose, Unreadable } from './outcome';
import { firstChange, runChange } from './small-scenario';

export type Bounds = { readonly min: number; readonly max: number };
type NewBounds = NonNullable<ScheduledAction['ScalableTargetAction']>;

/** A scheduled action in the core, one minute after the start. */
export function runScheduledAction(capacity: number, { min, max }: Bounds, bounds: NewBounds) {
  return runChange({
    capacity: clamp(capacity, min, max),
    min,
    max,
    scheduledAction: {
      ScheduledActionName: 'action',
      Schedule: 'at(2024-01-01T00:01:00)',
      ScalableTargetAction: bounds,
    },
  });
}

/**
 * What an action does to a capacity told by the field's name: `ifCurrentBelow3`, `ifCurrentAbove8`, and `else` for one
 * inside the new bounds. The value is a capacity, "unchanged", or "scale out to 3".
 */
export function checkBounded(field: string, value: unknown, before: Bounds, bounds: NewBounds): Check {
  const condition = /^ifCurrent(Below|Above)(\d+)$/.exec(field);
  if (!condition && field !== 'else') throw new Unreadable(`expected.${field}: unknown field`);
  const limit = Number(condition?.[2]);
  const inside = bounds.MinCapacity ?? Math.min(bounds.MaxCapacity ?? before.max, before.max);
  const capacity = field === 'else' ? inside : condition?.[1] === 'Below' ? Math.max(0, limit - 1) : limit + 1;
  const change = firstChange(runScheduledAction(capacity, before, bounds));
  const got = change ? `scale ${change.to > change.from ? 'out' : 'in'} to ${change.to}` : 'unchanged';
  if (typeof value === 'number') return holdsIf(value === (change?.to ?? capacity), change?.to ?? capacity);
  if (typeof value !== 'string') return differs(got);
  const told = /^(unchanged|no change|none|stays)|scale[sd]? (out|in) to (\d+)/i.exec(value);
  if (!told) return prose;
  const same =
    told[1] !== undefined ? change === null : got === `scale ${told[2]?.toLowerCase() ?? ''} to ${told[3] ?? ''}`;
  return holdsIf(same, got);
}
