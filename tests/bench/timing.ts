/** Microseconds a call of each function, as the median of `rounds` interleaved rounds, so that all share the machine's mood. */
export function medianMicroseconds(runs: readonly { run: () => void; calls: number }[], rounds = 11): number[] {
  for (const { run, calls } of runs) for (let i = 0; i < calls; i++) run();
  const samples = runs.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    runs.forEach(({ run, calls }, index) => {
      const start = process.hrtime.bigint();
      for (let i = 0; i < calls; i++) run();
      samples[index]!.push(Number(process.hrtime.bigint() - start) / calls / 1000);
    });
  }
  return samples.map((one) => one.sort((a, b) => a - b)[one.length >> 1]!);
}
