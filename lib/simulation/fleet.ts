import type { AlarmState } from '@/lib/contracts/trace';
import type { CompiledTarget } from './compiled-scenario';
import type { LeavingQueue } from './leaving-queue-state';
import type { Load } from './load';
import { never } from './never';
import { createEnvironments, type Environments, resetEnvironments } from './environments';
import { createWaitTable, prepareWaitTable, type WaitTable } from './wait-table';

/**
 * The state of one target during a run, and the record that the run leaves: segments of constant rate and capacity, and
 * the datapoints of its metrics. It is owned by one run and reused by the next one in the same workspace.
 */
export type Fleet = {
  target: CompiledTarget;
  load: Load;
  index: number;

  // the queue, up to `time`
  time: number;
  piece: number;
  pieceEnd: number;
  rps: number;
  inService: number;
  backlog: number;
  requests: number;
  timedOut: number;
  failed: number;
  throttled: number;
  maxBacklog: number;

  // capacity
  desired: number;
  min: number;
  max: number;
  /** Instances on their way into service, those of a scale-out and those that replace lost ones. */
  launching: number;
  replacing: number;
  /** Instances that are billed and will never serve. */
  neverServing: number;
  billedSince: number;
  /** Of all that is billed in any case, and of what a scale-out launches (§22, 17). */
  instanceSeconds: number;
  launchingSeconds: number;
  peak: number;
  least: number;

  // the activity in progress; `activityEnd` is `never` while there is none
  activityEnd: number;
  activityEntry: number;
  activityPolicy: number;
  activityTo: number;
  activityFrom: number;
  activityFails: number;
  /** Was it decided inside a scale-out cooldown of its policy, and so counts from that one's base? B2 */
  activityChained: boolean;
  /** Why the bounds were changed, for the activity that they ask for. */
  boundsCause: number;
  boundsPending: boolean;

  // instances lost to a fault, on their way back
  replacementsReadyAt: number[];
  replacementsCount: number[];

  waitMemo: { inService: number; rps: number; seconds: number };
  /** Waiting without backlog, for distributions and series. */
  readonly waits: WaitTable;
  /** Null unless requests leave the queue, which is not our choice (§22, 19). */
  leaving: LeavingQueue | null;
  /** A serverless target's environments; null for all others. */
  environments: Environments | null;

  // per policy
  scaleOutUntil: Float64Array;
  scaleInUntil: Float64Array;
  scaleOutBase: Float64Array;
  scaleOutResult: Float64Array;
  retryAt: Float64Array;
  lastReason: Int32Array;
  due: Uint8Array;
  wishTo: Float64Array;
  /** What the policy would want if it were alone. */
  wishAlone: Float64Array;

  // per alarm
  alarmState: Uint8Array;
  alarmNextSlot: Int32Array;
  alarmBreachRun: Int32Array;
  alarmRealRun: Int32Array;
  alarmActedAt: Float64Array;

  // the record
  segmentCount: number;
  segmentEnd: Int32Array;
  segmentRps: Float64Array;
  segmentInService: Int32Array;
  segmentBacklog: Float64Array;
  /** First segment of the current grid step, for metrics. */
  periodFirstSegment: Int32Array;
  values: Float64Array[];
  needs: Float64Array[];
};

/** A fleet's arrays live in the workspace; their sizes only grow. */
export function prepareFleet(fleet: Fleet, target: CompiledTarget, load: Load, index: number, durationSeconds: number) {
  fleet.target = target;
  fleet.load = load;
  fleet.index = index;
  fleet.time = 0;
  fleet.piece = 0;
  fleet.pieceEnd = load.pieceEnd[0] ?? durationSeconds;
  fleet.rps = (load.pieceRps[0] ?? 0) * target.trafficShare;
  fleet.backlog = fleet.requests = fleet.timedOut = fleet.failed = fleet.throttled = fleet.maxBacklog = 0;
  fleet.inService = fleet.desired = target.initialCapacity;
  fleet.min = target.bounds?.min ?? target.initialCapacity;
  fleet.max = target.bounds?.max ?? target.initialCapacity;
  fleet.launching = fleet.replacing = fleet.neverServing = 0;
  fleet.billedSince = fleet.instanceSeconds = fleet.launchingSeconds = 0;
  fleet.peak = fleet.least = target.initialCapacity;
  fleet.activityEnd = never;
  fleet.activityEntry = fleet.activityPolicy = -1;
  fleet.activityFrom = fleet.activityTo = fleet.activityFails = 0;
  fleet.activityChained = false;
  fleet.boundsCause = 0;
  fleet.boundsPending = false;
  fleet.replacementsReadyAt.length = fleet.replacementsCount.length = 0;
  fleet.waitMemo.inService = -1;
  prepareWaitTable(fleet.waits, target.server, target.pooled);
  fleet.environments = target.serverless
    ? resetEnvironments(fleet.environments ?? createEnvironments(), target.initialCapacity)
    : null;
  preparePolicies(fleet, target.policies.length);
  prepareAlarms(fleet, target.alarms.length);
  prepareRecord(fleet, durationSeconds);
}

