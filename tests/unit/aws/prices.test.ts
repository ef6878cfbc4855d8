import { describe, expect, it } from 'vitest';
import { gpusOf, isBurstable, vcpusOf } from '@/lib/aws/instance-types';
import {
  instanceMicroUsdPerHour,
  interfaceEndpointMicroUsdPerHour,
  provisionedMicroUsdPerGbSecond,
  serverlessMicroUsdPerGbSecond,
} from '@/lib/aws/prices';

const usd = (type: string | undefined) => {
  const price = instanceMicroUsdPerHour(type);
  return price === null ? null : price / 1e6;
};

describe('prices', () => {
  it.each([
    ['ml.m5.large', 0.115],
    ['ml.m5.xlarge', 0.23],
    ['ml.m5.2xlarge', 0.46],
    ['ml.m5.24xlarge', 5.52],
    ['ml.g4dn.xlarge', 0.736],
    ['ml.g5.xlarge', 1.41],
    ['ml.g5.2xlarge', 1.52],
  ])('%s costs %d dollars an hour (P2 P3 P5)', (type, price) => expect(usd(type)).toBeCloseTo(price, 9));

  it('are in proportion inside a family (P5)', () => {
    for (const family of ['m5', 'm6i', 'c5', 'c6i', 'r5']) {
      expect(usd(`ml.${family}.xlarge`)).toBeCloseTo(2 * (usd(`ml.${family}.large`) ?? 0), 9);
      expect(usd(`ml.${family}.4xlarge`)).toBeCloseTo(8 * (usd(`ml.${family}.large`) ?? 0), 9);
    }
  });

  it.each([undefined, '', 'ml.x9.large', 'm5.large', 'ml.m5.huge', 'ml.m5', 'ml.g5.48xlarge', 'ml.m5.xxlarge'])(
    'of %s nobody knows',
    (type) => expect(usd(type)).toBeNull(),
  );

  it('of serverless are by memory and second; provisioned costs less than used (P4)', () => {
    expect(serverlessMicroUsdPerGbSecond).toBe(20);
    expect(provisionedMicroUsdPerGbSecond).toBeLessThan(serverlessMicroUsdPerGbSecond);
  });

  it('of an interface endpoint are a cent an hour (P6)', () => expect(interfaceEndpointMicroUsdPerHour).toBe(10_000));
});

describe('what an instance type says', () => {
  it.each([
    ['ml.m5.large', 2, 0],
    ['ml.m5.xlarge', 4, 0],
    ['ml.m5.2xlarge', 8, 0],
    ['ml.m5.24xlarge', 96, 0],
    ['ml.m5.metal', 96, 0],
    ['ml.t2.medium', 2, 0],
    ['ml.t2.large', 2, 0],
    ['ml.g4dn.xlarge', 4, 1],
    ['ml.g4dn.12xlarge', 48, 4],
    ['ml.g5.2xlarge', 8, 1],
    ['ml.g5.12xlarge', 48, 4],
    ['ml.g5.48xlarge', 192, 8],
    ['ml.p3.2xlarge', 8, 1],
    ['ml.p3.8xlarge', 32, 4],
    ['ml.p4d.24xlarge', 96, 8],
    ['ml.p3.4xlarge', 16, 0],
    ['', 1, 0],
  ])('%s has %i cores and %i GPUs (H11 H12)', (type, cores, gpus) => {
    expect(vcpusOf(type)).toBe(cores);
    expect(gpusOf(type)).toBe(gpus);
  });

  it('an unknown one has one core', () => {
    expect(vcpusOf(undefined)).toBe(1);
    expect(gpusOf(undefined)).toBe(0);
    expect(vcpusOf('ml.m5.nano')).toBe(1);
  });

  it('T2 and its kin are burstable (I8)', () => {
    for (const type of ['ml.t2.medium', 'ml.t2.2xlarge', 'ml.t3.large']) expect(isBurstable(type)).toBe(true);
    for (const type of ['ml.m5.large', 'ml.trn1.2xlarge', 't2.medium', undefined])
      expect(isBurstable(type)).toBe(false);
  });
});
