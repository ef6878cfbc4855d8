// The cooldowns of one policy: facts B1–B7, B17, §19.

type ScaleOutCooldown = {
  readonly until: number;
  /** Capacity before the first scale-out whose cooldown still counts. */
  readonly base: number;
  /** Desired capacity after the last one. */
  readonly result: number;
};

export type Cooldowns = { out: ScaleOutCooldown | null; inUntil: number | null };

export const noCooldowns = (): Cooldowns => ({ out: null, inUntil: null });

/** A cooldown of c seconds covers [completion, completion + c). */
export function endOldCooldowns(cooldowns: Cooldowns, second: number) {
  if (cooldowns.out && second >= cooldowns.out.until) cooldowns.out = null;
  if (cooldowns.inUntil !== null && second >= cooldowns.inUntil) cooldowns.inUntil = null;
}
