import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/contracts/network';
import { parseCidr } from '@/lib/simulation/network/cidr';
import { networkAclOf, routeTableOf, subnetBlock, vpcBlocks } from '@/lib/simulation/network/subnets';

const block = (text: string) => parseCidr(text);

describe('the block of a subnet', () => {
  it.each<[network: Network, cidrBlock: string | undefined, expected: string]>([
    [{ CidrBlock: '172.31.0.0/16' }, '172.31.16.0/20', '172.31.16.0/20'],
    [{ CidrBlock: '172.31.0.0/16' }, undefined, '172.31.0.0/16'], // any address of the VPC
    [{}, '172.31.16.0/20', '172.31.16.0/20'],
    [{}, undefined, '10.0.0.0/16'],
    [{ CidrBlock: 'nonsense' }, 'nonsense', '10.0.0.0/16'],
  ])('of %j with %j is %s', (network, cidrBlock, expected) => {
    expect(subnetBlock(network, cidrBlock)).toEqual(block(expected));
  });
});

describe('the blocks of the VPC', () => {
  const Subnets = [{ SubnetId: 'subnet-a', CidrBlock: '172.31.0.0/20' }, { SubnetId: 'subnet-b' }];

  it('are the one that it states', () => {
    expect(vpcBlocks({ CidrBlock: '172.31.0.0/16', Subnets })).toEqual([block('172.31.0.0/16')]);
  });

  it('are those of its subnets where it states none', () => {
    expect(vpcBlocks({ Subnets })).toContainEqual(block('172.31.0.0/20'));
    expect(vpcBlocks({ Subnets })).toContainEqual(block('10.0.0.0/16'));
    expect(vpcBlocks({})).toEqual([block('10.0.0.0/16')]);
  });
});

describe('the route table of a subnet', () => {
  const main = { RouteTableId: 'rtb-main', Associations: [{ Main: true }] };
  const own = { RouteTableId: 'rtb-own', Associations: [{ SubnetId: 'subnet-z' }, { SubnetId: 'subnet-a' }] };
  const spare = { RouteTableId: 'rtb-spare' };
  const tableOf = (...RouteTables: NonNullable<Network['RouteTables']>) =>
    routeTableOf({ RouteTables }, 'subnet-a')?.RouteTableId;

  it('is the one associated with it', () => {
    expect(tableOf(spare, main, own)).toBe('rtb-own');
  });

  it('is else the main one', () => {
    expect(
      tableOf(spare, { RouteTableId: 'rtb-x', Associations: [{ SubnetId: 'subnet-b' }, { Main: false }] }, main),
    ).toBe('rtb-main');
  });

  it('is the main one also where that has subnets of its own', () => {
    expect(tableOf(spare, { RouteTableId: 'rtb-both', Associations: [{ SubnetId: 'subnet-b' }, { Main: true }] })).toBe(
      'rtb-both',
    );
  });

  it('is else a single table without associations', () => {
    expect(tableOf(spare)).toBe('rtb-spare');
    expect(tableOf({ ...spare, Associations: [] })).toBe('rtb-spare');
  });

  it('is none of several without associations, nor one of another subnet: then the main one is not listed', () => {
    expect(tableOf(spare, { RouteTableId: 'rtb-2' })).toBeUndefined();
    expect(tableOf({ ...spare, Associations: [{ SubnetId: 'subnet-b' }] })).toBeUndefined();
    expect(routeTableOf({ RouteTables: [] }, 'subnet-a')).toBeNull();
    expect(routeTableOf({}, 'subnet-a')).toBeNull();
  });
});

describe('the network ACL of a subnet', () => {
  const usual = { NetworkAclId: 'acl-default', IsDefault: true };
  const own = { NetworkAclId: 'acl-own', Associations: [{ SubnetId: 'subnet-z' }, { SubnetId: 'subnet-a' }] };
  const other = { NetworkAclId: 'acl-other', IsDefault: false, Associations: [{ SubnetId: 'subnet-b' }] };
  const aclOf = (...NetworkAcls: NonNullable<Network['NetworkAcls']>) =>
    networkAclOf({ NetworkAcls }, 'subnet-a')?.NetworkAclId;

  it('is the one associated with it, else the default one, else one that is not listed', () => {
    expect(aclOf({ NetworkAclId: 'acl-free' }, usual, own)).toBe('acl-own');
    expect(aclOf(other, usual)).toBe('acl-default');
    expect(aclOf(other)).toBeUndefined();
    expect(networkAclOf({}, 'subnet-a')).toBeNull();
  });
});
