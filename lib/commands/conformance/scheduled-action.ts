import { z } from 'zod';
import { type ActivityText, boundsActivity, capacityActivity, capacityName } from '@/lib/aws/activity-text';
import { checkScheduledAction } from '@/lib/aws/rules/scheduled-action';
import { checkBounded, runScheduledAction } from './bounded-capacity';
import { type Check, checkFields, equals, holds, holdsIf, type Interpreter, prose, read } from './outcome';
import { firstChange } from './small-scenario';

const givenSchema = z.strictObject({
  currentCapacity: z.int().min(0).optional(),
  dimension: z.string().optional(),
  max: z.int().min(0).default(1_000_000),
  min: z.int().min(0).default(0),
  target: z.string().optional(),
});
const whenSchema = z.strictObject({
  Schedule: z.string().default('at(2024-01-01T00:01:00)'),
  action: z.strictObject({
    ScheduledActionName: z.string().optional(),
    MinCapacity: z.int().optional(),
    MaxCapacity: z.int().optional(),
  }),
});

/** A scheduled action meets a capacity: the bounds are replaced and the capacity is moved inside them. D4–D7 */
export const scheduledAction: Interpreter = ({ given: g, when: w, expected }) => {
  const { currentCapacity, dimension, max, min, target } = read(givenSchema, g, 'given');
  const { Schedule, action } = read(whenSchema, w, 'when');
  const { ScheduledActionName: name = 'action', ...bounds } = action;
  const refused =
    checkScheduledAction({ ScheduledActionName: name, Schedule, ScalableTargetAction: bounds }, 'when').length > 0;
  const registered = target === undefined || !/^(none|no |not |missing|unregistered|absent)/i.test(target);
  const capacity = currentCapacity ?? min;
  const trace = refused ? null : runScheduledAction(capacity, { min, max }, bounds);
  const applied = trace?.events.find((event) => event.kind === 'scheduled-action') ?? null;
  const change = trace ? firstChange(trace) : null;
  const activities = (): ActivityText[] => {
    const named = dimension === undefined ? null : capacityName(dimension);
    const followed = change ? [capacityActivity(named ?? anyName, change.to, change.cause)] : [];
    return applied ? [boundsActivity(action.ScheduledActionName ?? anyName, bounds), ...followed] : [];
  };
  return checkFields(
    expected,
    {
      accepted: equals(() => registered && applied !== null),
      activities: (value) => checkActivities(value, activities()),
      max: equals(() => (applied?.kind === 'scheduled-action' ? applied.MaxCapacity : max)),
      min: equals(() => (applied?.kind === 'scheduled-action' ? applied.MinCapacity : min)),
      newCapacity: equals(() => change?.to ?? capacity),
    },
    (field, value) => checkBounded(field, value, { min, max }, bounds),
  );
};

/** Stands for a name that the case does not tell: any words may be in its place. */
const anyName = '\u0000';

const activitySchema = z.strictObject({
  Description: z.string().optional(),
  Cause: z.string().optional(),
  StatusCode: z.string().optional(),
  StatusMessage: z.string().optional(),
  StartTime: z.union([z.number(), z.string()]).optional(),
  EndTime: z.union([z.number(), z.string()]).optional(),
});

function checkActivities(value: unknown, activities: readonly ActivityText[]): Check {
  if (typeof value === 'string') return prose;
  const expected = read(z.array(activitySchema), value, 'expected.activities');
  const inOrder = expected.every(({ StartTime, EndTime }) => {
    return StartTime === undefined || EndTime === undefined || Number(StartTime) <= Number(EndTime);
  });
  const unmatched = expected.filter((one) => !activities.some((activity) => isSaidBy(activity, one)));
  if (unmatched.length === 0 && inOrder && expected.length === activities.length) return holds;
  return holdsIf(false, JSON.parse(JSON.stringify(activities).replaceAll('\\u0000', '…')));
}

function isSaidBy(activity: ActivityText, expected: z.infer<typeof activitySchema>): boolean {
  return (['Description', 'Cause', 'StatusCode'] as const).every((member) => {
    const text = expected[member];
    return text === undefined || matches(activity[member], text);
  });
}

function matches(template: string, text: string): boolean {
  const [before = '', after] = template.split(anyName);
  if (after === undefined) return template === text;
  return text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length;
}
