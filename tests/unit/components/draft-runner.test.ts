import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ask, createRunner, type RunnerWorker, type Told } from '@/components/instructor/editor/draft-runner';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ask = (text: string): Ask => ({ text, seed: 0, rulebook: 'aws' });

/** Workers that answer when they are told to, and what the page heard. */
function stage() {
  const workers: (RunnerWorker & { asked: { id: number; text: string }[]; ended: boolean })[] = [];
  const told: Told[] = [];
  const startWorker = () => {
    const worker = {
      asked: [] as { id: number; text: string }[],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (message: { id: number; text: string }) => void worker.asked.push(message),
      terminate: () => void (worker.ended = true),
    };
    workers.push(worker);
    return worker;
  };
  const runner = createRunner(startWorker, (one) => told.push(one));
  const answer = (index: number, id: number) => {
    const data = { id, report: { problems: [], run: null } };
    workers[index]?.onmessage?.(new MessageEvent('message', { data }));
  };
  return { workers, told, runner, answer };
}
describe('a runner of drafts', () => {
  it('tells the report of what it was asked, from one worker', () => {
    const { workers, told, runner, answer } = stage();
    runner.ask(ask('a'));
    answer(0, 1);
    runner.ask(ask('b'));
    answer(0, 2);
    expect(told.map((one) => one.kind === 'report' && one.ask.text)).toEqual(['a', 'b']);
    expect(workers).toHaveLength(1);
  });

  it('runs of what is asked meanwhile only the last', () => {
    const { workers, told, runner, answer } = stage();
    for (const text of ['a', 'b', 'c']) runner.ask(ask(text));
    answer(0, 1);
    answer(0, 2);
    expect(workers[0]?.asked.map(({ text }) => text)).toEqual(['a', 'c']);
    expect(told).toHaveLength(2);
  });

  it('ends a run that nobody waits for any more, and its late answer is not told', () => {
    const { workers, told, runner, answer } = stage();
    runner.ask(ask('slow'));
    runner.ask(ask('new'));
    vi.advanceTimersByTime(1_000);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    answer(0, 1);
    expect(told).toEqual([]);
    answer(1, 2);
    expect(told).toMatchObject([{ kind: 'report', ask: { text: 'new' } }]);
  });

  it('gives up a run that takes too long, says so, and goes on with the next', () => {
    const { workers, told, runner, answer } = stage();
    runner.ask(ask('endless'));
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([{ kind: 'too-long' }]);
    runner.ask(ask('short'));
    answer(1, 2);
    expect(told).toHaveLength(2);
    expect(workers[0]?.ended).toBe(true);
  });

  it('ends with its worker, and nothing is told afterwards', () => {
    const { workers, told, runner, answer } = stage();
    runner.ask(ask('a'));
    runner.ask(ask('b'));
    runner.end();
    answer(0, 1);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });
});
