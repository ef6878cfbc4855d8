import { expect, it } from 'vitest';
import { isDecrementAbsorbed, launchWeighted } from '@/lib/simulation/instance-weights';

it('passes the maximum by less than the weight that is launched', () => {
  // the guide: maximum 12, current 10, weight 6: desired 12, current 16
  expect(launchWeighted(10, 12, 6)).toEqual({ desired: 12, current: 16, overage: 4 });
  expect(launchWeighted(10, 12, 1)).toEqual({ desired: 12, current: 12, overage: 0 });
  expect(launchWeighted(12, 12, 6)).toEqual({ desired: 12, current: 12, overage: 0 });
});

it('does nothing about a decrement smaller than what runs beyond the desired capacity', () => {
  // the guide: desired 30, current 32, minus 1
  expect(isDecrementAbsorbed(32, 30, 1)).toBe(true);
  expect(isDecrementAbsorbed(32, 30, 2)).toBe(false);
});
