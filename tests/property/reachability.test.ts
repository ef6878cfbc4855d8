import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explanations } from '@/lib/simulation/network/explanation-codes';
import { prepareNetwork } from '@/lib/simulation/network/prepare-network';
import { reachability } from '@/lib/simulation/network/reachability';
import { naiveReachability } from '@/tests/support/naive-reachability';
import { smallNetwork } from '@/tests/support/network-arbitrary';

// Reachability works with ranges and sorted rules; the naive one sends every packet. They must agree, and the networks
// must be such that agreeing means something.

const source = fc.record({
  subnetId: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('subnet-a', 'subnet-a', 'subnet-b', 'subnet-c') },
    { weight: 1, arbitrary: fc.constant('subnet-gone') },
  ),
  securityGroupIds: fc.constantFrom(['sg-1'], ['sg-1'], ['sg-1'], ['sg-1', 'sg-2'], ['sg-2']),
});
const query = fc.tuple(smallNetwork, source, fc.constantFrom('s3', 's3', 'monitoring', 'eni-1'));

it('finds the path or the blocking component that sending every packet finds', () =>
  fc.assert(
    fc.property(query, ([network, from, to]) => {
      const { kind, ...answer } = reachability(prepareNetwork(network), from, to);
      expect(answer).toEqual(naiveReachability(network, from, to));
      expect(kind).toBe('path' in answer ? 'reachable' : 'blocked');
    }),
    { numRuns: 1500 },
  ));

it('is asked about networks that are open by every kind of way and blocked for every reason', () => {
  const answers = fc
    .sample(query, { numRuns: 3000, seed: 7 })
    .map(([network, from, to]) => reachability(prepareNetwork(network), from, to));
  const codes = answers.flatMap((answer) => (answer.kind === 'blocked' ? [answer.code] : []));
  expect(new Set(codes)).toEqual(new Set(Object.keys(explanations)));
  const ways = answers.flatMap((answer) => (answer.kind === 'reachable' ? [answer.path.at(-1)] : []));
  expect(new Set(ways)).toEqual(new Set(['vpce-s3', 'vpce-interface', 'eni-1', 'igw-1', 'nat-1']));
  expect(ways.length).toBeGreaterThan(600);
});

it('answers the second time as the first time', () =>
  fc.assert(
    fc.property(query, ([network, from, to]) => {
      const prepared = prepareNetwork(network);
      expect(reachability(prepared, from, to)).toBe(reachability(prepared, { ...from }, to));
    }),
    { numRuns: 200 },
  ));
