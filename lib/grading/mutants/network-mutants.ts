import type { Mutant } from './mutant';

/** Beliefs about what a private network lets through, and what needs it. M1–M24 */
export const networkMutants: readonly Mutant[] = [
  {
    id: 'every-path-is-open',
    says: 'A VPC keeps nothing from anything.',
    compiled: (compiled) => ({ ...compiled, networkStates: [] }),
  },
  {
    id: 'every-metric-needs-a-path',
    says: 'Without a path to CloudWatch every metric of the endpoint is missing.',
    rules: { builtInMetricsNeedCloudWatchPath: true },
  },
  {
    id: 'no-metric-passes-the-vpc',
    says: 'No metric of the endpoint needs a path to CloudWatch.',
    rules: { builtInMetricsNeedCloudWatchPath: false },
    compiled: (compiled) => ({
      ...compiled,
      networkStates: compiled.networkStates.map((state) => ({ ...state, cloudWatchReachable: true })),
    }),
  },
  {
    id: 'model-data-needs-no-path',
    says: 'SageMaker brings the model into the VPC by a way of its own.',
    compiled: (compiled) => ({
      ...compiled,
      networkStates: compiled.networkStates.map((state) => ({ ...state, modelDataReachable: true })),
    }),
  },
  {
    id: 'serving-needs-cloudwatch',
    says: 'An instance comes into service once it reaches CloudWatch.',
    compiled: (compiled) => ({
      ...compiled,
      networkStates: compiled.networkStates.map((state) => {
        return { ...state, modelDataReachable: state.cloudWatchReachable };
      }),
    }),
  },
  {
    id: 'the-vpc-serves-its-clients',
    says: 'A client inside a VPC always reaches an endpoint.',
    compiled: (compiled) => ({
      ...compiled,
      networkStates: compiled.networkStates.map((state) => ({ ...state, clientReachable: true })),
    }),
  },
];
