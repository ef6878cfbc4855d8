import { describe, expect, it } from 'vitest';
import type { IpPermission, Network } from '@/lib/contracts/network';
import { parseCidr } from '@/lib/simulation/network/cidr';
import { permits, rulesOf } from '@/lib/simulation/network/security-group';

const block = (text: string) => parseCidr(text) ?? { first: 0, last: 0 };
const https: IpPermission = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const to = (...cidrs: string[]) => ({ IpRanges: cidrs.map((CidrIp) => ({ CidrIp })) });

function egressPermits(permission: IpPermission | IpPermission[], peer = '10.0.1.0/24', groupIds: string[] = []) {
  const SecurityGroups = [{ GroupId: 'sg-1', IpPermissionsEgress: [permission].flat() }];
  return permits(
    rulesOf({ SecurityGroups }, ['sg-1'], 'IpPermissionsEgress'),
    { addresses: block(peer), groupIds },
    443,
  );
}

describe('a security group rule', () => {
  it.each<[name: string, permission: IpPermission, expected: boolean]>([
    ['lets its port through', { ...https, ...to('0.0.0.0/0') }, true],
    ['by the number of TCP', { ...https, IpProtocol: '6', ...to('0.0.0.0/0') }, true],
    ['not for UDP', { ...https, IpProtocol: 'udp', ...to('0.0.0.0/0') }, false],
    [
      'for every protocol, whatever its ports say',
      { ...https, IpProtocol: '-1', FromPort: 1, ToPort: 2, ...to('0.0.0.0/0') },
      true,
    ],
    ['with a range that ends at the port', { ...https, FromPort: 0, ...to('0.0.0.0/0') }, true],
    ['with a range that begins at the port', { ...https, ToPort: 65_535, ...to('0.0.0.0/0') }, true],
    ['not with a range that ends just before', { ...https, FromPort: 0, ToPort: 442, ...to('0.0.0.0/0') }, false],
    ['not with a range that begins just after', { ...https, FromPort: 444, ToPort: 65_535, ...to('0.0.0.0/0') }, false],
    ['on all ports where it states none', { IpProtocol: 'tcp', ...to('0.0.0.0/0') }, true],
    ['on one port where it states the first', { IpProtocol: 'tcp', FromPort: 443, ...to('0.0.0.0/0') }, true],
    ['on one port only where it states the first', { IpProtocol: 'tcp', FromPort: 1, ...to('0.0.0.0/0') }, false],
    ['from port 0 where it states the last', { IpProtocol: 'tcp', ToPort: 443, ...to('0.0.0.0/0') }, true],
    ['to the peer’s own block', { ...https, ...to('10.0.1.0/24') }, true],
    ['not to half of the peer’s block', { ...https, ...to('10.0.1.0/25') }, false],
    ['not to all but one address of it', { ...https, ...to('10.0.1.0/25', '10.0.1.128/26', '10.0.1.192/27') }, false],
    ['to both halves of it', { ...https, ...to('10.0.1.0/25', '10.0.1.128/25') }, true],
    ['not to another block', { ...https, ...to('10.0.2.0/24') }, false],
    ['not to nobody', https, false],
    ['not to a block that is none', { ...https, ...to('::/0') }, false],
    ['not to a group whose member the peer is not', { ...https, UserIdGroupPairs: [{ GroupId: 'sg-2' }] }, false],
  ])('%s', (_name, permission, expected) => {
    expect(egressPermits(permission)).toBe(expected);
  });

  it('lets through to members of a group that it names, wherever they are', () => {
    const rule = { ...https, UserIdGroupPairs: [{ GroupId: 'sg-2' }, { GroupId: 'sg-3' }] };
    expect(egressPermits(rule, '10.0.1.0/24', ['sg-3'])).toBe(true);
    expect(egressPermits(rule, '10.0.1.0/24', ['sg-4', 'sg-2'])).toBe(true);
    expect(egressPermits({ ...rule, FromPort: 80, ToPort: 80 }, '10.0.1.0/24', ['sg-3'])).toBe(false);
  });

  it('lets through to the addresses of a prefix list', () => {
    const rule = { ...https, PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] };
    expect(egressPermits(rule, '52.216.0.0/15')).toBe(true); // not described: that of Amazon S3
    expect(egressPermits(rule, '52.94.0.0/22')).toBe(false);
  });

  it('does not add up rules for different ports', () => {
    const other = { ...https, FromPort: 80, ToPort: 80, ...to('10.0.1.128/25') };
    expect(egressPermits([{ ...https, ...to('10.0.1.0/25') }, other])).toBe(false);
    expect(
      egressPermits([
        { ...https, ...to('10.0.1.0/25') },
        { ...other, ToPort: 443 },
      ]),
    ).toBe(true);
  });
});

describe('the rules of groups', () => {
  const peer = { addresses: block('10.0.1.0/24'), groupIds: [] };
  const open: IpPermission = { IpProtocol: '-1', ...to('0.0.0.0/0') };
  const network: Network = {
    SecurityGroups: [
      { GroupId: 'sg-closed', IpPermissionsEgress: [] },
      { GroupId: 'sg-open', IpPermissionsEgress: [open], IpPermissions: [open] },
      { GroupId: 'sg-new' },
    ],
  };

  it.each<[ids: string[], out: boolean, into: boolean]>([
    [['sg-closed'], false, false],
    [['sg-open'], true, true],
    [['sg-closed', 'sg-open'], true, true], // one rule of any group is enough
    [['sg-new'], true, false], // as created: everything out, nothing in
    [['sg-unknown'], false, false],
    [[], false, false],
  ])('of %j let out: %s, let in: %s', (ids, out, into) => {
    expect(permits(rulesOf(network, ids, 'IpPermissionsEgress'), peer, 443)).toBe(out);
    expect(permits(rulesOf(network, ids, 'IpPermissions'), peer, 443)).toBe(into);
  });

  it('let everything through where no group is listed', () => {
    const everywhere = { addresses: block('0.0.0.0/0'), groupIds: [] };
    for (const port of [0, 443, 65_535]) {
      expect(permits(rulesOf({}, ['sg-1'], 'IpPermissions'), everywhere, port)).toBe(true);
      expect(permits(rulesOf(network, ['sg-open'], 'IpPermissions'), everywhere, port)).toBe(true);
    }
  });

  it('let nothing through where the list of groups is empty', () => {
    expect(rulesOf({ SecurityGroups: [] }, ['sg-1'], 'IpPermissionsEgress')).toEqual([]);
  });
});
