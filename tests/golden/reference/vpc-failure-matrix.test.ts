import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/contracts/network';
import type { Rulebook, ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { without } from '@/lib/aws/compile/network-changes';
import { traceOf } from '@/tests/support/run-scenario';

// The VPC failure matrix of the facts (§20), row by row, under both rulebooks: a part is missing when the endpoint is
// created, or is removed at minute 10, before the scale-out of minute 30. Worked by hand: 8 requests a second are 240 a
// minute for each of 2 instances, below the target of 300. 40 a second from minute 30 are 2400 a minute, so 8 instances.
// The third breaching minute ends at 33:00, and its datapoint is seen 90 s later: the scale-out begins at second 2070,
// launched at 2250 (+ 180), downloaded at 2310 (+ 60), in service at 2370 (+ 60).

const scaleOutAt = 2070;

const interfaceEndpoint = (service: string) => ({
  VpcEndpointId: `vpce-${service}`,
  VpcEndpointType: 'Interface' as const,
  ServiceName: `com.amazonaws.us-east-1.${service}`,
  SubnetIds: ['subnet-a', 'subnet-b'],
  Groups: [{ GroupId: 'sg-endpoints' }],
  PrivateDnsEnabled: true,
});

const network: Network = {
  CidrBlock: '10.0.0.0/16',
  Subnets: [
    { SubnetId: 'subnet-a', AvailabilityZone: 'us-east-1a', CidrBlock: '10.0.1.0/24' },
    { SubnetId: 'subnet-b', AvailabilityZone: 'us-east-1b', CidrBlock: '10.0.2.0/24' },
  ],
  RouteTables: [
    {
      RouteTableId: 'rtb-private',
      Associations: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }],
    },
  ],
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-s3',
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      RouteTableIds: ['rtb-private'],
    },
    ...['monitoring', 'logs', 'ecr.api', 'ecr.dkr', 'lambda', 'sts', 'sagemaker.runtime'].map(interfaceEndpoint),
  ],
  SecurityGroups: [
    {
      GroupId: 'sg-model',
      IpPermissionsEgress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] },
      ],
    },
    {
      GroupId: 'sg-endpoints',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-model' }] }],
    },
  ],
  NetworkInterfaces: [
    {
      NetworkInterfaceId: 'eni-registry',
      SubnetId: 'subnet-b',
      PrivateIpAddress: '10.0.2.10',
      PrivateDnsName: 'registry.internal',
      Groups: [{ GroupId: 'sg-endpoints' }],
    },
  ],
};

type Document = Pick<ScenarioDocument, 'network' | 'faults'> & {
  endpoint?: Partial<NonNullable<ScenarioDocument['endpoint']>>;
  customMetric?: boolean;
};

