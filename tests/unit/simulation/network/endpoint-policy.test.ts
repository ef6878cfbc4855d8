import { describe, expect, it } from 'vitest';
import { policyAllows } from '@/lib/simulation/network/endpoint-policy';
import { callOf } from '@/lib/simulation/network/service-calls';

const model = 'arn:aws:s3:::models/shop/model.tar.gz';
const allow = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };

function allows(statements: unknown, resource: string | null = model, action: string | null = 's3:GetObject') {
  return policyAllows({ Version: '2012-10-17', Statement: statements }, { action, resource });
}

describe('an endpoint policy', () => {
  it.each<[name: string, statements: unknown, expected: boolean]>([
    ['allows what it allows', [allow], true],
    ['may be one statement', allow, true],
    ['denies what no statement allows', [], false],
    ['denies without statements', undefined, false],
    ['does not allow by a Deny', [deny], false],
    ['lets a Deny win, before', [deny, allow], false],
    ['lets a Deny win, after', [allow, deny], false],
    ['lets a Deny of something else pass', [allow, { ...deny, Action: 's3:PutObject' }], true],
    ['lets a Deny of other objects pass', [allow, { ...deny, Resource: 'arn:aws:s3:::logs/*' }], true],
    ['lets a Deny of the model win', [allow, { ...deny, Resource: 'arn:aws:s3:::models/*' }], false],
    ['does not judge by a Deny under a condition', [allow, { ...deny, Condition: { Bool: {} } }], true],
    ['does not judge by a Deny for some', [allow, { ...deny, Principal: { AWS: 'arn:aws:iam::1:root' } }], true],
    ['judges by a Deny for every AWS principal', [allow, { ...deny, Principal: { AWS: '*' } }], false],
    ['judges by a Deny for a list of principals with *', [allow, { ...deny, Principal: { AWS: ['x', '*'] } }], false],
    ['judges by a Deny without a principal', [allow, { Effect: 'Deny', Action: '*', Resource: '*' }], false],
    ['takes the condition of an Allow as met', [{ ...allow, Condition: { StringEquals: {} } }], true],
    ['takes the principal of an Allow as met', [{ ...allow, Principal: { AWS: 'arn:aws:iam::1:role/r' } }], true],
    ['needs an effect', [{ Action: '*', Resource: '*' }], false],
    ['needs an action', [{ Effect: 'Allow', Resource: '*' }], false],
    ['needs a resource', [{ Effect: 'Allow', Action: '*' }], false],
  ])('%s', (_name, statements, expected) => {
    expect(allows(statements)).toBe(expected);
  });

  it.each<[action: unknown, expected: boolean]>([
    ['*', true],
    ['s3:*', true],
    ['s3:Get*', true],
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get?bject', true],
    ['s3:*Object', true],
    [['s3:PutObject', 's3:GetObject'], true],
    ['s3:GetObjectVersion', false],
    ['s3:GetObjec', false],
    ['xs3:GetObject', false],
    ['s3:Get?object', false],
    ['s3.GetObject', false],
    ['s3:Get.bject', false], // a dot is a dot
    ['dynamodb:*', false],
    [[], false],
  ])('allows s3:GetObject by %j: %s', (Action, expected) => {
    expect(allows([{ ...allow, Action }])).toBe(expected);
  });

  it.each<[resource: unknown, expected: boolean]>([
    ['*', true],
    ['arn:aws:s3:::models/*', true],
    [model, true],
    [['arn:aws:s3:::models', 'arn:aws:s3:::models/*'], true],
    ['arn:aws:s3:::models', false],
    ['arn:aws:s3:::logs/*', false],
    ['arn:aws:s3:::models/(shop)/*', false], // what is special to a pattern language is not special here
    ['arn:aws:s3:::models/shop/model.tar.gz+', false],
  ])('allows the model by %j: %s', (Resource, expected) => {
    expect(allows([{ ...allow, Resource }])).toBe(expected);
  });

  it.each<[name: string, statement: object, expected: boolean]>([
    ['NotAction of another', { NotAction: 's3:PutObject', Resource: '*' }, true],
    ['NotAction of it', { NotAction: ['s3:PutObject', 's3:Get*'], Resource: '*' }, false],
    ['NotResource of others', { Action: '*', NotResource: 'arn:aws:s3:::logs/*' }, true],
    ['NotResource of it', { Action: '*', NotResource: 'arn:aws:s3:::models/*' }, false],
  ])('reads %s', (_name, statement, expected) => {
    expect(allows([{ Effect: 'Allow', Principal: '*', ...statement }])).toBe(expected);
  });

  it('without a known object takes what it names as the model', () => {
    expect(allows([{ ...allow, Resource: 'arn:aws:s3:::anything/*' }], null)).toBe(true);
    expect(allows([allow, { ...deny, Resource: 'arn:aws:s3:::anything/*' }], null)).toBe(false);
    expect(allows([allow, { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::anything/*' }], null)).toBe(true);
  });

  it('for a service whose calls are not known allows by any Allow, and denies by a Deny of everything', () => {
    expect(allows([{ ...allow, Action: 'sns:Publish' }], null, null)).toBe(true);
    expect(allows([allow, { ...deny, Action: 'sns:Publish' }], null, null)).toBe(true);
    expect(allows([allow, { ...deny, Action: ['sns:Publish', '*'] }], null, null)).toBe(false);
    expect(allows([{ Effect: 'Allow', NotAction: 'sns:Publish', Resource: '*' }], null, null)).toBe(false);
  });

  it('allows everything where there is none', () => {
    expect(policyAllows(undefined, { action: 's3:GetObject', resource: null })).toBe(true);
  });

  it('may be text', () => {
    const call = { action: 's3:GetObject', resource: null };
    expect(policyAllows(JSON.stringify({ Statement: [allow] }), call)).toBe(true);
    expect(policyAllows(JSON.stringify({ Statement: [deny] }), call)).toBe(false);
    expect(policyAllows('{', call)).toBe(false);
    expect(policyAllows('null', call)).toBe(false);
    expect(policyAllows('"Statement"', call)).toBe(false);
  });

  it('is not confused by what every object has', () => {
    expect(allows([{ ...allow, Action: undefined }])).toBe(false);
    expect(allows(['Allow', null, 3])).toBe(false);
  });
});

it.each([
  ['s3', 's3:GetObject'],
  ['dynamodb', 'dynamodb:GetItem'],
  ['monitoring', 'cloudwatch:PutMetricData'],
  ['logs', 'logs:PutLogEvents'],
  ['ecr.api', 'ecr:GetAuthorizationToken'],
  ['ecr.dkr', 'ecr:BatchGetImage'],
  ['sagemaker.runtime', 'sagemaker:InvokeEndpoint'],
  ['sts', 'sts:AssumeRole'],
  ['kms', 'kms:Decrypt'],
  ['lambda', 'lambda:InvokeFunction'],
  ['secretsmanager', 'secretsmanager:GetSecretValue'],
])('asks %s for %s', (service, action) => {
  expect(callOf(service, undefined)).toEqual({ action, resource: null });
  expect(callOf(service, model)).toEqual({ action, resource: model });
});

it('knows no call of other services', () => {
  expect(callOf('sns', undefined)).toEqual({ action: null, resource: null });
});
