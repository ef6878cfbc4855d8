import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '@/components/practice/kinds/configuration/change-between';
import { configuring, shownWork, withText } from '@/components/practice/kinds/configuration/configuring';
import { fromCli } from '@/components/practice/kinds/configuration/from-cli';
import { withValueAt, writeDocument } from '@/components/practice/kinds/configuration/lab-document';
import { groupFields } from '@/components/practice/kinds/configuration/lab-fields';
import { readLab } from '@/components/practice/kinds/configuration/read-lab';
import type { JsonObject } from '@/lib/contracts/question';
import { submissionSchema } from '@/lib/contracts/submission';
import { toLab } from '@/lib/questions/to-lab';
import { applyChange } from '@/lib/variants/apply-change';

const policy = (TargetValue: number) => ({
  PolicyName: 'invocations',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue,
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    DisableScaleIn: false,
  },
});
const document = (MinCapacity: number, TargetValue = 300): JsonObject => ({
  endpoint: { type: 'real-time' },
  scaling: { ScalableTarget: { MinCapacity, MaxCapacity: 8 }, ScalingPolicies: [policy(TargetValue)] },
});
const editable = ['scaling.ScalableTarget.MinCapacity', 'scaling.ScalingPolicies'];
const lab = toLab(editable, document(2));
const scaling = (MinCapacity: number, TargetValue?: number): JsonObject => ({
  scaling: document(MinCapacity, TargetValue)['scaling'] ?? null,
});

describe('changeBetween', () => {
  it('is empty between equal documents, whatever the order of their members', () => {
    expect(changeBetween({ a: 1, b: { c: [1, { d: 2, e: 3 }] } }, { b: { c: [1, { e: 3, d: 2 }] }, a: 1 })).toEqual({});
  });

  it('names what is another, null for what is gone, and a list as a whole', () => {
    const before = { a: { b: 1, c: 2, gone: 3 }, list: [1, 2] };
    expect(changeBetween(before, { a: { b: 1, c: 5, added: 6 }, list: [1] })).toEqual({
      a: { c: 5, added: 6, gone: null },
      list: [1],
    });
  });

  it('makes of any document any other by the patch that the server applies', () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    const name = fc.constantFrom('a', 'b', 'ScalableTarget', 'MinCapacity');
    const tree = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
      object: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
    })).object;
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        expect(applyChange(before, changeBetween(before, after))).toEqual(after);
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
  });
});