function run(rulebook: Rulebook, { network: used = network, faults = [], endpoint = {}, customMetric }: Document): Trace {
  return traceOf({
    schema: 'scenario/1',
    rulebook,
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 60,
    endpoint: {
      type: 'real-time',
      ProductionVariant: {
        InstanceType: 'ml.m5.xlarge',
        InitialInstanceCount: 2,
        RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
      },
      VpcConfig: { Subnets: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-model'] },
      ...endpoint,
    },
    model: {
      maxRps: 10,
      startup: { launchSeconds: 180, downloadSeconds: 60, loadSeconds: 60 },
      ...(customMetric && { customMetric: { Namespace: 'App', MetricName: 'QueueDepth', follows: 'concurrency' } }),
    },
    traffic: [
      { atMinute: 0, rps: 8 },
      { atMinute: 30, rps: 40 },
    ],
    scaling: {
      ScalableTarget: { MinCapacity: 2, MaxCapacity: 10 },
      ScalingPolicies: [
        {
          PolicyName: 'tracking',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: customMetric
            ? {
                TargetValue: 2,
                CustomizedMetricSpecification: { Namespace: 'App', MetricName: 'QueueDepth', Statistic: 'Average' },
              }
            : {
                TargetValue: 300,
                PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
              },
        },
      ],
    },
    network: used,
    faults,
  });
}

/** What a reader of the matrix looks for. */
function outcome(trace: Trace) {
  const statuses = trace.events.flatMap((event) => (event.kind === 'endpoint-status' ? [event.status] : []));
  const created = trace.events.filter((event) => event.kind === 'endpoint-status').find(({ status }) => status !== 'Creating');
  const first = trace.events.find((event) => event.kind === 'scaling-activity');
  const alarmsHaveData = trace.events.some((event) => event.kind === 'alarm-state');
  return {
    creation: created?.status,
    createdAt: created?.atSecond,
    reason: created?.reason,
    activity: first && { at: first.atSecond, to: first.to, status: first.status, end: first.endSecond },
    message: first?.statusMessage,
    rolledBack: statuses.includes('RollingBack'),
    alarmsHaveData,
    inServiceAtEnd: trace.series.inService.at(-1),
  };
}

const healthy = {
  creation: 'InService',
  activity: { at: scaleOutAt, to: 8, status: 'Successful', end: 2370 },
  rolledBack: false,
  alarmsHaveData: true,
  inServiceAtEnd: 8,
};
const rolledBack = (end: number) => ({
  creation: 'InService',
  activity: { at: scaleOutAt, to: 8, status: 'Failed', end },
  rolledBack: true,
  alarmsHaveData: true,
  inServiceAtEnd: 2,
});
/** A scale-out that fails nothing and adds nothing that serves. */
const silentlyEmpty = { ...healthy, inServiceAtEnd: 2 };
const neverScales = {
  creation: 'InService',
  activity: undefined,
  rolledBack: false,
  alarmsHaveData: false,
  inServiceAtEnd: 2,
};
/** By the step that fails: interfaces and image at 180, model data at 240, the first ping at 300. */
const failedAt = (createdAt: number) => ({ creation: 'Failed', createdAt, activity: undefined, alarmsHaveData: false, inServiceAtEnd: 0 });

const changed = (change: (copy: Network) => void): Network => {
  const copy = structuredClone(network);
  change(copy);
  return copy;
};
const removedAt10 = (id: string): Document => ({ faults: [{ atMinute: 10, remove: id }] });
const both = ['aws', 'course'] as const satisfies readonly Rulebook[];

describe.each(both)('everything in place (%s)', (rulebook) => {
  it('creates the endpoint and scales out', () => {
    expect(outcome(run(rulebook, {}))).toMatchObject(healthy);
    expect(run(rulebook, {}).warnings).toEqual([]);
  });
});

describe('no S3 path (M3 M4 M5 M7 M9, S4)', () => {
  const broken: [name: string, network: Network, code: string, component: string][] = [
    ['no gateway endpoint', without(network, 'vpce-s3'), 'NO_ROUTE_TO_DESTINATION', 'rtb-private'],
    [
      'an endpoint of another route table',
      changed((copy) => (copy.VpcEndpoints![0]!.RouteTableIds = ['rtb-other'])),
      'NO_ROUTE_TO_DESTINATION',
      'rtb-private',
    ],
    [
      'a policy that allows another bucket',
      changed((copy) => {
        const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' }];
        copy.VpcEndpoints![0]!.PolicyDocument = { Statement };
      }),
      'AccessDenied',
      'vpce-s3',
    ],
    [
      'a security group that lets nothing out to S3',
      changed((copy) => copy.SecurityGroups![0]!.IpPermissionsEgress!.pop()),
      'ENI_SG_RULES_MISMATCH',
      'sg-model',
    ],
    [
      'a network ACL that lets no answers in',
      changed((copy) => {
        const rule = { RuleNumber: 100, Protocol: '-1', RuleAction: 'allow' as const, CidrBlock: '0.0.0.0/0' };
        const Associations = [{ SubnetId: 'subnet-b' }];
        copy.NetworkAcls = [{ NetworkAclId: 'acl-b', Associations, Entries: [{ ...rule, Egress: true }] }];
      }),
      'SUBNET_ACL_RESTRICTION',
      'acl-b',
    ],
  ];
  const endpoint = { PrimaryContainer: { ModelDataUrl: 's3://models/shop/model.tar.gz' } };

  it.each(broken)('fails the creation by AWS: %s', (_name, used, code, component) => {
    const trace = run('aws', { network: used, endpoint });
    expect(outcome(trace)).toMatchObject({ ...failedAt(240), reason: expect.stringContaining('Failed to download model data') });
    expect(trace.warnings).toEqual([expect.objectContaining({ code, message: expect.stringContaining(component) })]);
    expect(trace.measures).toMatchObject({ availability: 0, instanceHours: 0 });
  });

  it.each(broken)('leaves instances that are billed and never serve by the course: %s', (_name, used) => {
    const { measures, ...trace } = run('course', { network: used, endpoint });
    expect(outcome({ measures, ...trace })).toMatchObject({ creation: 'InService', inServiceAtEnd: 0 });
    expect(measures.availability).toBe(0);
    expect(measures.instanceHours).toBeGreaterThanOrEqual(2);
  });

  it('rolls a later scale-out back by AWS, and what serves goes on serving', () => {
    const trace = run('aws', removedAt10('vpce-s3'));
    expect(outcome(trace)).toMatchObject({
      ...rolledBack(2310),
      message: expect.stringContaining('Failed to download model data'),
    });
    expect(trace.series.servedRps[20]).toBe(8);
    expect(trace.warnings.map(({ code }) => code)).toEqual(['NO_ROUTE_TO_DESTINATION']);
  });

  it('adds instances that never serve at a later scale-out by the course', () => {
    const trace = run('course', removedAt10('vpce-s3'));
    expect(outcome(trace)).toMatchObject(silentlyEmpty);
    // 2 instances for an hour, and 6 from their launch at 2070 to 3600 (more may be added later): 2 + 6 × 1530 / 3600
    expect(trace.measures.instanceHours).toBeGreaterThanOrEqual(4.55);
  });

  it.each(both)('is open by a NAT gateway when the gateway endpoint goes (%s)', (rulebook) => {
    const withNat = changed((copy) => {
      copy.Subnets!.push({ SubnetId: 'subnet-public', CidrBlock: '10.0.3.0/24' });
      copy.NatGateways = [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-public' }];
      copy.RouteTables![0]!.Routes!.push({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' });
      copy.RouteTables!.push({
        RouteTableId: 'rtb-public',
        Associations: [{ SubnetId: 'subnet-public' }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
      });
    });
    expect(outcome(run(rulebook, { network: withNat, ...removedAt10('vpce-s3') }))).toMatchObject(healthy);
  });
});

describe.each(both)('too few free IP addresses (M2 M22, %s)', (rulebook) => {
  const withAddresses = (a: number, b: number) =>
    changed((copy) => {
      copy.Subnets![0]!.AvailableIpAddressCount = a;
      copy.Subnets![1]!.AvailableIpAddressCount = b;
    });

  it('fails the creation when two instances do not find two each', () => {
    expect(outcome(run(rulebook, { network: withAddresses(3, 1) }))).toMatchObject({
      ...failedAt(180),
      reason: expect.stringContaining('too few free IP addresses'),
    });
  });

  it('creates two instances on four addresses, and fails the scale-out to eight when the interfaces are attached', () => {
    expect(outcome(run(rulebook, { network: withAddresses(2, 2) }))).toMatchObject({
      ...rolledBack(2250),
      message: expect.stringContaining('too few free IP addresses'),
    });
  });

  it('scales to eight on sixteen addresses, and not on fifteen', () => {
    expect(outcome(run(rulebook, { network: withAddresses(8, 8) }))).toMatchObject(healthy);
    expect(outcome(run(rulebook, { network: withAddresses(8, 7) }))).toMatchObject(rolledBack(2250));
  });

  it('counts what a small block can hold', () => {
    // two blocks of 16 − 5 reserved − 7 endpoint interfaces = 4 addresses each: four instances in all
    const small = changed((copy) => {
      copy.NetworkInterfaces = [];
      copy.Subnets![0]!.CidrBlock = '10.0.1.0/28';
      copy.Subnets![1]!.CidrBlock = '10.0.2.0/28';
    });
    expect(outcome(run(rulebook, { network: small }))).toMatchObject(rolledBack(2250));
  });
});

describe('no monitoring endpoint', () => {
  const missing = { network: without(network, 'vpce-monitoring') };

  it('changes nothing by AWS for metrics that SageMaker publishes (M13 M14)', () => {
    expect(outcome(run('aws', missing))).toMatchObject(healthy);
    expect(outcome(run('aws', removedAt10('vpce-monitoring')))).toMatchObject(healthy);
    expect(run('aws', missing).warnings).toEqual([]);
  });

  it('stops every metric and with them all scaling by the course (S4)', () => {
    expect(outcome(run('course', missing))).toMatchObject(neverScales);
    const later = run('course', removedAt10('vpce-monitoring'));
    expect(outcome(later)).toMatchObject({ ...neverScales, alarmsHaveData: true });
    expect(later.events.filter((event) => event.kind === 'alarm-state').at(-1)).toMatchObject({
      state: 'INSUFFICIENT_DATA',
    });
  });

  it.each(both)('silently stops a policy on a metric that the container pushes (M15, %s)', (rulebook) => {
    expect(outcome(run(rulebook, { customMetric: true })).inServiceAtEnd).toBeGreaterThan(2);
    const trace = run(rulebook, { ...missing, customMetric: true });
    expect(outcome(trace)).toMatchObject(neverScales);
    // without the endpoint its name leads to public addresses, and the group lets only the VPC's and S3's out
    expect(trace.warnings).toEqual([expect.objectContaining({ path: 'network', code: 'ENI_SG_RULES_MISMATCH' })]);
    const later = run(rulebook, { ...removedAt10('vpce-monitoring'), customMetric: true });
    expect(outcome(later)).toMatchObject({ ...neverScales, alarmsHaveData: true });
    const states = later.events.flatMap((event) => (event.kind === 'alarm-state' ? [event.state] : []));
    expect(states.at(-1)).toBe('INSUFFICIENT_DATA');
  });
});

describe.each(both)('no logs endpoint (M17, %s)', (rulebook) => {
  const missing = without(network, 'vpce-logs');

  it('changes nothing where the container writes to stdout', () => {
    expect(outcome(run(rulebook, { network: missing }))).toMatchObject(healthy);
    expect(run(rulebook, { network: missing }).warnings).toEqual([]);
  });

  it('loses what the container sends itself, and nothing else tells', () => {
    const trace = run(rulebook, { network: { ...missing, containerCalls: [{ service: 'logs' }] } });
    expect(outcome(trace)).toMatchObject(healthy);
    expect(trace.warnings).toEqual([expect.objectContaining({ facts: ['M17'] })]);
  });
});

describe.each(both)('no ecr.api and ecr.dkr endpoints (M10, %s)', (rulebook) => {
  it('changes nothing for an image in Amazon ECR', () => {
    const missing = without(without(network, 'vpce-ecr.api'), 'vpce-ecr.dkr');
    const Image = '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1';
    expect(outcome(run(rulebook, { network: missing, endpoint: { PrimaryContainer: { Image } } }))).toMatchObject(healthy);
  });
});

describe.each(both)('a private registry that is not reached (M11, %s)', (rulebook) => {
  const endpoint = {
    PrimaryContainer: {
      Image: 'registry.internal:443/shop:1',
      ImageConfig: {
        RepositoryAccessMode: 'Vpc',
        RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn:aws:lambda:us-east-1:111122223333:function:key' },
      },
    },
  };

  it('is reached where its interface and Lambda are', () => {
    expect(outcome(run(rulebook, { endpoint }))).toMatchObject(healthy);
  });

  it.each(['eni-registry', 'vpce-lambda'])('fails the creation and rolls a scale-out back without %s', (id) => {
    expect(outcome(run(rulebook, { network: without(network, id), endpoint }))).toMatchObject({
      ...failedAt(180),
      reason: expect.stringContaining('Failed to pull the container image'),
    });
    expect(outcome(run(rulebook, { ...removedAt10(id), endpoint }))).toMatchObject(rolledBack(2250));
  });

  it('needs no Lambda endpoint without authentication', () => {
    const open = { PrimaryContainer: { ...endpoint.PrimaryContainer, ImageConfig: { RepositoryAccessMode: 'Vpc' } } };
    expect(outcome(run(rulebook, { network: without(network, 'vpce-lambda'), endpoint: open }))).toMatchObject(healthy);
  });
});

describe.each(both)('a container that calls AWS STS while it loads (M8 M20, %s)', (rulebook) => {
  const calling = { ...network, containerCalls: [{ service: 'sts', atLoad: true }] };

  it('fails the creation, and a later scale-out after the load, without the endpoint', () => {
    expect(outcome(run(rulebook, { network: without(calling, 'vpce-sts') }))).toMatchObject({
      ...failedAt(300),
      reason: expect.stringContaining('ping health check'),
    });
    expect(outcome(run(rulebook, { network: calling, ...removedAt10('vpce-sts') }))).toMatchObject(rolledBack(2370));
    expect(outcome(run(rulebook, { network: calling }))).toMatchObject(healthy);
  });
});

describe.each(both)('no sagemaker.runtime endpoint for a client in the VPC (M18, %s)', (rulebook) => {
  const client = { SubnetId: 'subnet-a', SecurityGroupIds: ['sg-model'] };

  it('leaves the endpoint in service without a single request', () => {
    const trace = run(rulebook, { network: { ...without(network, 'vpce-sagemaker.runtime'), client } });
    expect(outcome(trace)).toMatchObject({ creation: 'InService', activity: undefined, inServiceAtEnd: 2 });
    expect(trace.measures).toMatchObject({ requests: 0, availability: null });
    expect(trace.warnings).toEqual([expect.objectContaining({ facts: ['M18'] })]);
  });

  it('does not ask for addresses where the endpoint itself is in no VPC of one’s own', () => {
    const trace = run(rulebook, { network: { ...network, client }, endpoint: { VpcConfig: undefined } });
    expect(outcome(trace)).toMatchObject(healthy);
  });

  it('ends the traffic when it is removed: the metrics fall to zero', () => {
    const trace = run(rulebook, { network: { ...network, client }, ...removedAt10('vpce-sagemaker.runtime') });
    expect(outcome(trace)).toMatchObject({ creation: 'InService', activity: undefined, inServiceAtEnd: 2 });
    expect(trace.measures.requests).toBe(4800); // 8 a second for ten minutes
    expect(trace.series.metrics['InvocationsPerInstance']?.slice(8, 12)).toEqual([240, 240, 0, 0]);
  });
});

describe.each(both)('the instance quota is reached (I7, %s)', (rulebook) => {
  it('fails the scaling activity at once, which only its history tells', () => {
    const trace = run(rulebook, { faults: [{ atMinute: 10, quota: 4 }] });
    expect(outcome(trace)).toMatchObject({
      creation: 'InService',
      activity: { at: scaleOutAt, to: 8, status: 'Failed', end: scaleOutAt },
      message: expect.stringContaining('ResourceLimitExceeded'),
      rolledBack: false,
      alarmsHaveData: true,
      inServiceAtEnd: 2,
    });
  });
});
