/** Why an endpoint's creation or a scaling activity failed, by the number the log keeps. I7 M7 M8 M9 M11 M22 */
export const activityFailures = {
  none: 0,
  modelData: 1,
  addresses: 2,
  quota: 3,
  noRoom: 4,
  image: 5,
  loadCalls: 6,
  maxConcurrency: 7,
} as const;

/** The reason in the words of DescribeEndpoint, as far as the network is the reason. */
export const networkFailureReasons: Readonly<Record<number, string>> = {
  [activityFailures.modelData]:
    'Failed to download model data. Ensure that the subnets reach Amazon S3 through a VPC endpoint or a NAT gateway.',
  [activityFailures.addresses]:
    'The subnets have too few free IP addresses for the network interfaces of the instances.',
  [activityFailures.image]: 'Failed to pull the container image from the registry. Ensure that the subnets reach it.',
  [activityFailures.loadCalls]:
    'The container did not pass the ping health check: it calls a service that the subnets do not reach.',
};
