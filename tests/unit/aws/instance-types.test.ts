import { describe, expect, it } from 'vitest';
import { gpusOf, isBurstable, vcpusOf } from '@/lib/aws/instance-types';

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
