import { describe, expect, it } from 'vitest';
import { parseShorthand } from '@/lib/aws/import/cli/shorthand';
import { splitCommands } from '@/lib/aws/import/cli/shell-words';

const words = (text: string) =>
  splitCommands(text).map((command) =>
    command.words.map((word) => word.replace(/\uE000/g, '‹').replace(/\uE001/g, '›')),
  );

describe('a shell script', () => {
  it('is split into commands and words as a shell does it', () => {
    expect(words('aws a --x \'it\'\'s\' \\\n  --y "b \\"c\\"" # note\naws d; aws e && aws f\\ g\n')).toEqual([
      ['aws', 'a', '--x', 'its', '--y', 'b "c"'],
      ['aws', 'd'],
      ['aws', 'e'],
      ['aws', 'f g'],
    ]);
  });

  it('keeps what the shell fills in apart from text in single quotes', () => {
    expect(words('aws "$A/${B}" $(date +%s) `id` \'$A ${B}\'')).toEqual([
      ['aws', '‹A›/‹B›', '‹date +%s›', '‹id›', '$A ${B}'],
    ]);
  });

  it('counts the line on which a command begins', () => {
    expect(splitCommands('\n# one\naws a \\\n  b\naws c "x\ny"\naws d').map(({ line }) => line)).toEqual([3, 5, 7]);
  });
});

describe('the shorthand of the AWS CLI', () => {
  it.each<[string, unknown]>([
    ['MinCapacity=1,MaxCapacity=5', { MinCapacity: '1', MaxCapacity: '5' }],
    ['Name=EndpointName,Value=shop', { Name: 'EndpointName', Value: 'shop' }],
    [
      'TargetValue=70,PredefinedMetricSpecification={PredefinedMetricType=X,ResourceLabel=Y}',
      { TargetValue: '70', PredefinedMetricSpecification: { PredefinedMetricType: 'X', ResourceLabel: 'Y' } },
    ],
    ['Subnets=a,b,SecurityGroupIds=c', { Subnets: ['a', 'b'], SecurityGroupIds: 'c' }],
    [
      'StepAdjustments=[{ScalingAdjustment=1},{ScalingAdjustment=2}]',
      { StepAdjustments: [{ ScalingAdjustment: '1' }, { ScalingAdjustment: '2' }] },
    ],
    ['Description="a, b=c",X=1', { Description: 'a, b=c', X: '1' }],
    ['not shorthand', null],
    ['a={b=1', null],
  ])('%s', (text, expected) => {
    expect(parseShorthand(text)).toEqual(expected);
  });
});
