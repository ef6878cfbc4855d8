/**
 * What an instance type's name says: its vCPUs by size, its GPUs by family and size. H11 H12 I8. Burstable types cannot
 * be registered for auto scaling.
 */
const sizes: Record<string, number> = { medium: 1, large: 2, xlarge: 4, metal: 96 };

export function vcpusOf(instanceType: string | undefined): number {
  const size = instanceType?.split('.')[2] ?? '';
  const multiple = /^(\d+)xlarge$/.exec(size);
  if (multiple) return 4 * Number(multiple[1]);
  if (isBurstable(instanceType) && size === 'medium') return 2;
  return sizes[size] ?? 1;
}

const gpusBySize: Record<string, Record<string, number>> = {
  p2: { xlarge: 1, '8xlarge': 8, '16xlarge': 16 },
  p3: { '2xlarge': 1, '8xlarge': 4, '16xlarge': 8 },
  p4d: { '24xlarge': 8 },
  p4de: { '24xlarge': 8 },
  p5: { '4xlarge': 1, '48xlarge': 8 },
  p5e: { '48xlarge': 8 },
  p5en: { '48xlarge': 8 },
  'p6-b200': { '48xlarge': 8 },
  'p6-b300': { '48xlarge': 8 },
  g4dn: { '12xlarge': 4 },
  g5: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 },
  g6: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 },
  g6e: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 },
  g7e: { '12xlarge': 2, '24xlarge': 4, '48xlarge': 8 },
};

export function gpusOf(instanceType: string | undefined): number {
  const [, family = '', size = ''] = instanceType?.split('.') ?? [];
  const known = gpusBySize[family];
  if (!known) return 0;
  return known[size] ?? (family.startsWith('g') ? 1 : 0);
}

export function isBurstable(instanceType: string | undefined): boolean {
  return /^ml\.t\d/.test(instanceType ?? '');
}

/** GPUs, AWS Inferentia or AWS Trainium. */
export function hasAccelerator(instanceType: string | undefined): boolean {
  return /^ml\.(p|g|inf|trn)\d/.test(instanceType ?? '');
}
