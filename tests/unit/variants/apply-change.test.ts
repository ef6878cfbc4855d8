import { describe, expect, it } from 'vitest';
import { applyChange } from '@/lib/variants/apply-change';

describe('applyChange: JSON Merge Patch (RFC 7396)', () => {
  // the cases of the RFC's appendix that are objects
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{ a: 'foo' }, { a: { bar: 'baz' } }, { a: { bar: 'baz' } }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [{ a: 1 }, {}, { a: 1 }],
  ])('%j patched by %j is %j', (document, change, result) => expect(applyChange(document, change)).toEqual(result));

  it('changes nothing of what it is given', () => {
    const document = { scaling: { ScalingPolicies: [{ PolicyName: 'a', x: 1 }] } };
    const before = structuredClone(document);
    applyChange(document, { scaling: { ScalingPolicies: { a: { x: 2 } } } });
    expect(document).toEqual(before);
  });
});

describe('applyChange: a list of named objects', () => {
  const policies = (...list: object[]) => ({ ScalingPolicies: list.map((one) => ({ ...one })) });
  const [a, b] = [
    { PolicyName: 'a', x: 1 },
    { PolicyName: 'b', x: 2 },
  ];

  it('is patched by name, in its place', () => {
    expect(applyChange(policies(a, b), { ScalingPolicies: { b: { x: 3, y: 4 } } })).toEqual(
      policies(a, { PolicyName: 'b', x: 3, y: 4 }),
    );
  });

  it('loses what is null', () => {
    expect(applyChange(policies(a, b), { ScalingPolicies: { a: null } })).toEqual(policies(b));
    expect(applyChange(policies(a, b), { ScalingPolicies: { c: null } })).toEqual(policies(a, b));
  });

  it('gets what it has not, with its name, without what is null in it', () => {
    expect(applyChange(policies(a), { ScalingPolicies: { c: { x: 9, y: null } } })).toEqual(
      policies(a, { PolicyName: 'c', x: 9 }),
    );
  });

  it('is made where there is none', () => {
    expect(applyChange({}, { Alarms: { high: { Threshold: 1 } } })).toEqual({
      Alarms: [{ AlarmName: 'high', Threshold: 1 }],
    });
    expect(applyChange({}, { Alarms: { high: null } })).toEqual({ Alarms: [] });
  });

  it('is replaced by a list', () => {
    expect(applyChange(policies(a, b), { ScalingPolicies: [{ PolicyName: 'z' }] })).toEqual(
      policies({ PolicyName: 'z' }),
    );
    expect(applyChange(policies(a, b), { ScalingPolicies: [] })).toEqual({ ScalingPolicies: [] });
  });

  it('is removed by null', () => expect(applyChange(policies(a), { ScalingPolicies: null })).toEqual({}));

  it.each([
    ['ScalingPolicies', 'PolicyName'],
    ['Alarms', 'AlarmName'],
    ['ScheduledActions', 'ScheduledActionName'],
    ['ProductionVariants', 'VariantName'],
    ['InferenceComponents', 'InferenceComponentName'],
    ['Subnets', 'SubnetId'],
    ['RouteTables', 'RouteTableId'],
    ['VpcEndpoints', 'VpcEndpointId'],
    ['SecurityGroups', 'GroupId'],
    ['NetworkAcls', 'NetworkAclId'],
    ['NatGateways', 'NatGatewayId'],
    ['jobs', 'JobName'],
    ['scaling', 'for'],
  ])('%s are named by %s', (list, name) => {
    const document = {
      [list]: [
        { [name]: 'one', x: 1 },
        { [name]: 'two', x: 2 },
      ],
    };
    expect(applyChange(document, { [list]: { two: { x: 3 } } })).toEqual({
      [list]: [
        { [name]: 'one', x: 1 },
        { [name]: 'two', x: 3 },
      ],
    });
  });

  it('scaling as one object is patched as an object', () => {
    expect(
      applyChange(
        { scaling: { ScalableTarget: { MinCapacity: 1 } } },
        { scaling: { ScalableTarget: { MinCapacity: 2 } } },
      ),
    ).toEqual({
      scaling: { ScalableTarget: { MinCapacity: 2 } },
    });
    expect(applyChange({}, { scaling: { ScalableTarget: { MinCapacity: 2 } } })).toEqual({
      scaling: { ScalableTarget: { MinCapacity: 2 } },
    });
  });

  it('a list that has no names is replaced by an object as by any value', () => {
    expect(applyChange({ traffic: [1, 2] }, { traffic: { a: 1 } })).toEqual({ traffic: { a: 1 } });
  });

  it('keeps what is no object in it', () => {
    expect(applyChange({ jobs: ['text', { JobName: 'a' }] }, { jobs: { a: { x: 1 } } })).toEqual({
      jobs: ['text', { JobName: 'a', x: 1 }],
    });
  });

  it('does not take the names of JavaScript for names of the document', () => {
    expect(applyChange(policies(a), { ScalingPolicies: { toString: { x: 1 } } })).toEqual(
      policies(a, { PolicyName: 'toString', x: 1 }),
    );
    const changed = applyChange({ a: 1 }, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(changed)).toContain('a');
  });
});
