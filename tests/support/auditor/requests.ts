// One request at a time: admission, waiting, service (design §6, "Time-outs").

export type Outcome = { served: number; timedOut: number; failed: number; queuedAtEnd: number };

export type RequestModel = {
  readonly maxRps: number;
  readonly slots: number;
  readonly overheadSeconds: number;
  readonly timeoutSeconds: number;
  /** One shared queue (LEAST_OUTSTANDING_REQUESTS), or one queue an instance and a random instance a request (RANDOM). */
  readonly routing: 'shared' | 'random';
  /** Seconds of service of the next request. */
  readonly nextService: () => number;
  readonly uniform: () => number;
};

/** Slots that share one queue. `busyUntil` is kept in order; `waiting` holds arrival times, oldest first. */
type Station = { slots: number; busyUntil: number[]; waiting: Queue };

type Queue = ReturnType<typeof openQueue>;

/** First in, first out; an array's own shift() would copy ten thousand waiting requests for each one taken. */
function openQueue() {
  let items: number[] = [];
  let first = 0;
  return {
    length: () => items.length - first,
    push: (item: number) => items.push(item),
    take() {
      const item = items[first++]!;
      if (first === 1000) {
        items = items.slice(first);
        first = 0;
      }
      return item;
    },
    all: () => items.slice(first),
  };
}

export type Endpoint = ReturnType<typeof openEndpoint>;

export function openEndpoint(model: RequestModel, instancesAtStart: number) {
  const latencies: number[] = [];
  const outcome: Outcome = { served: 0, timedOut: 0, failed: 0, queuedAtEnd: 0 };
  const meanService = model.slots / model.maxRps;
  let instances = instancesAtStart;
  let begun = 0;
  let stations = stationsFor(instances);

  function stationsFor(count: number): Station[] {
    const empty = (slots: number): Station => ({ slots, busyUntil: [], waiting: openQueue() });
    if (model.routing === 'shared') return [empty(count * model.slots)];
    return Array.from({ length: count }, () => empty(model.slots));
  }

  const waitingNow = () => stations.reduce((total, { waiting }) => total + waiting.length(), 0);

  /** How many may wait at a station: what it serves in timeoutSeconds. */
  const backlogLimit = ({ slots }: Station) => (slots / model.slots) * model.maxRps * model.timeoutSeconds;

  function begin(station: Station, arrivedAt: number, at: number) {
    const doneAt = at + model.nextService();
    let place = station.busyUntil.length;
    while (place > 0 && station.busyUntil[place - 1]! > doneAt) place--;
    station.busyUntil.splice(place, 0, doneAt);
    begun++;
    outcome.served++;
    latencies.push(at - arrivedAt + meanService + model.overheadSeconds); // the model's latency has the mean service
  }

  function fillFreeSlots(station: Station, at: number) {
    while (station.waiting.length() > 0 && station.busyUntil.length < station.slots) {
      begin(station, station.waiting.take(), at);
    }
  }

  /** Lets every service that ends by then end, in order, and the next request of that queue begin. */
  function advance(until: number) {
    for (const station of stations) {
      while (station.busyUntil.length > 0 && station.busyUntil[0]! <= until) {
        const endedAt = station.busyUntil.shift()!;
        fillFreeSlots(station, endedAt);
      }
    }
  }

  function loseTimedOut() {
    outcome.timedOut++;
    latencies.push(model.timeoutSeconds);
  }

  function arrive(at: number) {
    advance(at);
    if (instances === 0) {
      outcome.failed++;
      return;
    }
    const station = stations[Math.floor(model.uniform() * stations.length)]!;
    if (station.waiting.length() > backlogLimit(station)) {
      loseTimedOut();
      return;
    }
    station.waiting.push(at);
    fillFreeSlots(station, at);
  }

  /**
   * Another number of instances: what they do is finished, what waits is common and dealt out evenly, and what exceeds
   * the limit is lost, the newest first (they would have been the ones to find the queue too long).
   */
  function resize(count: number, at: number) {
    if (count === instances) return;
    advance(at);
    const waiting = stations.flatMap((station) => station.waiting.all()).sort((a, b) => a - b);
    const running = stations.map(({ busyUntil }) => busyUntil);
    instances = count;
    stations = stationsFor(count);
    stations.forEach((station, index) => (station.busyUntil = running[index] ?? []));
    waiting.forEach((arrivedAt, index) => {
      const station = stations[index % stations.length];
      if (station && station.waiting.length() < backlogLimit(station)) station.waiting.push(arrivedAt);
      else loseTimedOut();
    });
    stations.forEach((station) => fillFreeSlots(station, at));
  }

  /** After the last second: who still waits counts as succeeded, and is served by what is in service then. */
  function close(at: number): { outcome: Outcome; latencies: number[] } {
    advance(at);
    outcome.queuedAtEnd = waitingNow();
    advance(Infinity);
    return { outcome, latencies };
  }

  return {
    arrive,
    advance,
    resize,
    close,
    /** Services begun since the last call: the work that CPU time follows. */
    takeBegun() {
      const count = begun;
      begun = 0;
      return count;
    },
  };
}
