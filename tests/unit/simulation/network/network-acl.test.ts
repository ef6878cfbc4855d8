import { describe, expect, it } from 'vitest';
import type { Network, NetworkAcl } from '@/lib/contracts/network';
import { firstAclBlock } from '@/lib/simulation/network/network-acl';

type Entry = NonNullable<NetworkAcl['Entries']>[number];
const entry = (
  RuleNumber: number,
  RuleAction: 'allow' | 'deny',
  Egress: boolean,
  more: Partial<Entry> = {},
): Entry => ({
  RuleNumber,
  RuleAction,
  Egress,
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
  ...more,
});
const allowAll = [entry(100, 'allow', true), entry(100, 'allow', false)];

const network = (a: Entry[], b: Entry[] = allowAll): Network => ({
  Subnets: [
    { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24' },
    { SubnetId: 'subnet-b', CidrBlock: '10.0.2.0/24' },
  ],
  NetworkAcls: [
    { NetworkAclId: 'acl-a', Associations: [{ SubnetId: 'subnet-a' }], Entries: a },
    { NetworkAclId: 'acl-b', Associations: [{ SubnetId: 'subnet-b' }], Entries: b },
  ],
});
const between = (a: Entry[], b?: Entry[]) => firstAclBlock(network(a, b), 'subnet-a', 'subnet-b', 443);
const outside = (a: Entry[]) => firstAclBlock(network(a), 'subnet-a', null, 443);

describe('firstAclBlock', () => {
  it('lets everything through where no ACL is listed, as the default one does', () => {
    expect(firstAclBlock({}, 'subnet-a', 'subnet-b', 443)).toBeNull();
    expect(firstAclBlock({ NetworkAcls: [] }, 'subnet-a', null, 443)).toBeNull();
  });

  it('lets through what is allowed in both directions', () => {
    expect(between(allowAll)).toBeNull();
    expect(outside(allowAll)).toBeNull();
  });

  it('denies what no rule names', () => {
    expect(between([])).toBe('acl-a');
    expect(outside([])).toBe('acl-a');
    expect(between(allowAll, [])).toBe('acl-b');
  });

  it('the lowest number decides, wherever it stands', () => {
    expect(between([entry(100, 'deny', true), entry(90, 'allow', true), entry(100, 'allow', false)])).toBeNull();
    expect(between([entry(90, 'deny', true), entry(100, 'allow', true), entry(100, 'allow', false)])).toBe('acl-a');
    expect(between([entry(100, 'allow', true), entry(90, 'deny', true), entry(100, 'allow', false)])).toBe('acl-a');
  });

  it('is stateless: the request out, and the answer to an ephemeral port back', () => {
    const https = { Protocol: '6', PortRange: { From: 443, To: 443 } };
    const ephemeral = { Protocol: '6', PortRange: { From: 1024, To: 65_535 } };
    const good = [entry(100, 'allow', true, https), entry(100, 'allow', false, ephemeral)];
    expect(outside(good)).toBeNull();
    expect(outside([entry(100, 'allow', true, https)])).toBe('acl-a');
    expect(outside([entry(100, 'allow', true, https), entry(100, 'allow', false, https)])).toBe('acl-a');
    expect(outside([entry(100, 'allow', true, ephemeral), entry(100, 'allow', false, ephemeral)])).toBe('acl-a');
    // the other side: the request in, the answer out
    const other = [entry(100, 'allow', false, https), entry(100, 'allow', true, ephemeral)];
    expect(between(good, other)).toBeNull();
    expect(between(good, [entry(100, 'allow', false, https)])).toBe('acl-b');
    expect(between(good, [entry(100, 'allow', true, ephemeral)])).toBe('acl-b');
    expect(between(good, good)).toBe('acl-b');
  });

  it.each([
    [443, 443, true],
    [442, 443, true],
    [443, 444, true],
    [444, 65_535, false],
    [0, 442, false],
  ])('a rule for the ports %i to %i covers HTTPS: %s', (From, To, covers) => {
    const out = entry(100, 'allow', true, { Protocol: '6', PortRange: { From, To } });
    expect(outside([out, entry(100, 'allow', false)])).toBe(covers ? null : 'acl-a');
  });

  it.each([
    ['-1', true],
    ['6', true],
    ['tcp', true],
    ['17', false],
    ['1', false],
  ])('a rule for protocol %s covers HTTPS: %s', (Protocol, covers) => {
    expect(outside([entry(100, 'allow', true, { Protocol }), entry(100, 'allow', false)])).toBe(
      covers ? null : 'acl-a',
    );
  });

  it('a rule covers the addresses that its block holds', () => {
    const to = (CidrBlock: string) => between([entry(100, 'allow', true, { CidrBlock }), entry(100, 'allow', false)]);
    expect(to('10.0.0.0/16')).toBeNull();
    expect(to('10.0.2.0/24')).toBeNull();
    expect(to('10.0.2.0/25')).toBe('acl-a');
    expect(to('10.0.1.0/24')).toBe('acl-a');
    expect(to('no block')).toBe('acl-a');
    // public addresses are not those of the VPC
    expect(outside([entry(100, 'allow', true, { CidrBlock: '10.0.0.0/8' }), entry(100, 'allow', false)])).toBe('acl-a');
    // the answer comes from the other subnet
    const from = (CidrBlock: string) =>
      between(allowAll, [entry(100, 'allow', true), entry(90, 'allow', false, { CidrBlock })]);
    expect(from('10.0.1.0/24')).toBeNull();
    expect(from('10.0.2.0/24')).toBe('acl-b');
  });

  it('a deny of other addresses or ports is passed over', () => {
    const elsewhere = entry(50, 'deny', true, { CidrBlock: '10.0.9.0/24' });
    const other = entry(60, 'deny', true, { Protocol: '6', PortRange: { From: 22, To: 22 } });
    expect(between([elsewhere, other, ...allowAll])).toBeNull();
  });

  it('a subnet without an ACL of its own has the default one', () => {
    const acls = (IsDefault: boolean): Network => ({
      NetworkAcls: [{ NetworkAclId: 'acl-default', IsDefault, Entries: [] }],
    });
    expect(firstAclBlock(acls(true), 'subnet-a', null, 443)).toBe('acl-default');
    expect(firstAclBlock(acls(false), 'subnet-a', null, 443)).toBeNull();
  });

  it('an ACL without entries denies, and one of another subnet means nothing', () => {
    const own: Network = { NetworkAcls: [{ NetworkAclId: 'acl-a', Associations: [{ SubnetId: 'subnet-a' }] }] };
    expect(firstAclBlock(own, 'subnet-a', null, 443)).toBe('acl-a');
    expect(firstAclBlock(own, 'subnet-b', null, 443)).toBeNull();
  });
});
