import { meanWait, waitingAt } from './erlang';
import type { Fleet } from './fleet';

/** Mean wait without backlog. Traffic is often the same for long, so the last one is remembered. */
export function quietWait(fleet: Fleet, inService: number, rps: number): number {
  const memo = fleet.waitMemo;
  if (memo.inService !== inService || memo.rps !== rps) {
    const { server, pooled } = fleet.target;
    memo.inService = inService;
    memo.rps = rps;
    memo.seconds = meanWait(waitingAt(server, pooled, inService, rps / (inService * server.maxRps)));
  }
  return memo.seconds;
}
