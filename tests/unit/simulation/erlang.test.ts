import { describe, expect, it } from 'vitest';
import { erlangC, meanWait, waitingAt } from '@/lib/simulation/erlang';
import { negativeExponential } from '@/lib/simulation/negative-exponential';

/** Erlang's C as the textbooks write it: (a^c ÷ c!) · c ÷ (c − a), over itself and the sum of a^k ÷ k!. */
function textbook(servers: number, utilization: number): number {
  const offered = servers * utilization;
  let term = 1;
  let sum = 0;
  for (let k = 0; k < servers; k++) {
    sum += term;
    term = (term * offered) / (k + 1);
  }
  const waiting = term / (1 - utilization);
  return waiting / (sum + waiting);
}

describe('erlangC', () => {
  it.each<[servers: number, offered: number, waits: number]>([
    [1, 0.5, 1 / 2],
    [1, 0.9, 0.9],
    [2, 1, 1 / 3],
    [3, 2, 4 / 9],
    [2, 1.5, 0.642_857_142_857], // (1.125 ÷ 0.25) ÷ (1 + 1.5 + 4.5) = 9 ÷ 14
    [5, 4, 0.554_112_554_113], // 128 ÷ 231
  ])('%i servers offered %d Erlang let a request wait with probability %d', (servers, offered, waits) => {
    expect(erlangC(servers, offered / servers)).toBeCloseTo(waits, 10);
  });

  it('is the textbook’s sum for any number of servers', () => {
    for (const servers of [1, 2, 4, 7, 16, 40, 120]) {
      for (const utilization of [0.01, 0.3, 0.5, 0.8, 0.95, 0.98]) {
        expect(erlangC(servers, utilization)).toBeCloseTo(textbook(servers, utilization), 10);
      }
    }
  });

  it('is 0 without load and near 1 close to saturation', () => {
    expect(erlangC(4, 0)).toBe(0);
    expect(erlangC(4, 0.999_999)).toBeGreaterThan(0.9999);
  });

  it('falls with more servers at the same utilisation', () => {
    expect(erlangC(8, 0.8)).toBeLessThan(erlangC(4, 0.8));
    expect(erlangC(4, 0.8)).toBeLessThan(erlangC(1, 0.8));
  });
});

describe('waitingAt', () => {
  const server = { maxRps: 10, slots: 4, serviceCv: 1 };

  it('pooled, all slots of all instances serve one queue', () => {
    // 3 instances: 12 servers, 30 requests a second; at half load 15 a second are to spare
    expect(waitingAt(server, true, 3, 0.5)).toEqual({ waits: erlangC(12, 0.5), rate: 15 });
  });

  it('otherwise each instance has its own queue, however many there are', () => {
    expect(waitingAt(server, false, 3, 0.5)).toEqual({ waits: erlangC(4, 0.5), rate: 5 });
    expect(waitingAt(server, false, 1, 0.5)).toEqual(waitingAt(server, false, 9, 0.5));
  });

  it('counts on no more than 98 % of a pool and 95 % of a single instance', () => {
    expect(waitingAt(server, true, 1, 0.97).waits).toBeLessThan(waitingAt(server, true, 1, 0.98).waits);
    expect(waitingAt(server, true, 1, 0.999)).toEqual(waitingAt(server, true, 1, 0.98));
    expect(waitingAt(server, false, 1, 0.94).waits).toBeLessThan(waitingAt(server, false, 1, 0.95).waits);
    expect(waitingAt(server, false, 1, 1)).toEqual(waitingAt(server, false, 1, 0.95));
    expect(waitingAt(server, true, 1, 1).rate).toBeCloseTo(10 * 0.02, 12);
    expect(waitingAt(server, false, 1, 1).rate).toBeCloseTo(10 * 0.05, 12);
  });

  it('waits half as long where the service time is constant, more where it varies', () => {
    const mean = (serviceCv: number) => meanWait(waitingAt({ ...server, serviceCv }, false, 1, 0.8));
    expect(mean(0)).toBeCloseTo(mean(1) / 2, 12);
    expect(mean(2)).toBeCloseTo(mean(1) * 2.5, 12); // (1 + 4) ÷ 2
  });
});

describe('meanWait', () => {
  it('is C ÷ rate: 0.1 s', () => {
    expect(meanWait({ waits: 0.5, rate: 5 })).toBeCloseTo(0.1, 12);
    expect(meanWait({ waits: 0, rate: 5 })).toBe(0);
  });
});

describe('negativeExponential', () => {
  it('agrees with the engine’s own within 1e-14', () => {
    for (let x = 0; x < 700; x += 0.377) {
      expect(Math.abs(negativeExponential(x) / Math.exp(-x) - 1)).toBeLessThan(1e-13);
    }
    for (const x of [1 / 256, 1 / 257, 0.5, 0.999_999, 1, 1.000_001, 255 / 256, 2]) {
      expect(Math.abs(negativeExponential(x) / Math.exp(-x) - 1)).toBeLessThan(1e-14);
    }
  });

  it('is 1 at 0 and below, 0 from 700 on', () => {
    expect(negativeExponential(0)).toBe(1);
    expect(negativeExponential(-3)).toBe(1);
    expect(negativeExponential(NaN)).toBe(1);
    expect(negativeExponential(699.9)).toBeGreaterThan(0);
    expect(negativeExponential(700)).toBe(0);
    expect(negativeExponential(Infinity)).toBe(0);
  });

  it('never rises', () => {
    for (let x = 0; x < 5; x += 1 / 300) {
      expect(negativeExponential(x + 1 / 300)).toBeLessThan(negativeExponential(x));
    }
  });
});
