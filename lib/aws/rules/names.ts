import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Endpoint, Scaling } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import { constraintViolation } from '@/lib/aws/notice';
import { variantsOf } from './endpoint';

/** Patterns and lengths, as the service models of SageMaker and CloudWatch state them. */
type Pattern = { expression: RegExp; text: string };
const name: Pattern = {
  expression: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
  text: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
};
const modelName: Pattern = {
  expression: /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/,
  text: '[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?',
};
const vpcId: Pattern = { expression: /^[-0-9a-zA-Z]+$/, text: '[-0-9a-zA-Z]+' };
const policyName: Pattern = { expression: /^[\x20-\x7e]+$/, text: '\\p{Print}+' };

export function checkEndpointNames(endpoint: Endpoint, path: string): Notice[] {
  const { EndpointName, InferenceComponents = [], VpcConfig } = endpoint;
  return [
    ...checkText(EndpointName, 'endpointName', `${path}.EndpointName`, name, 63),
    ...variantsOf(endpoint).flatMap(({ variant, path: where }) => [
      ...checkText(variant.VariantName, 'variantName', `${path}.${where}.VariantName`, name, 63),
      ...checkText(variant.ModelName, 'modelName', `${path}.${where}.ModelName`, modelName, 63),
    ]),
    ...InferenceComponents.flatMap(({ InferenceComponentName: one }, index) =>
      checkText(one, 'inferenceComponentName', `${path}.InferenceComponents[${index}]`, modelName, 63),
    ),
    ...(VpcConfig?.Subnets ?? []).flatMap((id) => checkText(id, 'subnets', `${path}.VpcConfig.Subnets`, vpcId, 32)),
    ...(VpcConfig?.SecurityGroupIds ?? []).flatMap((id) =>
      checkText(id, 'securityGroupIds', `${path}.VpcConfig.SecurityGroupIds`, vpcId, 32),
    ),
  ];
}

export function checkScalingNames({ ScalingPolicies = [], Alarms = [] }: Scaling, path: string): Notice[] {
  return [
    ...ScalingPolicies.flatMap(({ PolicyName }, index) =>
      PolicyName === ''
        ? []
        : checkText(PolicyName, 'policyName', `${path}.ScalingPolicies[${index}].PolicyName`, policyName, Infinity),
    ),
    ...Alarms.flatMap((alarm, index) => checkAlarmTexts(alarm, `${path}.Alarms[${index}]`)),
  ];
}

function checkAlarmTexts(
  { Namespace, MetricName, Dimensions = [], AlarmDescription }: MetricAlarm,
  path: string,
): Notice[] {
  const tooMany = 'Member must have length less than or equal to 30';
  return [
    ...checkLength(Namespace, 'namespace', `${path}.Namespace`, 1, 255),
    ...checkLength(MetricName, 'metricName', `${path}.MetricName`, 1, 255),
    ...checkLength(AlarmDescription, 'alarmDescription', `${path}.AlarmDescription`, 0, 1024),
    ...(Dimensions.length > 30
      ? [constraintViolation(`[${Dimensions.length}]`, 'dimensions', `${path}.Dimensions`, tooMany)]
      : []),
    ...Dimensions.flatMap((dimension, index) => [
      ...checkLength(
        dimension.Name,
        `dimensions.${index + 1}.member.name`,
        `${path}.Dimensions[${index}].Name`,
        1,
        255,
      ),
      ...checkLength(
        dimension.Value,
        `dimensions.${index + 1}.member.value`,
        `${path}.Dimensions[${index}].Value`,
        1,
        1024,
      ),
    ]),
  ];
}

function checkText(value: string | undefined, member: string, path: string, pattern: Pattern, most: number): Notice[] {
  if (value === undefined) return [];
  if (value.length <= most && !pattern.expression.test(value)) {
    return [
      constraintViolation(value, member, path, `Member must satisfy regular expression pattern: ${pattern.text}`),
    ];
  }
  return checkLength(value, member, path, 0, most);
}

function checkLength(value: string | undefined, member: string, path: string, least: number, most: number): Notice[] {
  if (value === undefined || (value.length >= least && value.length <= most)) return [];
  const limit = value.length < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  return [constraintViolation(value, member, path, `Member must have length ${limit}`)];
}