describe('readLab', () => {
  const problemsOf = (text: string) => {
    const read = readLab(text, lab);
    return read.kind === 'broken' ? [read.problem] : read.problems;
  };
  const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

  it('finds nothing wrong with what was shown, nor with an edit of what may be edited', () => {
    expect(problemsOf(writeDocument(lab.document))).toEqual([]);
    expect(problemsOf(writeDocument(scaling(6, 500)))).toEqual([]);
  });

  it('refuses what is not to be edited, with its line and its path', () => {
    const text = writeDocument({
      scaling: { ...(document(2)['scaling'] as JsonObject), ScalableTarget: { MinCapacity: 2, MaxCapacity: 9 } },
    });
    expect(problemsOf(text)).toEqual([
      {
        line: lineOf(text, 'MaxCapacity'),
        named: 'scaling.ScalableTarget.MaxCapacity',
        message: `scaling.ScalableTarget.MaxCapacity cannot be changed here; what can: ${editable.join(', ')}`,
      },
    ]);
  });

  it('refuses a part that was not shown, and one that was taken away', () => {
    expect(problemsOf(writeDocument({ ...scaling(2), network: {} })).map(({ named }) => named)).toEqual(['network']);
    const without = writeDocument({ scaling: { ScalingPolicies: [policy(300)] } });
    expect(problemsOf(without).map(({ named }) => named)).toEqual(['scaling.ScalableTarget']);
  });

  it('lets entries of a list come and go where the list may be edited', () => {
    const both = { ...policy(300), PolicyName: 'second' };
    const two = {
      scaling: { ScalableTarget: { MinCapacity: 2, MaxCapacity: 8 }, ScalingPolicies: [both, policy(300)] },
    };
    expect(problemsOf(writeDocument(two))).toEqual([]);
    const none = { scaling: { ScalableTarget: { MinCapacity: 2, MaxCapacity: 8 }, ScalingPolicies: [] } };
    expect(problemsOf(writeDocument(none))).toEqual([]);
  });

  it('wants a number where a number was, and true or false where that was', () => {
    const text = writeDocument(lab.document)
      .replace('"TargetValue": 300', '"TargetValue": "many"')
      .replace('"DisableScaleIn": false', '"DisableScaleIn": "no"');
    expect(problemsOf(text).map(({ message }) => message)).toEqual([
      'scaling.ScalingPolicies.invocations.TargetTrackingScalingPolicyConfiguration.TargetValue: expected a number',
      'scaling.ScalingPolicies.invocations.TargetTrackingScalingPolicyConfiguration.DisableScaleIn: expected true or false',
    ]);
  });

  it('wants a list where a list was: an object would be taken for a patch of it', () => {
    const text = writeDocument({
      scaling: {
        ScalableTarget: { MinCapacity: 2, MaxCapacity: 8 },
        ScalingPolicies: { invocations: { PolicyType: 'StepScaling' } },
      },
    });
    expect(problemsOf(text).map(({ message }) => message)).toContain(
      'scaling.ScalingPolicies: expected a list [ ] and not { }',
    );
  });

  it.each(['[]', '3', '"scaling"', 'null'])('wants an object and not %s', (text) => {
    expect(problemsOf(text)).toEqual([{ line: 1, named: '', message: 'expected { … } with scaling in it' }]);
  });
});

describe('configuring', () => {
  const { check, read } = configuring(lab);
  const messageOf = (text: string) => {
    const checked = check(withText(shownWork(lab), text, lab));
    return checked.kind === 'lacking' ? checked.message : '';
  };

  it('makes a submission of the difference, which the server reads', () => {
    const checked = check(withText(shownWork(lab), writeDocument(scaling(6)), lab));
    expect(checked).toEqual({
      kind: 'ready',
      response: { change: { scaling: { ScalableTarget: { MinCapacity: 6 } } } },
    });
    const ids = { attemptId: '0193513a-0000-7000-8000-000000000001', drawId: '0193513a-0000-4000-8000-000000000001' };
    const response = checked.kind === 'ready' && checked.response;
    expect(submissionSchema.safeParse({ ...ids, response }).success).toBe(true);
  });

  it('sends nothing that is as it was shown', () => {
    const message = 'This is still the configuration that was shown. Change it first.';
    expect(check(null)).toEqual({ kind: 'lacking', message });
    expect(messageOf(writeDocument(lab.document))).toBe(message);
  });

  it('sends nothing that is wrong, and says where', () => {
    expect(messageOf('{\n  "scaling": {,\n}')).toMatch(/^Not sent yet\. Line 2 of the JSON: /);
    expect(messageOf(writeDocument({}))).toMatch(/^Not sent yet\. Line 1 of the JSON: scaling cannot be changed here/);
  });

  it('keeps the last text that could be read beside the one that cannot', () => {
    const good = withText(shownWork(lab), writeDocument(scaling(6)), lab);
    const broken = withText(good, '{', lab);
    expect(broken).toEqual({ text: '{', readable: good.text });
    expect(read(JSON.parse(JSON.stringify(broken)))).toEqual(broken);
    expect(read(['{'])).toBeNull();
    expect(read({ text: 1, readable: '' })).toBeNull();
  });
});

