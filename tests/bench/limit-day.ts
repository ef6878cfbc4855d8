// The physical limit that the core is measured against: one 24-hour day of one endpoint with one target-tracking policy,
// event-exact fluid backlog, nothing allocated inside the day. It knows only what W-day needs, so a real core cannot
// beat it; it says how close the core comes, in the same run on the same machine.
//
// W-day: 24 h, mean 50 requests/s, a smooth curve from 21 to 78 with a 20-minute spike of +42; one instance serves 5
// requests/s; min 1, max 20, start 6; target 210 invocations/minute/instance; start-up 300 s; cooldowns 300/300.

export const wDay = {
  minCapacity: 1,
  maxCapacity: 20,
  initialInstances: 6,
  instanceRps: 5,
  targetPerMinute: 210,
  startupSeconds: 300,
  cooldownSeconds: 300,
  timeoutSeconds: 60,
  rpsByMinute: Float64Array.from({ length: 1440 }, (_, minute) => {
    const x = ((minute / 1440) * 2) % 2; // one smooth hump a day from a parabola: + − × ÷ only
    const hump = 4 * (x <= 1 ? x * (1 - x) : -(x - 1) * (2 - x));
    return 49.4 + 28.4 * hump + (minute >= 660 && minute < 680 ? 42 : 0);
  }),
};

const ring = 64;
const readyAt = new Int32Array(ring);
const readyCount = new Int32Array(ring);
const segmentEnd = new Int32Array(8192);
const segmentBacklog = new Float64Array(8192);
const segmentInstances = new Int32Array(8192);

export type LimitResult = { instanceSeconds: number; timedOut: number; served: number; activities: number };

/** Runs one day; `out` is reused. */
export function limitDay(day: typeof wDay, out: LimitResult): LimitResult {
  const { minCapacity, maxCapacity, instanceRps, targetPerMinute, startupSeconds, cooldownSeconds, timeoutSeconds } =
    day;
  const rates = day.rpsByMinute;
  const low = targetPerMinute * 0.9;
  let inService = day.initialInstances;
  let desired = inService;
  let pending = 0;
  let head = 0;
  let tail = 0;
  let backlog = 0;
  let highRun = 0;
  let lowRun = 0;
  let lastOut = -1e9;
  let lastIn = -1e9;
  let instanceSeconds = 0;
  let timedOut = 0;
  let served = 0;
  let activities = 0;
  let n = 0;
  for (let minute = 0; minute < 1440; minute++) {
    const rate = rates[minute]!;
    const end = minute * 60 + 60;
    let t = end - 60;
    let perInstance = 0;
    while (t < end) {
      while (head !== tail && readyAt[head]! <= t) {
        inService += readyCount[head]!;
        pending -= readyCount[head]!;
        head = (head + 1) & (ring - 1);
      }
      let to = end;
      if (head !== tail && readyAt[head]! < to) to = readyAt[head]!;
      const d = to - t;
      const capacity = inService * instanceRps;
      const limit = capacity * timeoutSeconds;
      const net = rate - capacity;
      perInstance += (rate * d) / inService;
      if (net > 0) {
        const b = backlog + net * d;
        served += capacity * d;
        if (b > limit) {
          timedOut += b - limit;
          backlog = limit;
        } else backlog = b;
      } else if (backlog > 0) {
        const b = backlog + net * d;
        if (b <= 0) {
          served += backlog + rate * d;
          backlog = 0;
        } else {
          served += capacity * d;
          backlog = b;
        }
      } else served += rate * d;
      instanceSeconds += (inService + pending) * d;
      segmentEnd[n] = to;
      segmentBacklog[n] = backlog;
      segmentInstances[n] = inService;
      n++;
      t = to;
    }
    highRun = perInstance > targetPerMinute ? highRun + 1 : 0;
    lowRun = perInstance < low ? lowRun + 1 : 0;
    const wanted = Math.ceil((inService * perInstance) / targetPerMinute);
    if (highRun >= 3) {
      const to = wanted > maxCapacity ? maxCapacity : wanted;
      if (to > desired) {
        readyAt[tail] = end + startupSeconds;
        readyCount[tail] = to - desired;
        tail = (tail + 1) & (ring - 1);
        pending += to - desired;
        desired = to;
        lastOut = end;
        lastIn = -1e9;
        activities++;
      }
    } else if (lowRun >= 15 && pending === 0) {
      const to = wanted < minCapacity ? minCapacity : wanted;
      if (to < desired && end - lastIn >= cooldownSeconds && end - lastOut >= cooldownSeconds) {
        desired = to;
        inService = to;
        lastIn = end;
        activities++;
      }
    }
  }
  out.instanceSeconds = instanceSeconds;
  out.timedOut = timedOut;
  out.served = served;
  out.activities = activities;
  return out;
}
