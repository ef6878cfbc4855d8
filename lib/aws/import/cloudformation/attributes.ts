import { ownMember } from '@/lib/aws/own-member';
import type { Json } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { isOpenObject, joinParts, type Open, Unresolved } from '@/lib/aws/import/call';
import { resolve, type Template } from './resolve';

/** The property that names a resource; without it CloudFormation makes a name up, and the logical id stands in. */
const nameProperties: Record<string, string> = {
  'AWS::SageMaker::Endpoint': 'EndpointName',
  'AWS::SageMaker::EndpointConfig': 'EndpointConfigName',
  'AWS::SageMaker::Model': 'ModelName',
  'AWS::SageMaker::InferenceComponent': 'InferenceComponentName',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'PolicyName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
};

/** The name of a resource: a property, or its logical id. */
export function nameOf(logicalId: string, template: Template): Open {
  const resource = ownMember(template.resources, logicalId);
  const property = isObject(resource) ? ownMember(nameProperties, String(resource.Type)) : undefined;
  const given = property === undefined ? undefined : propertyOf(logicalId, property, template);
  return given === undefined || given === null ? logicalId : given;
}

function propertyOf(logicalId: string, property: string, template: Template): Open | undefined {
  const resource = ownMember(template.resources, logicalId);
  const properties: Json | undefined = isObject(resource) ? resource.Properties : undefined;
  const value = isObject(properties) ? ownMember(properties, property) : undefined;
  const path = `${logicalId}.${property}`;
  if (value === undefined || template.busy.has(path)) return undefined;
  template.busy.add(path);
  const resolved = resolve(value, template);
  template.busy.delete(path);
  return resolved;
}

/** What !Ref returns for a resource, as far as something here needs it; null for what is not in the template. */
export function referenceTo(logicalId: string, template: Template): Open | null {
  const resource = ownMember(template.resources, logicalId);
  if (!isObject(resource)) return null;
  const name = nameOf(logicalId, template);
  switch (resource.Type) {
    case 'AWS::ApplicationAutoScaling::ScalableTarget': {
      const part = (property: string) => propertyOf(logicalId, property, template) ?? '';
      return joinParts([part('ResourceId'), '|', part('ScalableDimension'), '|', part('ServiceNamespace')]);
    }
    case 'AWS::ApplicationAutoScaling::ScalingPolicy':
      return joinParts([
        'arn:aws:autoscaling:region:123456789012:scalingPolicy:id:resource/sagemaker/id:policyName/',
        name,
      ]);
    case 'AWS::SageMaker::Endpoint':
      return joinParts(['arn:aws:sagemaker:region:123456789012:endpoint/', name]);
    case 'AWS::SageMaker::EndpointConfig':
      return joinParts(['arn:aws:sagemaker:region:123456789012:endpoint-config/', name]);
    case 'AWS::SageMaker::Model':
      return joinParts(['arn:aws:sagemaker:region:123456789012:model/', name]);
    case 'AWS::CloudWatch::Alarm':
    case 'AWS::SageMaker::InferenceComponent':
      return name;
    default:
      return null;
  }
}

/** What !GetAtt returns: the attributes that are names are known. */
export function attributeOf(logicalId: string, attribute: string, template: Template): Open | null {
  const resource = ownMember(template.resources, logicalId);
  if (!isObject(resource)) return null;
  if (attribute === ownMember(nameProperties, String(resource.Type))) return nameOf(logicalId, template);
  if (attribute === 'Id' || attribute === 'Arn') return referenceTo(logicalId, template);
  const own = propertyOf(logicalId, attribute, template);
  return own === undefined || isOpenObject(own) ? null : own;
}

/** The name at the end of an ARN that `referenceTo` made: properties take one for the other. */
export function nameInArn(value: Open): Open {
  const short = (text: string) => text.replace(/^arn:[^/]*\//, '');
  if (value instanceof Unresolved)
    return new Unresolved(value.expression.replace(/^arn:[^/]*\//, ''), short(value.text));
  return typeof value === 'string' ? short(value) : value;
}