describe('groupFields', () => {
  const groups = groupFields(lab.document, lab);
  const fieldsOf = (title: string) => groups.find((group) => group.title === title)?.fields ?? [];

  it('makes a group of each part and of each entry of a list, without the name that is its title', () => {
    expect(groups.map(({ title }) => title)).toEqual(['ScalableTarget', 'ScalingPolicies: invocations']);
    expect(fieldsOf('ScalingPolicies: invocations').map(({ label }) => label)).toEqual([
      'PolicyType',
      'TargetValue',
      'PredefinedMetricType',
      'DisableScaleIn',
    ]);
  });

  it('gives each value the control that fits it, and none to what stays as it is', () => {
    const controlsOf = (title: string) => fieldsOf(title).map(({ control }) => control?.kind ?? null);
    expect(controlsOf('ScalableTarget')).toEqual(['number', null]);
    expect(controlsOf('ScalingPolicies: invocations')).toEqual([null, 'number', 'choice', 'flag']);
  });

  it('says what a changed value was', () => {
    const [minimum] = groupFields(scaling(6), lab)[0]?.fields ?? [];
    expect(minimum).toMatchObject({ value: 6, stated: '2' });
    expect(groups[0]?.fields[0]).toMatchObject({ value: 2, stated: null });
  });

  it('keeps a value that AWS does not know in its list', () => {
    const text = writeDocument(lab.document).replace('SageMakerVariantInvocationsPerInstance', 'Typo');
    const read = readLab(text, lab);
    const fields = read.kind === 'read' ? groupFields(read.document, lab).flatMap((group) => group.fields) : [];
    const metric = fields.find(({ label }) => label === 'PredefinedMetricType');
    expect(metric?.control?.kind === 'choice' && metric.control.among[0]).toBe('Typo');
  });

  it('numbers entries that have no name', () => {
    const steps: JsonObject = {
      scaling: {
        ScalingPolicies: [
          {
            PolicyName: 'steps',
            StepScalingPolicyConfiguration: { StepAdjustments: [{ ScalingAdjustment: 1 }, { ScalingAdjustment: 2 }] },
          },
        ],
      },
    };
    const labels = groupFields(steps, toLab(['scaling'], steps)).flatMap(({ fields }) =>
      fields.map(({ label }) => label),
    );
    expect(labels).toEqual(['StepAdjustments 1, ScalingAdjustment', 'StepAdjustments 2, ScalingAdjustment']);
  });

  it('writes a value where it stands', () => {
    const [group] = groups;
    const path = group?.fields[0]?.path ?? [];
    expect(withValueAt(lab.document, path, 6)).toEqual(scaling(6));
  });
});

describe('what AWS CLI prints', () => {
  const printed: JsonObject = {
    ScalingPolicies: [
      {
        PolicyARN: 'arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1',
        ...policy(600),
        ServiceNamespace: 'sagemaker',
        ResourceId: 'endpoint/shop/variant/AllTraffic',
        ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
        Alarms: [{ AlarmName: 'TargetTracking-high', AlarmARN: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:1' }],
        CreationTime: '2026-06-01T08:00:00Z',
      },
    ],
  };

  it('takes the place of the policies, without what nobody sets', () => {
    const taken = fromCli(printed, lab.document);
    expect(taken?.document).toEqual(scaling(2, 600));
    expect(taken?.note).toBe(
      'Taken over from AWS CLI output: ScalingPolicies. Left out, as nobody can set it: PolicyARN, ServiceNamespace, ResourceId, ScalableDimension, Alarms, CreationTime.',
    );
  });

  it('has one scalable target, which is ours', () => {
    const target = { ServiceNamespace: 'sagemaker', MinCapacity: 4, MaxCapacity: 8, RoleARN: 'arn:aws:iam::1:role/r' };
    expect(fromCli({ ScalableTargets: [target] }, lab.document)?.document).toEqual(scaling(4));
  });

  it.each<[name: string, pasted: JsonObject]>([
    ['our own document', lab.document],
    ['an empty object', {}],
    ['something else of AWS', { MetricAlarms: [] }],
    ['a list of texts', { ScalingPolicies: ['invocations'] }],
    ['no targets', { ScalableTargets: [] }],
  ])('is not %s', (_name, pasted) => {
    expect(fromCli(pasted, lab.document)).toBeNull();
  });

  it('has no place in a document without scaling', () => {
    expect(fromCli(printed, { network: {} })).toBeNull();
  });
});
