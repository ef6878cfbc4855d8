/**
 * Prices for comparing options, in micro-dollars: one table with its region and its date. Illustrative, from third-party
 * listings (P1–P6); a question must rest on ratios, never on a cent. What is not in the table has no price, and then a run
 * has no costUsd.
 */
export const priceList = {
  region: 'us-east-1',
  asOf: '2026-06-01',
  source: 'third-party listings, illustrative (facts P1 to P6); sizes of a CPU family in proportion (P5)',
  /** An instance-hour, for endpoints and jobs alike. P2 P3 P5 */
  instanceHour: {
    'ml.t2.medium': 56_000,
    'ml.m5.large': 115_000,
    'ml.m5.xlarge': 230_000,
    'ml.m5.2xlarge': 460_000,
    'ml.m5.4xlarge': 920_000,
    'ml.m5.12xlarge': 2_760_000,
    'ml.m5.24xlarge': 5_520_000,
    'ml.m6i.large': 115_000,
    'ml.m6i.xlarge': 230_000,
    'ml.m6i.2xlarge': 460_000,
    'ml.m6i.4xlarge': 920_000,
    'ml.m6i.8xlarge': 1_840_000,
    'ml.m6i.12xlarge': 2_760_000,
    'ml.m6i.16xlarge': 3_680_000,
    'ml.m6i.24xlarge': 5_520_000,
    'ml.m6i.32xlarge': 7_360_000,
    'ml.c5.large': 102_000,
    'ml.c5.xlarge': 204_000,
    'ml.c5.2xlarge': 408_000,
    'ml.c5.4xlarge': 816_000,
    'ml.c5.9xlarge': 1_836_000,
    'ml.c5.18xlarge': 3_672_000,
    'ml.c6i.large': 102_000,
    'ml.c6i.xlarge': 204_000,
    'ml.c6i.2xlarge': 408_000,
    'ml.c6i.4xlarge': 816_000,
    'ml.c6i.8xlarge': 1_632_000,
    'ml.c6i.12xlarge': 2_448_000,
    'ml.c6i.16xlarge': 3_264_000,
    'ml.c6i.24xlarge': 4_896_000,
    'ml.c6i.32xlarge': 6_528_000,
    'ml.r5.large': 151_000,
    'ml.r5.xlarge': 302_000,
    'ml.r5.2xlarge': 604_000,
    'ml.r5.4xlarge': 1_208_000,
    'ml.r5.12xlarge': 3_624_000,
    'ml.r5.24xlarge': 7_248_000,
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
  },
  /** A GB-second of an on-demand serverless request. P4 K15 */
  serverlessGbSecond: 20,
  /** A GB-second of provisioned concurrency, used or not, and one of a request that it serves. K15 */
  provisionedGbSecond: 5,
  provisionedRequestGbSecond: 12,
  /** An hour of an interface endpoint in one Availability Zone; gateway endpoints are free. P6 */
  interfaceEndpointHour: 10_000,
  natGatewayHour: 45_000,
  /** What Spot capacity costs of the on-demand price: "up to 90 %" less (N5); nothing may rest on the exact share. */
  spotShare: 0.3,
} as const;

const instanceHours: ReadonlyMap<string, number> = new Map(Object.entries(priceList.instanceHour));

/** Micro-dollars an instance-hour, or null for a type without a listed price. */
export function instanceMicroUsdPerHour(instanceType: string | undefined): number | null {
  return instanceHours.get(instanceType ?? '') ?? null;
}
