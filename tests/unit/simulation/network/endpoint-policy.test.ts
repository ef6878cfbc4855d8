import { describe, expect, it } from 'vitest';
import { policyAllows } from '@/lib/simulation/network/endpoint-policy';

const statement = (Effect: string, Action: unknown) => ({ Effect, Principal: '*', Action, Resource: '*' });
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

describe('policyAllows (M4 M5)', () => {
  it('allows everything where no policy is given: that is the default one', () => {
    expect(policyAllows(undefined)).toBe(true);
  });

  it.each([
    '*',
    's3:*',
    's3:Get*',
    's3:GetObject',
    's3:GetObject*',
    'cloudwatch:*',
    'cloudwatch:Put*',
    'cloudwatch:PutMetricData',
  ])('an Allow of %s is enough', (action) => expect(policyAllows(policy(statement('Allow', action)))).toBe(true));

  it.each([
    's3:PutObject',
    's3:ListBucket',
    's3:GetObjects',
    'xs3:GetObject',
    'ec2:*',
    's3',
    's3:',
    'cloudwatch:GetMetricData',
    7,
    null,
  ])('an Allow of %s alone is not', (action) => expect(policyAllows(policy(statement('Allow', action)))).toBe(false));

  it('a list of actions allows by any of them', () => {
    expect(policyAllows(policy(statement('Allow', ['s3:ListBucket', 's3:GetObject'])))).toBe(true);
    expect(policyAllows(policy(statement('Allow', ['s3:ListBucket'])))).toBe(false);
    expect(policyAllows(policy(statement('Allow', [])))).toBe(false);
  });

  it('a Deny of reading wins over every Allow, in either order', () => {
    const [allow, deny] = [statement('Allow', '*'), statement('Deny', 's3:GetObject')];
    expect(policyAllows(policy(allow, deny))).toBe(false);
    expect(policyAllows(policy(deny, allow))).toBe(false);
  });

  it('a Deny of something else changes nothing', () => {
    expect(policyAllows(policy(statement('Allow', '*'), statement('Deny', 's3:PutObject')))).toBe(true);
  });

  it('a single statement needs no list', () => {
    expect(policyAllows({ Statement: statement('Allow', '*') })).toBe(true);
    expect(policyAllows({ Statement: statement('Deny', '*') })).toBe(false);
  });

  it('allows nothing without statements', () => {
    for (const empty of [{}, { Statement: [] }, { Statement: null }, { Statement: ['Allow'] }, { Statement: [[]] }]) {
      expect(policyAllows(empty)).toBe(false);
    }
  });

  it('reads a policy that is given as JSON text; a text that is none allows nothing', () => {
    expect(policyAllows(JSON.stringify(policy(statement('Allow', 's3:GetObject'))))).toBe(true);
    expect(policyAllows(JSON.stringify(policy(statement('Deny', '*'))))).toBe(false);
    expect(policyAllows('Allow *')).toBe(false);
    expect(policyAllows('[]')).toBe(false);
  });
});