export function createFleet(target: CompiledTarget, load: Load): Fleet {
  return {
    target,
    load,
    index: 0,
    time: 0,
    piece: 0,
    pieceEnd: 0,
    rps: 0,
    inService: 0,
    backlog: 0,
    requests: 0,
    timedOut: 0,
    failed: 0,
    throttled: 0,
    maxBacklog: 0,
    desired: 0,
    min: 0,
    max: 0,
    launching: 0,
    replacing: 0,
    neverServing: 0,
    billedSince: 0,
    instanceSeconds: 0,
    launchingSeconds: 0,
    peak: 0,
    least: 0,
    activityEnd: never,
    activityEntry: -1,
    activityPolicy: -1,
    activityTo: 0,
    activityFrom: 0,
    activityFails: 0,
    activityChained: false,
    boundsCause: 0,
    boundsPending: false,
    replacementsReadyAt: [],
    replacementsCount: [],
    leaving: null,
    environments: null,
    waitMemo: { inService: -1, rps: -1, seconds: 0 },
    waits: createWaitTable(),
    scaleOutUntil: new Float64Array(0),
    scaleInUntil: new Float64Array(0),
    scaleOutBase: new Float64Array(0),
    scaleOutResult: new Float64Array(0),
    retryAt: new Float64Array(0),
    lastReason: new Int32Array(0),
    due: new Uint8Array(0),
    wishTo: new Float64Array(0),
    wishAlone: new Float64Array(0),
    alarmState: new Uint8Array(0),
    alarmNextSlot: new Int32Array(0),
    alarmBreachRun: new Int32Array(0),
    alarmRealRun: new Int32Array(0),
    alarmActedAt: new Float64Array(0),
    segmentCount: 0,
    segmentEnd: new Int32Array(0),
    segmentRps: new Float64Array(0),
    segmentInService: new Int32Array(0),
    segmentBacklog: new Float64Array(0),
    periodFirstSegment: new Int32Array(0),
    values: [],
    needs: [],
  };
}

function preparePolicies(fleet: Fleet, count: number) {
  if (fleet.due.length < count) {
    fleet.scaleOutUntil = new Float64Array(count);
    fleet.scaleInUntil = new Float64Array(count);
    fleet.scaleOutBase = new Float64Array(count);
    fleet.scaleOutResult = new Float64Array(count);
    fleet.retryAt = new Float64Array(count);
    fleet.lastReason = new Int32Array(count);
    fleet.due = new Uint8Array(count);
    fleet.wishTo = new Float64Array(count);
    fleet.wishAlone = new Float64Array(count);
  }
  fleet.scaleOutUntil.fill(-1);
  fleet.scaleInUntil.fill(-1);
  fleet.retryAt.fill(-1);
  fleet.lastReason.fill(-1);
  fleet.due.fill(0);
}

function prepareAlarms(fleet: Fleet, count: number) {
  if (fleet.alarmState.length < count) {
    fleet.alarmState = new Uint8Array(count);
    fleet.alarmNextSlot = new Int32Array(count);
    fleet.alarmBreachRun = new Int32Array(count);
    fleet.alarmRealRun = new Int32Array(count);
    fleet.alarmActedAt = new Float64Array(count);
  }
  fleet.alarmState.fill(alarmStateCodes.INSUFFICIENT_DATA);
  fleet.alarmNextSlot.fill(0);
  fleet.alarmBreachRun.fill(0);
  fleet.alarmRealRun.fill(0);
  fleet.alarmActedAt.fill(-1e9);
}

function prepareRecord(fleet: Fleet, durationSeconds: number) {
  fleet.segmentCount = 0;
  const { metrics } = fleet.target;
  if (fleet.periodFirstSegment.length < metrics.length) fleet.periodFirstSegment = new Int32Array(metrics.length);
  fleet.periodFirstSegment.fill(0);
  metrics.forEach(({ periodSeconds }, metric) => {
    const slots = Math.floor(durationSeconds / periodSeconds) + 1;
    if ((fleet.values[metric]?.length ?? 0) < slots) {
      fleet.values[metric] = new Float64Array(slots);
      fleet.needs[metric] = new Float64Array(slots);
    }
  });
  if (fleet.segmentEnd.length === 0) growSegments(fleet, Math.floor(durationSeconds / 60) + 256);
}

/** Makes room for more segments; what is recorded stays. */
export function growSegments(fleet: Fleet, size = fleet.segmentEnd.length * 2) {
  const grow = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  fleet.segmentEnd = grow(fleet.segmentEnd, new Int32Array(size));
  fleet.segmentRps = grow(fleet.segmentRps, new Float64Array(size));
  fleet.segmentInService = grow(fleet.segmentInService, new Int32Array(size));
  fleet.segmentBacklog = grow(fleet.segmentBacklog, new Float64Array(size));
}

export const alarmStateNames = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const satisfies readonly AlarmState[];
export const alarmStateCodes = { OK: 0, ALARM: 1, INSUFFICIENT_DATA: 2 } as const satisfies Record<AlarmState, number>;
