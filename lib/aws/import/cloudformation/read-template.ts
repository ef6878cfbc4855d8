import { ownMember } from '@/lib/aws/own-member';
import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import {
  isOpenObject,
  type Open,
  type OpenCall,
  type OpenObject,
  type Remark,
  Unresolved,
} from '@/lib/aws/import/call';
import { coerce } from '@/lib/aws/import/coerce';
import { type Configuration, configuration } from '@/lib/aws/import/configuration';
import { nameInArn, nameOf } from './attributes';
import { holds } from './conditions';
import { resolve, type Template } from './resolve';

/** The request that a resource makes; its properties have the request's names. */
const operations: Record<string, string> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': 'RegisterScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'PutScalingPolicy',
  'AWS::CloudWatch::Alarm': 'PutMetricAlarm',
  'AWS::SageMaker::Endpoint': 'CreateEndpoint',
  'AWS::SageMaker::EndpointConfig': 'CreateEndpointConfig',
  'AWS::SageMaker::InferenceComponent': 'CreateInferenceComponent',
  'AWS::SageMaker::Model': 'CreateModel',
};

export function isTemplate(data: Json): data is JsonObject & { Resources: JsonObject } {
  return (
    isObject(data) &&
    isObject(data.Resources) &&
    Object.values(data.Resources).some((one) => isObject(one) && typeof one.Type === 'string')
  );
}

export function readTemplate(
  data: JsonObject & { Resources: JsonObject },
  label: string,
  place: string,
): Configuration {
  const section = (name: string): JsonObject => {
    const value = data[name];
    return isObject(value) ? value : {};
  };
  const template: Template = {
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    resources: data.Resources,
    busy: new Set(),
  };
  const remarks: Remark[] = [];
  const calls = Object.entries(data.Resources).flatMap(([logicalId, resource]) =>
    isObject(resource) ? readResource(logicalId, resource, template, `${place}.Resources.${logicalId}`, remarks) : [],
  );
  return configuration(label, { calls, remarks });
}

function readResource(
  logicalId: string,
  resource: JsonObject,
  template: Template,
  place: string,
  remarks: Remark[],
): OpenCall[] {
  const type = String(resource.Type);
  const operation = ownMember(operations, type);
  if (operation === undefined) {
    if (/^AWS::(IAM|S3|SNS|Lambda|Logs|KMS|EC2|CDK)::/.test(type)) return [];
    remarks.push({ kind: 'not-used', place, message: `${type} says nothing about how a SageMaker endpoint scales` });
    return [];
  }
  if (typeof resource.Condition === 'string') {
    const truth = holds({ Condition: resource.Condition }, template);
    if (truth === false) {
      remarks.push({
        kind: 'not-used',
        place,
        message: `its condition ${resource.Condition} does not hold by the defaults`,
      });
      return [];
    }
    if (truth === null) {
      remarks.push({
        kind: 'assumed',
        place,
        message: `its condition ${resource.Condition} is not known: taken to hold`,
      });
    }
  }
  const properties = resolve(resource.Properties ?? {}, template);
  if (!isOpenObject(properties)) return [];
  return toCalls(logicalId, operation, properties, template, place, remarks);
}

function toCalls(
  logicalId: string,
  operation: string,
  properties: OpenObject,
  template: Template,
  place: string,
  remarks: Remark[],
): OpenCall[] {
  const {
    ScheduledActions: actions,
    ScalingTargetId: targetId,
    EndpointName,
    EndpointConfigName,
    ...rest
  } = properties;
  const input: OpenObject = { ...rest };
  if (EndpointName !== undefined) input.EndpointName = nameInArn(EndpointName);
  if (EndpointConfigName !== undefined) input.EndpointConfigName = nameInArn(EndpointConfigName);
  if (Array.isArray(rest.ProductionVariants)) {
    input.ProductionVariants = rest.ProductionVariants.map((variant) =>
      isOpenObject(variant) && variant.ModelName !== undefined
        ? { ...variant, ModelName: nameInArn(variant.ModelName) }
        : variant,
    );
  }
  const name = {
    CreateEndpoint: 'EndpointName',
    CreateEndpointConfig: 'EndpointConfigName',
    CreateModel: 'ModelName',
    PutMetricAlarm: 'AlarmName',
    CreateInferenceComponent: 'InferenceComponentName',
  }[operation];
  if (name !== undefined) input[name] ??= nameOf(logicalId, template);
  if (operation === 'PutScalingPolicy' && targetId !== undefined) Object.assign(input, splitTargetId(targetId));
  if (operation === 'RegisterScalableTarget') input.ServiceNamespace ??= 'sagemaker';
  const shape = inputShapeOf(operation);
  const known = shape ? coerce(input, shape, place, remarks) : input;
  const resource = {
    ServiceNamespace: known.ServiceNamespace ?? 'sagemaker',
    ResourceId: known.ResourceId ?? null,
    ScalableDimension: known.ScalableDimension ?? null,
  };
  const scheduled = (Array.isArray(actions) ? actions : []).flatMap((action, index): OpenCall[] => {
    const inner = inputShapeOf('PutScheduledAction');
    if (!isOpenObject(action) || !inner) return [];
    const at = `${place}.ScheduledActions[${index}]`;
    return [
      { operation: 'PutScheduledAction', input: coerce({ ...resource, ...action }, inner, at, remarks), place: at },
    ];
  });
  return [{ operation, input: known, place }, ...scheduled];
}

/** endpoint/shop/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker */
function splitTargetId(id: Open): OpenObject {
  const text = id instanceof Unresolved ? id.text : String(id);
  const [resource = '', dimension = '', namespace = ''] = text.split('|');
  if (dimension === '') return { ResourceId: id };
  const ResourceId = id instanceof Unresolved ? new Unresolved(id.expression.split('|')[0] ?? '', resource) : resource;
  return { ResourceId, ScalableDimension: dimension, ServiceNamespace: namespace };
}
