import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from './lab-document';

/** What describe-scaling-policies, describe-scalable-targets and describe-scheduled-actions print, of which we keep these. */
const settable: Record<string, readonly string[]> = {
  ScalingPolicies: [
    'PolicyName',
    'PolicyType',
    'TargetTrackingScalingPolicyConfiguration',
    'StepScalingPolicyConfiguration',
  ],
  ScalableTargets: ['MinCapacity', 'MaxCapacity', 'SuspendedState'],
  ScheduledActions: ['ScheduledActionName', 'Schedule', 'Timezone', 'StartTime', 'EndTime', 'ScalableTargetAction'],
};

export type TakenOver = { document: JsonObject; note: string };

/** The document with what AWS CLI printed in its place; null for anything else. */
export function fromCli(pasted: JsonObject, document: JsonObject): TakenOver | null {
  const found = Object.keys(pasted).filter((key) => key !== 'NextToken');
  const { scaling } = document;
  if (found.length === 0 || !isObject(scaling) || !found.every((key) => Object.hasOwn(settable, key))) return null;
  const left = new Set<string>();
  const taken = found.flatMap((key): [string, Json][] => {
    const entries = pasted[key];
    if (!Array.isArray(entries) || !entries.every(isObject)) return [];
    const kept = entries.map((entry) => keepSettable(entry, settable[key] ?? [], left));
    if (key !== 'ScalableTargets') return [[key, kept]];
    return kept[0] ? [['ScalableTarget', kept[0]]] : [];
  });
  if (taken.length === 0) return null;
  const note = `Taken over from AWS CLI output: ${taken.map(([key]) => key).join(', ')}.`;
  const without = left.size > 0 ? ` Left out, as nobody can set it: ${[...left].join(', ')}.` : '';
  return { document: { ...document, scaling: { ...scaling, ...Object.fromEntries(taken) } }, note: note + without };
}

function keepSettable(entry: JsonObject, kept: readonly string[], left: Set<string>): JsonObject {
  for (const key of Object.keys(entry)) if (!kept.includes(key)) left.add(key);
  return Object.fromEntries(Object.entries(entry).filter(([key]) => kept.includes(key)));
}
