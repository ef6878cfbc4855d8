import { append, logged } from './event-log';
import type { Engine } from './engine';
import { type Fleet } from './fleet';

/**
 * Cooldowns: "Define cooldown periods" of target tracking and of step scaling. B1–B7, B17. A cooldown of c seconds covers
 * [completion, completion + c).
 */
export const direction = { out: 0, in: 1 } as const;

/**
 * May the policy ask for `to` now? `base` is where a step counts from: inside a cooldown the capacity before the first
 * scale-out, so that what was added counts toward the next (+2 done, then +3: one more. B2).
 */
export function scaleOutIsHeldBack(engine: Engine, fleet: Fleet, policy: number, to: number, now: number): boolean {
  const holder = holderOf(engine, fleet.scaleOutUntil, policy, now);
  if (holder < 0) return false;
  return to <= (fleet.scaleOutResult[holder] ?? 0) || !engine.scenario.rules.largerScaleOutPassesCooldown;
}

/** The capacity a step's adjustment starts from. B2 */
export function scaleOutBase(engine: Engine, fleet: Fleet, policy: number, now: number): number {
  const running = now < (fleet.scaleOutUntil[policy] ?? -1);
  return running && engine.scenario.rules.largerScaleOutPassesCooldown
    ? (fleet.scaleOutBase[policy] ?? fleet.desired)
    : fleet.desired;
}

export function scaleInIsHeldBack(engine: Engine, fleet: Fleet, policy: number, now: number): boolean {
  return holderOf(engine, fleet.scaleInUntil, policy, now) >= 0;
}

/** Is a scale-in held back by a scale-out cooldown? Not by our choice (B5). */
export function scaleInWaitsForScaleOut(engine: Engine, fleet: Fleet, policy: number, now: number): boolean {
  const holder = holderOf(engine, fleet.scaleOutUntil, policy, now);
  return holder >= 0 && engine.scenario.choices.scaleInDuringScaleOutCooldown === 'blocked';
}

/** The policy whose running cooldown holds this one back, or −1: its own, or the first of its target's (B17). */
function holderOf(engine: Engine, until: Float64Array, policy: number, now: number): number {
  const first = firstRunning(until, now);
  if (first < 0 || first === policy || engine.scenario.choices.cooldownScope === 'target') return first;
  return now < (until[policy] ?? -1) ? policy : -1;
}

function firstRunning(until: Float64Array, now: number): number {
  for (let policy = 0; policy < until.length; policy++) if (now < (until[policy] ?? -1)) return policy;
  return -1;
}

/** Starts the cooldown of the policy whose activity completed now, and ends the scale-in cooldowns a scale-out cuts (B4). */
export function startCooldown(
  engine: Engine,
  fleet: Fleet,
  policy: number,
  from: number,
  to: number,
  now: number,
): void {
  const compiled = fleet.target.policies[policy];
  if (!compiled) return;
  const out = to > from;
  const seconds =
    compiled.kind === 'step'
      ? compiled.cooldownSeconds
      : out
        ? compiled.scaleOutCooldownSeconds
        : compiled.scaleInCooldownSeconds;
  if (out) {
    if (!fleet.activityChained) fleet.scaleOutBase[policy] = from;
    fleet.scaleOutResult[policy] = to;
    fleet.scaleOutUntil[policy] = now + seconds;
  } else fleet.scaleInUntil[policy] = now + seconds;
  if (seconds > 0) {
    const way = out ? direction.out : direction.in;
    append(engine.log, logged.cooldownStarted, now, fleet.index, policy, way, now + seconds);
  }
}

/** A scale-out ends every scale-in cooldown of its target without completing it. B4 */
export function cutScaleInCooldowns(engine: Engine, fleet: Fleet, now: number): void {
  for (let policy = 0; policy < fleet.target.policies.length; policy++) {
    if (now < (fleet.scaleInUntil[policy] ?? -1)) {
      fleet.scaleInUntil[policy] = now;
      append(engine.log, logged.cooldownCut, now, fleet.index, policy, direction.in);
    }
  }
}
