import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { traceOf } from '@/tests/support/run-scenario';

const subnets = ['subnet-a', 'subnet-b'];

/** An endpoint in a VPC without internet; the gateway endpoint for S3 serves both subnets. */
const document = (changes: Partial<ScenarioDocument> = {}, network: object = {}): ScenarioDocument => ({
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: {
    type: 'real-time',
    EndpointName: 'shop',
    ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
    VpcConfig: { Subnets: subnets, SecurityGroupIds: ['sg-model'] },
  },
  model: { maxRps: 10, startup: { launchSeconds: 180, downloadSeconds: 60, loadSeconds: 60 } },
  traffic: [{ atMinute: 0, rps: 2 }],
  network: {
    Subnets: subnets.map((SubnetId) => ({ SubnetId, AvailableIpAddressCount: 50 })),
    RouteTables: [{ RouteTableId: 'rtb-main', Associations: [{ Main: true }] }],
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-s3',
        VpcEndpointType: 'Gateway',
        ServiceName: 'com.amazonaws.us-east-1.s3',
        RouteTableIds: ['rtb-main'],
      },
    ],
    SecurityGroups: [
      { GroupId: 'sg-model', IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] },
    ],
    ...network,
  },
  ...changes,
});

const statuses = (trace: ReturnType<typeof traceOf>) =>
  trace.events.flatMap((event) => (event.kind === 'endpoint-status' ? [[event.atSecond, event.status]] : []));

const outTo = (instances: number) => ({
  scaling: {
    ScalableTarget: { MinCapacity: 1, MaxCapacity: 10 },
    ScheduledActions: [
      {
        ScheduledActionName: 'out',
        Schedule: 'cron(10 8 * * ? *)',
        ScalableTargetAction: { MinCapacity: instances },
      },
    ],
  },
});

describe('the life of an endpoint', () => {
  it('is InService from second 0 where nothing stands in its way', () => {
    expect(statuses(traceOf(document()))).toEqual([[0, 'InService']]);
  });

  it('is Creating and then Failed where the model data cannot be downloaded (M7)', () => {
    const trace = traceOf(document({}, { VpcEndpoints: [] }));
    expect(statuses(trace)).toEqual([
      [0, 'Creating'],
      [240, 'Failed'],
    ]);
    expect(trace.measures).toMatchObject({ availability: 0, costUsd: 0, peakInstances: 0 });
  });

  it('fails as soon as its instances find no addresses (M22)', () => {
    const full = { Subnets: subnets.map((SubnetId) => ({ SubnetId, AvailableIpAddressCount: 1 })) };
    expect(statuses(traceOf(document({}, full)))).toEqual([
      [0, 'Creating'],
      [180, 'Failed'],
    ]);
  });

  it('fails for asynchronous endpoints too, and then queues nothing', () => {
    const base = document({}, { VpcEndpoints: [] });
    const trace = traceOf({ ...base, endpoint: { ...base.endpoint!, type: 'asynchronous' } });
    expect(trace.measures).toMatchObject({ availability: 0, failed: 7200, queuedAtEnd: 0 });
    expect(trace.series.backlog.at(-1)).toBe(0);
  });

  it('is Updating while it scales out, and InService after it (I13)', () => {
    expect(statuses(traceOf(document(outTo(4))))).toEqual([
      [0, 'InService'],
      [600, 'Updating'],
      [900, 'InService'],
    ]);
  });

  it('is RollingBack and InService at the old size where the scale-out fails (I14 M9)', () => {
    const trace = traceOf(document({ ...outTo(4), faults: [{ atMinute: 5, remove: 'vpce-s3' }] }));
    expect(statuses(trace)).toEqual([
      [0, 'InService'],
      [600, 'Updating'],
      [840, 'RollingBack'],
      [840, 'InService'],
    ]);
    expect(trace.series.inService.at(-1)).toBe(2);
  });
});

describe('the cost of the network', () => {
  const monitoring = (SubnetIds: string[], more: object = {}) => ({
    VpcEndpointId: 'vpce-monitoring',
    VpcEndpointType: 'Interface' as const,
    ServiceName: 'com.amazonaws.us-east-1.monitoring',
    SubnetIds,
    ...more,
  });
  const [gateway] = document().network!.VpcEndpoints!;
  const instances = 2 * 0.115;

  it('is nothing for a gateway endpoint (M4)', () => {
    expect(traceOf(document()).measures.costUsd).toBeCloseTo(instances, 6);
  });

  it('is an hourly price in each Availability Zone of an interface endpoint (M19 P6)', () => {
    const both = traceOf(document({}, { VpcEndpoints: [gateway, monitoring(subnets)] }));
    expect(both.measures.costUsd).toBeCloseTo(instances + 2 * 0.01, 6);
    const one = traceOf(document({}, { VpcEndpoints: [gateway, monitoring(['subnet-a'])] }));
    expect(one.measures.costUsd).toBeCloseTo(instances + 0.01, 6);
  });

  it('is an hourly price of a NAT gateway, by the hour only', () => {
    const trace = traceOf(document({}, { NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-a' }] }));
    expect(trace.measures.costUsd).toBeCloseTo(instances + 0.045, 6);
  });

  it('ends when a part is removed', () => {
    const trace = traceOf(
      document(
        { faults: [{ atMinute: 15, remove: 'vpce-monitoring' }] },
        { VpcEndpoints: [gateway, monitoring(subnets)] },
      ),
    );
    expect(trace.measures.costUsd).toBeCloseTo(instances + 0.02 / 4, 6);
  });

  it('leaves out what is deleted or has failed', () => {
    const trace = traceOf(
      document({}, { NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-a', State: 'failed' }] }),
    );
    expect(trace.measures.costUsd).toBeCloseTo(instances, 6);
  });
});
