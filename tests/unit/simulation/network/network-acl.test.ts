import { describe, expect, it } from 'vitest';
import type { NetworkAcl } from '@/lib/contracts/network';
import { admits, httpsPort, instancePorts, natPorts, prepareAcl } from '@/lib/simulation/network/network-acl';
import { parseCidr } from '@/lib/simulation/network/cidr';

type Entry = NonNullable<NetworkAcl['Entries']>[number];
const rule = (RuleNumber: number, RuleAction: 'allow' | 'deny', more: Partial<Entry> = {}): Entry => ({
  RuleNumber,
  RuleAction,
  Protocol: '6',
  Egress: true,
  CidrBlock: '0.0.0.0/0',
  ...more,
});
const block = (text: string) => parseCidr(text) ?? { first: 0, last: 0 };
const acl = (...Entries: Entry[]) => prepareAcl({ NetworkAclId: 'acl-1', Entries });
const egressAdmits = (entries: Entry[], peers = '52.216.0.0/15', ports = httpsPort) =>
  admits(acl(...entries).egress, block(peers), ports);

describe('a network ACL', () => {
  it.each<[name: string, entries: Entry[], expected: boolean]>([
    ['denies what no rule matches: *', [], false],
    ['admits what a rule allows', [rule(100, 'allow')], true],
    ['lets the lower number decide: deny before allow', [rule(100, 'deny'), rule(200, 'allow')], false],
    ['lets the lower number decide: allow before deny', [rule(100, 'allow'), rule(200, 'deny')], true],
    ['orders by number, not as listed', [rule(200, 'deny'), rule(100, 'allow')], true],
    ['orders numbers as numbers', [rule(1000, 'deny'), rule(200, 'allow')], true],
    ['does not read rules of the other direction', [rule(100, 'allow', { Egress: false })], false],
    ['reads tcp by its name', [rule(100, 'allow', { Protocol: 'tcp' })], true],
    ['does not let a rule for UDP decide', [rule(100, 'deny', { Protocol: '17' }), rule(200, 'allow')], true],
    ['lets -1 stand for every protocol', [rule(100, 'allow', { Protocol: '-1' })], true],
    [
      'does not read the ports of a rule for every protocol',
      [rule(100, 'allow', { Protocol: '-1', PortRange: { From: 1, To: 2 } })],
      true,
    ],
    ['does not let a block that is none decide', [rule(100, 'deny', { CidrBlock: '::/0' }), rule(200, 'allow')], true],
    [
      'needs every address of the peer: part is denied',
      [rule(100, 'deny', { CidrBlock: '52.217.255.255/32' }), rule(200, 'allow')],
      false,
    ],
    [
      'needs every address of the peer: part is not matched',
      [rule(100, 'allow', { CidrBlock: '52.216.0.0/16' })],
      false,
    ],
    [
      'takes two halves for the whole',
      [rule(100, 'allow', { CidrBlock: '52.216.0.0/16' }), rule(200, 'allow', { CidrBlock: '52.217.0.0/16' })],
      true,
    ],
    ['does not mind rules about others', [rule(100, 'deny', { CidrBlock: '52.218.0.0/16' }), rule(200, 'allow')], true],
  ])('%s', (_name, entries, expected) => {
    expect(egressAdmits(entries)).toBe(expected);
  });

  it.each<[from: number, to: number, expected: boolean]>([
    [443, 443, true],
    [0, 65_535, true],
    [443, 65_535, true],
    [0, 443, true],
    [444, 65_535, false],
    [0, 442, false],
  ])('admits port 443 by ports %i to %i: %s', (From, To, expected) => {
    expect(egressAdmits([rule(100, 'allow', { PortRange: { From, To } })])).toBe(expected);
  });

  it.each<[from: number, to: number, instance: boolean, nat: boolean]>([
    [1_024, 65_535, true, true],
    [1_025, 65_535, true, false],
    [1_024, 65_534, true, false],
    [32_768, 61_000, true, false],
    [32_769, 61_000, false, false],
    [32_768, 60_999, false, false],
    [0, 65_535, true, true],
  ])('admits answers on ports %i to %i to an instance: %s, to a NAT gateway: %s', (From, To, instance, nat) => {
    const entries = [rule(100, 'allow', { PortRange: { From, To } })];
    expect(egressAdmits(entries, '10.0.0.0/24', instancePorts)).toBe(instance);
    expect(egressAdmits(entries, '10.0.0.0/24', natPorts)).toBe(nat);
  });

  it('denies a range of which one port in the middle is denied', () => {
    const hole = rule(50, 'deny', { PortRange: { From: 40_000, To: 40_000 } });
    expect(egressAdmits([hole, rule(100, 'allow')], '10.0.0.0/24', instancePorts)).toBe(false);
    expect(egressAdmits([rule(100, 'allow'), { ...hole, RuleNumber: 150 }], '10.0.0.0/24', instancePorts)).toBe(true);
  });

  it('keeps its directions apart', () => {
    const prepared = acl(rule(100, 'allow'), rule(100, 'deny', { Egress: false }));
    expect(prepared.egress).toEqual([{ peers: block('0.0.0.0/0'), ports: { first: 0, last: 65_535 }, allows: true }]);
    expect(prepared.ingress).toEqual([{ peers: block('0.0.0.0/0'), ports: { first: 0, last: 65_535 }, allows: false }]);
  });

  it('without entries admits all as the default one, and nothing as any other', () => {
    const everything = { first: 0, last: 4_294_967_295 };
    const allPorts = { first: 0, last: 65_535 };
    const usual = prepareAcl({ NetworkAclId: 'acl-1', IsDefault: true });
    const other = prepareAcl({ NetworkAclId: 'acl-2' });
    expect(admits(usual.ingress, everything, allPorts)).toBe(true);
    expect(admits(usual.egress, everything, allPorts)).toBe(true);
    expect(admits(other.ingress, everything, allPorts)).toBe(false);
    expect(admits(other.egress, everything, allPorts)).toBe(false);
    expect(other).toEqual({ id: 'acl-2', ingress: [], egress: [] });
  });

  it('without entries for a direction denies it, as the default one too', () => {
    expect(prepareAcl({ NetworkAclId: 'acl-1', IsDefault: true, Entries: [] }).egress).toEqual([]);
  });
});
