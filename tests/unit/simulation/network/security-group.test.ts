import { describe, expect, it } from 'vitest';
import type { IpPermission, Network } from '@/lib/contracts/network';
import { allowsFromPeer, allowsTo, type Peer } from '@/lib/simulation/network/security-group';

const peer = (more: Partial<Peer> = {}): Peer => ({ groupIds: [], cidr: { base: 0x0a000200, prefix: 24 }, ...more });
const withEgress = (...IpPermissionsEgress: IpPermission[]): Network => ({
  SecurityGroups: [{ GroupId: 'sg-a', IpPermissionsEgress }],
});
const out = (rule: IpPermission, to = peer()) => allowsTo(withEgress(rule), ['sg-a'], to, 443);
const anywhere = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

describe('what a security group lets out', () => {
  it('everything where no group is listed, and where a group lists no rules for it', () => {
    expect(allowsTo({}, ['sg-a'], peer(), 443)).toBe(true);
    expect(allowsTo({ SecurityGroups: [{ GroupId: 'sg-a' }] }, ['sg-a'], peer(), 443)).toBe(true);
  });

  it('nothing where its list of rules is empty, or the group is not in use', () => {
    expect(allowsTo(withEgress(), ['sg-a'], peer(), 443)).toBe(false);
    expect(allowsTo(withEgress({ IpProtocol: '-1', ...anywhere }), ['sg-b'], peer(), 443)).toBe(false);
    expect(allowsTo(withEgress({ IpProtocol: '-1', ...anywhere }), [], peer(), 443)).toBe(false);
  });

  it('what any of its rules and any of its groups permits', () => {
    const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...anywhere };
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...anywhere };
    expect(allowsTo(withEgress(ssh), ['sg-a'], peer(), 443)).toBe(false);
    expect(allowsTo(withEgress(ssh, https), ['sg-a'], peer(), 443)).toBe(true);
    const two: Network = {
      SecurityGroups: [
        { GroupId: 'sg-a', IpPermissionsEgress: [ssh] },
        { GroupId: 'sg-b', IpPermissionsEgress: [https] },
      ],
    };
    expect(allowsTo(two, ['sg-a', 'sg-b'], peer(), 443)).toBe(true);
    expect(allowsTo(two, ['sg-a'], peer(), 443)).toBe(false);
  });

  it.each<[rule: Partial<IpPermission>, covers: boolean]>([
    [{ IpProtocol: '-1' }, true],
    [{ IpProtocol: '-1', FromPort: 22, ToPort: 22 }, true],
    [{ IpProtocol: 'tcp' }, true],
    [{ IpProtocol: '6' }, true],
    [{ IpProtocol: 'udp' }, false],
    [{ IpProtocol: '17', FromPort: 0, ToPort: 65_535 }, false],
    [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }, true],
    [{ IpProtocol: 'tcp', FromPort: 443 }, true],
    [{ IpProtocol: 'tcp', FromPort: 442 }, false],
    [{ IpProtocol: 'tcp', ToPort: 443 }, true],
    [{ IpProtocol: 'tcp', ToPort: 442 }, false],
    [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 443 }, true],
    [{ IpProtocol: 'tcp', FromPort: 444, ToPort: 65_535 }, false],
  ])('%j covers HTTPS: %s', (rule, covers) => {
    expect(out({ IpProtocol: '-1', ...anywhere, ...rule })).toBe(covers);
  });

  it('addresses that the block of a rule holds', () => {
    const to = (CidrIp: string) => out({ IpProtocol: '-1', IpRanges: [{ CidrIp }] });
    expect(to('10.0.0.0/16')).toBe(true);
    expect(to('10.0.2.0/24')).toBe(true);
    expect(to('10.0.2.0/25')).toBe(false);
    expect(to('10.0.3.0/24')).toBe(false);
    expect(to('nonsense')).toBe(false);
  });

  it('the members of a group that a rule names', () => {
    const rule = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-endpoint' }] };
    expect(out(rule, peer({ groupIds: ['sg-endpoint'] }))).toBe(true);
    expect(out(rule, peer({ groupIds: ['sg-other'] }))).toBe(false);
    expect(out(rule)).toBe(false);
  });

  it('the prefix list of S3 where the way leads to S3 (M4)', () => {
    const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-s3' }] };
    expect(out(rule, peer({ prefixListId: 'pl-s3' }))).toBe(true);
    expect(out(rule, peer({ prefixListId: 'pl-dynamodb' }))).toBe(false);
    // a gateway endpoint whose list the route table does not name: any list stands for it
    expect(out(rule, peer({ prefixListId: null }))).toBe(true);
    // no gateway endpoint at all
    expect(out(rule)).toBe(false);
  });

  it('nothing by a rule that names nobody', () => {
    expect(out({ IpProtocol: '-1' })).toBe(false);
  });
});

describe('what a security group lets in', () => {
  it('only what a rule permits: nothing is let in by default', () => {
    const groups = (IpPermissions?: IpPermission[]): Network => ({
      SecurityGroups: [{ GroupId: 'sg-a', ...(IpPermissions && { IpPermissions }) }],
    });
    expect(allowsFromPeer(groups(), ['sg-a'], peer(), 443)).toBe(false);
    expect(allowsFromPeer(groups([]), ['sg-a'], peer(), 443)).toBe(false);
    expect(allowsFromPeer(groups([{ IpProtocol: 'tcp', FromPort: 443, ...anywhere }]), ['sg-a'], peer(), 443)).toBe(
      true,
    );
  });

  it('is not what it lets out', () => {
    const rule = { IpProtocol: '-1', ...anywhere };
    expect(allowsFromPeer(withEgress(rule), ['sg-a'], peer(), 443)).toBe(false);
  });
});
