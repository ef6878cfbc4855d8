/**
 * Prices for comparing options, in micro-dollars. Illustrative: third-party listings of us-east-1 (P1–P6), sizes within a
 * family in proportion (P5). They are data with a date; a question must rest on ratios, never on a cent.
 */
export const priceList = {
  region: 'us-east-1',
  asOf: '2026-06-01',
  source: 'third-party listings, illustrative (facts P1 to P6)',
} as const;

/** Micro-dollars an hour of the smallest listed size of a family, and that size's vCPUs. */
const families: Record<string, { microUsd: number; vcpus: number }> = {
  m5: { microUsd: 115_000, vcpus: 2 },
  m6i: { microUsd: 115_000, vcpus: 2 },
  c5: { microUsd: 102_000, vcpus: 2 },
  c6i: { microUsd: 102_000, vcpus: 2 },
  r5: { microUsd: 151_000, vcpus: 2 },
};

const listed: Record<string, number> = {
  'ml.t2.medium': 56_000,
  'ml.g4dn.xlarge': 736_000,
  'ml.g4dn.2xlarge': 940_000,
  'ml.g4dn.12xlarge': 4_890_000,
  'ml.g5.xlarge': 1_410_000,
  'ml.g5.2xlarge': 1_520_000,
  'ml.g5.4xlarge': 2_030_000,
  'ml.g5.12xlarge': 7_090_000,
  'ml.g6.xlarge': 1_130_000,
  'ml.g6.2xlarge': 1_220_000,
  'ml.p3.2xlarge': 3_825_000,
};

/** Micro-dollars an instance-hour, or null for a type without a listed price. */
export function instanceMicroUsdPerHour(instanceType: string | undefined): number | null {
  if (instanceType === undefined) return null;
  const exact = listed[instanceType];
  if (exact !== undefined) return exact;
  const [prefix, family = '', size = ''] = instanceType.split('.');
  const base = families[family];
  const vcpus = size === 'large' ? 2 : size === 'xlarge' ? 4 : 4 * Number(/^(\d+)xlarge$/.exec(size)?.[1] ?? NaN);
  return prefix === 'ml' && base && !Number.isNaN(vcpus) ? (base.microUsd * vcpus) / base.vcpus : null;
}

/** Micro-dollars per GB-second. P4; a provisioned GB-second costs less than a used one. */
export const serverlessMicroUsdPerGbSecond = 20;
export const provisionedMicroUsdPerGbSecond = 10;

/** Micro-dollars an hour: an interface endpoint in one Availability Zone, a NAT gateway. P6 */
export const interfaceEndpointMicroUsdPerHour = 10_000;
export const natGatewayMicroUsdPerHour = 45_000;

/** Managed Spot training costs about this share of on-demand; "up to 90 %" less (N5), and nothing here rests on it. */
export const spotPriceShare = 0.3;
