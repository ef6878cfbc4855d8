import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import type { Scaling, Scenario } from '@/lib/contracts/scenario';
import type { CompiledScheduledAction } from '@/lib/simulation/compiled-scenario';
import { atOnce, type Mutant, ofEveryTarget } from './mutant';

const ofEveryScaling =
  (change: (scaling: Scaling) => Scaling) =>
  (scenario: Scenario): Scenario => {
    const { scaling } = scenario;
    if (!scaling) return scenario;
    return { ...scenario, scaling: Array.isArray(scaling) ? scaling.map(change) : change(scaling) };
  };

type Bounds = NonNullable<NonNullable<Scaling['ScheduledActions']>[number]['ScalableTargetAction']>;

/** The bounds of a target and of its scheduled actions, each changed alike. */
const withBounds = (change: (bounds: Bounds) => Bounds) =>
  ofEveryScaling((scaling) => {
    const { ScalableTarget: target, ScheduledActions: actions } = scaling;
    return {
      ...scaling,
      ...(target ? { ScalableTarget: { ...target, ...change(target) } } : {}),
      ...(actions ? { ScheduledActions: actions.map((action) => withActionBounds(action, change)) } : {}),
    };
  });

function withActionBounds(action: ScheduledAction, change: (bounds: Bounds) => Bounds): ScheduledAction {
  const bounds = action.ScalableTargetAction;
  return bounds ? { ...action, ScalableTargetAction: { ...bounds, ...change(bounds) } } : action;
}

const farBeyondNeed = 10_000;

const fixed = ({ name, min, max }: CompiledScheduledAction): CompiledScheduledAction => {
  return { name, min, max: min ?? max };
};

/** Beliefs about how much capacity there is, and when. D1–D12, E1–E9, I5, J1–J15, O1–O8 */
export const capacityMutants: readonly Mutant[] = [
  {
    id: 'minimum-ignored',
    says: 'MinCapacity keeps no instances.',
    scenario: withBounds(({ MinCapacity }) =>
      MinCapacity === undefined ? {} : { MinCapacity: Math.min(1, MinCapacity) },
    ),
  },
  {
    id: 'maximum-ignored',
    says: 'MaxCapacity limits nothing.',
    scenario: withBounds(({ MaxCapacity }) => (MaxCapacity === undefined ? {} : { MaxCapacity: farBeyondNeed })),
  },
  {
    id: 'no-start-up',
    says: 'An instance serves as soon as it is asked for.',
    compiled: ofEveryTarget(({ server }) => {
      return { server: { ...server, launchSeconds: 0, downloadSeconds: 0, loadSeconds: 0 } };
    }),
  },
  {
    id: 'scales-in-the-same-second',
    says: 'Auto scaling adds what is needed in the moment in which it is needed.',
    compiled: (compiled) => ({
      ...ofEveryTarget(({ server, alarms }) => ({
        server: { ...server, launchSeconds: 0, downloadSeconds: 0, loadSeconds: 0 },
        alarms: alarms.map(atOnce),
      }))(compiled),
      metricDelaySeconds: 0,
    }),
  },
  {
    id: 'model-is-there-already',
    says: 'A new instance has the model already.',
    compiled: ofEveryTarget(({ server }) => ({ server: { ...server, downloadSeconds: 0 } })),
  },
  {
    id: 'no-dynamic-scaling',
    says: 'No policy ever acts.',
    compiled: ofEveryTarget(() => ({ suspended: { scaleIn: true, scaleOut: true, scheduled: false } })),
  },
  {
    id: 'scheduled-actions-ignored',
    says: 'A scheduled action changes nothing.',
    compiled: (compiled) => ({ ...compiled, scheduledRuns: [] }),
  },
  {
    id: 'scheduled-actions-fix-the-capacity',
    says: 'A scheduled action sets the capacity itself, to the minimum that it names.',
    compiled: ofEveryTarget(({ scheduledActions }) => ({ scheduledActions: scheduledActions.map(fixed) })),
  },
  {
    id: 'suspension-stops-everything',
    says: 'What suspends one kind of scaling suspends them all.',
    compiled: ofEveryTarget(({ suspended: { scaleIn, scaleOut, scheduled } }) => {
      const any = scaleIn || scaleOut || scheduled;
      return { suspended: { scaleIn: any, scaleOut: any, scheduled: any } };
    }),
  },
  {
    id: 'quotas-ignored',
    says: 'Nothing limits a fleet but MaxCapacity.',
    compiled: (compiled) => ({
      ...compiled,
      faults: compiled.faults.filter(({ kind }) => kind !== 'quota'),
      networkStates: compiled.networkStates.map((state) => ({ ...state, roomForInstances: Infinity })),
    }),
  },
  {
    id: 'zero-everywhere',
    says: 'Every endpoint scales to zero and keeps its requests until an instance is there.',
    rules: { leastCapacity: { realTime: 1, asynchronous: 0, inferenceComponent: 0 } },
    permits: ['I5', 'J15', 'S9', 'K6'],
    compiled: ofEveryTarget(({ bounds, queuesForever }) => ({ queuesForever: queuesForever || bounds?.min === 0 })),
  },
  {
    id: 'zero-for-serverless-only',
    says: 'Only a serverless endpoint scales to zero.',
    rules: { leastCapacity: { realTime: 1, asynchronous: 1, inferenceComponent: 1 } },
  },
  {
    id: 'refusals-ignored',
    says: 'AWS accepts whatever is asked.',
    permits: 'all',
  },
];
