import type { DraftReport, ReportRequest } from '@/lib/contracts/authoring';
import type { ReportReply } from '@/lib/workers/draft-worker';

export type Ask = Omit<ReportRequest, 'id'>;
export type Told = { kind: 'report'; report: DraftReport; ask: Ask } | { kind: 'too-long' } | { kind: 'failed' };
/** What is needed of a worker. */
export type RunnerWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<ReportReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** How long a run that is no longer wanted may go on, and how long any run may. */
const staleMs = 1_000;
const patienceMs = 10_000;

/**
 * Asks a worker for reports, one at a time, and only for the newest text: what is asked meanwhile waits, and the last of it
 * goes first. A run that nobody waits for is ended with its worker, and so is one that takes too long.
 */
export function createRunner(startWorker: () => RunnerWorker, tell: (told: Told) => void) {
  let worker: RunnerWorker | null = null;
  let running: Ask | null = null;
  let waiting: Ask | null = null;
  let count = 0;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let stale: ReturnType<typeof setTimeout> | undefined;

  function start(ask: Ask) {
    running = ask;
    count += 1;
    worker ??= listen(startWorker());
    worker.postMessage({ id: count, ...ask } satisfies ReportRequest);
    limit = setTimeout(() => giveUp({ kind: 'too-long' }), patienceMs);
  }

  function listen(started: RunnerWorker): RunnerWorker {
    started.onmessage = ({ data: { id, report } }: MessageEvent<ReportReply>) => {
      if (id !== count || !running) return;
      const ask = running;
      settle();
      tell({ kind: 'report', report, ask });
      goOn();
    };
    started.onerror = () => giveUp({ kind: 'failed' });
    return started;
  }

  function settle() {
    clearTimeout(limit);
    clearTimeout(stale);
    stale = undefined;
    running = null;
  }

  function giveUp(told: Told | null) {
    end();
    if (told) tell(told);
    goOn();
  }

  function goOn() {
    const next = waiting;
    waiting = null;
    if (next) start(next);
  }

  function end() {
    settle();
    worker?.terminate();
    worker = null;
  }

  return {
    ask(next: Ask) {
      if (!running) return start(next);
      waiting = next;
      stale ??= setTimeout(() => giveUp(null), staleMs);
    },
    end() {
      waiting = null;
      end();
    },
  };
}
