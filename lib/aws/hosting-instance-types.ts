/** The instance types that a production variant may name (SageMaker's ProductionVariantInstanceType), sizes by family. */
const sizesUpTo16 = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';
const sizesUpTo32 = `${sizesUpTo16} 24xlarge 32xlarge`;
const sizesUpTo48 = `${sizesUpTo16} 24xlarge 48xlarge`;
const classicSizes = 'large xlarge 2xlarge 4xlarge 12xlarge 24xlarge';
const classicComputeSizes = 'large xlarge 2xlarge 4xlarge 9xlarge 18xlarge';
const gpuSizes = 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge';
const newGpuSizes = '2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge';

const sizesByFamily: Record<string, string> = {
  t2: 'medium large xlarge 2xlarge',
  m4: 'xlarge 2xlarge 4xlarge 10xlarge 16xlarge',
  m5: classicSizes,
  m5d: classicSizes,
  r5: classicSizes,
  r5d: classicSizes,
  c4: 'large xlarge 2xlarge 4xlarge 8xlarge',
  c5: classicComputeSizes,
  c5d: classicComputeSizes,
  c6i: sizesUpTo32,
  m6i: sizesUpTo32,
  r6i: sizesUpTo32,
  c6in: sizesUpTo32,
  m7i: sizesUpTo48,
  c7i: sizesUpTo48,
  r7i: sizesUpTo48,
  r8g: `medium ${sizesUpTo48}`,
  c8g: `medium ${sizesUpTo48}`,
  m8g: `medium ${sizesUpTo48}`,
  r7gd: `medium ${sizesUpTo16}`,
  c7g: sizesUpTo16,
  m6g: sizesUpTo16,
  m6gd: sizesUpTo16,
  c6g: sizesUpTo16,
  c6gd: sizesUpTo16,
  c6gn: sizesUpTo16,
  r6g: sizesUpTo16,
  r6gd: sizesUpTo16,
  g4dn: 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge',
  g5: gpuSizes,
  g6: gpuSizes,
  g6e: gpuSizes,
  g7: newGpuSizes,
  g7e: newGpuSizes,
  p2: 'xlarge 8xlarge 16xlarge',
  p3: '2xlarge 8xlarge 16xlarge',
  p4d: '24xlarge',
  p4de: '24xlarge',
  p5: '4xlarge 48xlarge',
  p5e: '48xlarge',
  p5en: '48xlarge',
  'p6-b200': '48xlarge',
  'p6-b300': '48xlarge',
  'p6e-gb200': '36xlarge',
  inf1: 'xlarge 2xlarge 6xlarge 24xlarge',
  inf2: 'xlarge 8xlarge 24xlarge 48xlarge',
  trn1: '2xlarge 32xlarge',
  trn1n: '32xlarge',
  trn2: '48xlarge',
  dl1: '24xlarge',
};

export const hostingInstanceTypes: readonly string[] = Object.entries(sizesByFamily).flatMap(([family, sizes]) =>
  sizes.split(' ').map((size) => `ml.${family}.${size}`),
);
