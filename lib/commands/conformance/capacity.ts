import { z } from 'zod';
import { launchWeighted } from '@/lib/simulation/instance-weights';
import { clamp as clampCapacity, neededCapacity } from '@/lib/simulation/target-tracking';
import { checkFields, equals, holdsIf, isSentence, type Interpreter, prose, read, Unreadable } from './outcome';
import { firstChange, runChange, type StepChange } from './small-scenario';

// Capacity meets its bounds, its policies, and whole numbers.

const event = z.strictObject({ event: z.string() });
const clampGiven = z.strictObject({
  currentCapacity: z.int().min(0),
  max: z.int().min(0).optional(),
  min: z.int().min(0).optional(),
  policyAdds: z.int().optional(),
  policyRemoves: z.int().optional(),
});
const unbounded = 1_000_000;

/** A policy's wish and the bounds; a capacity outside them is moved inside. C13 E7 E8 */
export const clamp: Interpreter = ({ given: g, when, expected }) => {
  const { currentCapacity, min = 0, max = unbounded, policyAdds, policyRemoves } = read(clampGiven, g, 'given');
  read(event, when, 'when');
  const adjustment = (policyAdds ?? 0) - Math.abs(policyRemoves ?? 0);
  // the core starts inside the bounds (E8)
  const start = clampCapacity(currentCapacity, min, max);
  const policies = adjustment === 0 ? [] : [{ name: 'policy', adjustmentType: 'ChangeInCapacity', adjustment }];
  const capacity = firstChange(runChange({ capacity: start, min, max, policies }))?.to ?? start;
  return checkFields(expected, {
    delta: equals(() => capacity - currentCapacity),
    newCapacity: equals(() => capacity),
  });
};

const weightedGiven = z.strictObject({
  currentCapacity: z.number().optional(),
  launched: z.number().positive().optional(),
  max: z.number().optional(),
  policyAddsUnits: z.number().optional(),
  remainingUnits: z.number().optional(),
  weights: z.array(z.number().positive()).nonempty(),
});

/** Capacity units of EC2 Auto Scaling: the desired capacity keeps to the bound, the current one may pass it. */
export const clampWeighted: Interpreter = ({ given: g, when, expected }) => {
  const given = read(weightedGiven, g, 'given');
  read(event, when, 'when');
  const current = given.currentCapacity ?? 0;
  const units = given.policyAddsUnits ?? given.remainingUnits;
  if (units === undefined) throw new Unreadable('given.policyAddsUnits or given.remainingUnits: required');
  // which type is launched is the allocation strategy's choice: the heaviest is the worst case
  const weight = given.launched ?? Math.max(...given.weights);
  const launch = launchWeighted(current, Math.min(current + units, given.max ?? Infinity), weight);
  return checkFields(expected, {
    currentCapacity: equals(() => launch.current),
    desiredCapacity: equals(() => launch.desired),
    overage: equals(() => launch.overage),
  });
};

const count = z.number().int();
const policySchema = z.union([
  z.strictObject({
    name: z.string().optional(),
    AdjustmentType: z.string().optional(),
    adj: count.optional(),
    ScalingAdjustment: count.optional(),
    launches: count.optional(),
    adds: count.optional(),
    removes: count.optional(),
    terminates: count.optional(),
    capacity: count.optional(),
  }),
  z.string(),
]);
const policiesGiven = z.strictObject({
  currentCapacity: z.int().min(0).optional(),
  policies: z.array(policySchema).nonempty(),
});

/** Several policies at the same time: the largest capacity wins. E1–E5 */
export const multiplePolicies: Interpreter = ({ given: g, when, expected }) => {
  const given = read(policiesGiven, g, 'given');
  read(event, when, 'when');
  const changes = given.policies.map(changeOf);
  const readable = changes.filter((change) => change !== null);
  if (readable.length < changes.length) return { status: 'manual', reason: 'the policies are told in prose' };
  if (
    given.currentCapacity === undefined &&
    readable.some(({ adjustmentType }) => adjustmentType !== 'ChangeInCapacity')
  ) {
    throw new Unreadable('given.currentCapacity: required');
  }
  const capacity = given.currentCapacity ?? 100;
  const change = firstChange(runChange({ capacity, min: 0, max: unbounded, policies: readable }));
  const to = change?.to ?? capacity;
  const winner = readable.findIndex(({ name }) => name === change?.policy);
  return checkFields(expected, {
    delta: equals(() => to - capacity),
    newCapacity: equals(() => to),
    winner: (value) => {
      if (typeof value === 'number') return holdsIf(value === winner, winner);
      return isSentence(value) && readable.every(({ name }) => name !== value)
        ? prose
        : holdsIf(value === change?.policy, change?.policy);
    },
  });
};

function changeOf(policy: z.infer<typeof policySchema>, index: number): StepChange | null {
  if (typeof policy === 'string') return null;
  const name = policy.name ?? `policy ${index}`;
  if (policy.capacity !== undefined) return { name, adjustmentType: 'ExactCapacity', adjustment: policy.capacity };
  const out = policy.adj ?? policy.ScalingAdjustment ?? policy.launches ?? policy.adds;
  const less = policy.removes ?? policy.terminates;
  if (out === undefined && less === undefined) return null;
  return { name, adjustmentType: policy.AdjustmentType ?? 'ChangeInCapacity', adjustment: out ?? -Math.abs(less ?? 0) };
}

const roundingGiven = z.strictObject({
  computedNeed: z.number().optional(),
  computedRemoval: z.number().optional(),
  metric: z.string().optional(),
  targetValue: z.number().positive().default(50),
});

/** Target tracking's fractions of an instance: up when adding, down when removing. A13 A14 */
export const ttRounding: Interpreter = ({ given: g, when, expected }) => {
  const { computedNeed, computedRemoval, targetValue } = read(roundingGiven, g, 'given');
  read(event, when, 'when');
  const change = computedNeed ?? (computedRemoval === undefined ? undefined : -Math.abs(computedRemoval));
  if (change === undefined) throw new Unreadable('given.computedNeed or given.computedRemoval: required');
  const instances = Math.ceil(Math.abs(change)) + 10;
  return checkFields(expected, {
    delta: equals(() => neededCapacity((instances + change) * targetValue, targetValue) - instances),
  });
};
