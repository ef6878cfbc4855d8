import { describe, expect, it } from 'vitest';
import { instanceMicroUsdPerHour, priceList } from '@/lib/aws/prices';
import { gpusOf, vcpusOf } from '@/lib/aws/instance-types';

describe('the price list', () => {
  it('says where and when it holds', () => {
    expect(priceList.region).toBe('us-east-1');
    expect(priceList.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('has the figures of facts P2 to P4 and P6, in micro-dollars', () => {
    expect(instanceMicroUsdPerHour('ml.m5.large')).toBe(115_000);
    expect(instanceMicroUsdPerHour('ml.g4dn.xlarge')).toBe(736_000);
    expect(instanceMicroUsdPerHour('ml.g5.xlarge')).toBe(1_410_000);
    expect(instanceMicroUsdPerHour('ml.g5.2xlarge')).toBe(1_520_000);
    expect(priceList.serverlessGbSecond).toBe(20);
    expect(priceList.interfaceEndpointHour).toBe(10_000);
  });

  it('has whole micro-dollars only', () => {
    for (const price of Object.values(priceList.instanceHour)) expect(Number.isInteger(price)).toBe(true);
  });

  it('has the sizes of a CPU family in proportion to their vCPUs (P5)', () => {
    for (const [type, price] of Object.entries(priceList.instanceHour)) {
      if (gpusOf(type) > 0 || type.startsWith('ml.t')) continue;
      const family = type.split('.')[1] ?? '';
      const large = instanceMicroUsdPerHour(`ml.${family}.large`) ?? NaN;
      expect([type, price]).toEqual([type, (large * vcpusOf(type)) / 2]);
    }
  });

  it('has no price for what it does not list', () => {
    expect(instanceMicroUsdPerHour('ml.m5.3xlarge')).toBeNull();
    expect(instanceMicroUsdPerHour('m5.large')).toBeNull();
    expect(instanceMicroUsdPerHour('toString')).toBeNull();
    expect(instanceMicroUsdPerHour(undefined)).toBeNull();
  });
});

describe('an instance type', () => {
  it.each([
    ['ml.t2.medium', 2, 0],
    ['ml.m5.large', 2, 0],
    ['ml.c5.9xlarge', 36, 0],
    ['ml.r8g.medium', 1, 0],
    ['ml.g4dn.xlarge', 4, 1],
    ['ml.g4dn.12xlarge', 48, 4],
    ['ml.g5.16xlarge', 64, 1],
    ['ml.g5.48xlarge', 192, 8],
    ['ml.g7e.24xlarge', 96, 4],
    ['ml.p3.8xlarge', 32, 4],
    ['ml.p4d.24xlarge', 96, 8],
    ['ml.p5.4xlarge', 16, 1],
    ['ml.p6-b200.48xlarge', 192, 8],
    ['ml.inf2.xlarge', 4, 0],
  ])('%s has %i vCPUs and %i GPUs (H11 H12)', (type, vcpus, gpus) => {
    expect([vcpusOf(type), gpusOf(type)]).toEqual([vcpus, gpus]);
  });
});
