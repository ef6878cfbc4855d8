import type { ScenarioDocument } from '@/lib/contracts/scenario';

// Loads against a capacity that follows the clock and never the load, so that the fluid and the per-request model see
// the same instances at every second. ρ is offered rate ÷ capacity. Nothing sits within 10 % of ρ = 1 for long: there
// the queue of a finite run is noise, and no two seeds agree (design §5 keeps questions away from it too).

export type LoadRegime = { readonly name: string; readonly document: ScenarioDocument };

type Shape = {
  readonly name: string;
  readonly instances: number;
  readonly slots: number;
  readonly timeoutSeconds: number;
  readonly traffic: NonNullable<ScenarioDocument['traffic']>;
  /** Minute → capacity, by scheduled actions; none: constant. */
  readonly schedule?: Readonly<Record<number, number>>;
};

const maxRps = 10;
const minutes = 60;

const constant = (name: string, instances: number, slots: number, ...loads: number[]): Shape => ({
  name: `${name}: ρ ${loads.join(', ')}; ${instances} × ${slots} slots`,
  instances,
  slots,
  timeoutSeconds: 30,
  traffic: loads.map((load, index) => ({
    atMinute: (index * minutes) / loads.length,
    rps: load * instances * maxRps,
  })),
});

const shapes: readonly Shape[] = [
  constant('under', 4, 4, 0.5),
  constant('under', 4, 1, 0.7),
  constant('under', 2, 2, 0.3, 0.75, 0.5),
  constant('near', 4, 4, 0.9),
  constant('near', 3, 1, 0.85),
  constant('near', 4, 2, 0.9, 0.6, 0.88),
  constant('over', 4, 4, 1.2),
  constant('over', 1, 4, 1.5),
  constant('over', 1, 2, 3),
  constant('under, over, under', 4, 4, 0.4, 1.4, 0.4),
  constant('up and down', 3, 2, 0.6, 1.3, 0.3, 2, 0.8),
  {
    name: 'instances that come late: 2 → 6 ten minutes after the jump',
    instances: 2,
    slots: 4,
    timeoutSeconds: 60,
    traffic: [
      { atMinute: 0, rps: 12 },
      { atMinute: 20, rps: 48 },
    ],
    schedule: { 25: 6 },
  },
  {
    name: 'instances that go too early: 6 → 3 under load, back to 6',
    instances: 6,
    slots: 2,
    timeoutSeconds: 20,
    traffic: [{ atMinute: 0, rps: 42 }],
    schedule: { 20: 3, 35: 6 },
  },
];

/** Every shape with both routing strategies. */
export const loadRegimes: readonly LoadRegime[] = shapes.flatMap((shape) =>
  (['LEAST_OUTSTANDING_REQUESTS', 'RANDOM'] as const).map((routing) => ({
    name: `${shape.name}, ${routing}`,
    document: documentOf(shape, routing),
  })),
);

function documentOf({ instances, slots, timeoutSeconds, traffic, schedule }: Shape, routing: string): ScenarioDocument {
  return {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: minutes,
    endpoint: {
      type: 'real-time',
      ProductionVariant: {
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: instances,
        RoutingConfig: { RoutingStrategy: routing },
      },
    },
    model: { maxRps, slots, timeoutSeconds },
    traffic,
    ...(schedule && {
      scaling: {
        ScalableTarget: { MinCapacity: 1, MaxCapacity: 20 },
        ScheduledActions: Object.entries(schedule).map(([minute, capacity]) => ({
          ScheduledActionName: `to-${capacity}-at-${minute}`,
          Schedule: `at(2026-06-01T08:${minute}:00)`,
          ScalableTargetAction: { MinCapacity: capacity, MaxCapacity: capacity },
        })),
      },
    }),
  };
}
