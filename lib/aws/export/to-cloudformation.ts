import { Document, Scalar } from 'yaml';
import type { Json, JsonObject } from '@/lib/contracts/question';
import type { ExportedCall } from './to-calls';

const types: Record<string, string> = {
  CreateEndpointConfig: 'AWS::SageMaker::EndpointConfig',
  CreateEndpoint: 'AWS::SageMaker::Endpoint',
  CreateInferenceComponent: 'AWS::SageMaker::InferenceComponent',
  RegisterScalableTarget: 'AWS::ApplicationAutoScaling::ScalableTarget',
  PutScalingPolicy: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  PutMetricAlarm: 'AWS::CloudWatch::Alarm',
};

type Node = Json | Scalar<string> | Node[] | { [key: string]: Node };
type Resource = { Type: string; DependsOn?: string | string[]; Properties: { [key: string]: Node } };

/** A template in YAML. Scheduled actions are part of their target there. */
export function toCloudFormation(calls: readonly ExportedCall[], description: string): string {
  const ids = new Map<ExportedCall, string>();
  for (const call of calls) ids.set(call, freshId(call, new Set(ids.values())));
  const resources: Record<string, Resource> = {};
  for (const call of calls) {
    if (call.operation === 'PutScheduledAction') continue;
    resources[ids.get(call) ?? ''] = resourceOf(call, calls, ids);
  }
  const template = { AWSTemplateFormatVersion: '2010-09-09', Description: description, Resources: resources };
  const document = new Document(template, { aliasDuplicateObjects: false });
  document.commentBefore = ' Replace the names of models, roles and buckets by your own before you create this stack.';
  return document.toString({ lineWidth: 110 });
}

function resourceOf(
  call: ExportedCall,
  calls: readonly ExportedCall[],
  ids: ReadonlyMap<ExportedCall, string>,
): Resource {
  const { operation, input, resourceId } = call;
  const idOf = (wanted: string, test: (other: ExportedCall) => boolean = () => true) => {
    const found = calls.find((other) => other.operation === wanted && test(other));
    return found ? (ids.get(found) ?? '') : '';
  };
  const own = (other: ExportedCall) => other.resourceId === resourceId;
  const Type = types[operation] ?? operation;
  const properties: { [key: string]: Node } = { ...input };
  switch (operation) {
    case 'CreateEndpoint':
      properties.EndpointConfigName = short('GetAtt', `${idOf('CreateEndpointConfig')}.EndpointConfigName`);
      break;
    case 'CreateInferenceComponent':
      properties.EndpointName = short('GetAtt', `${idOf('CreateEndpoint')}.EndpointName`);
      break;
    case 'RegisterScalableTarget': {
      const actions = calls.filter((other) => other.operation === 'PutScheduledAction' && own(other));
      if (actions.length > 0) properties.ScheduledActions = actions.map((action) => withoutResource(action.input));
      const components = calls.filter((other) => other.operation === 'CreateInferenceComponent');
      const waits = [idOf('CreateEndpoint'), ...components.map((other) => ids.get(other) ?? '')];
      return { Type, DependsOn: waits, Properties: properties };
    }
    case 'PutScalingPolicy': {
      const rest = withoutResource(input);
      return { Type, Properties: { ...rest, ScalingTargetId: short('Ref', idOf('RegisterScalableTarget', own)) } };
    }
    case 'PutMetricAlarm': {
      const policies = (call.policies ?? []).map((name) =>
        short(
          'Ref',
          idOf('PutScalingPolicy', (other) => own(other) && other.input.PolicyName === name),
        ),
      );
      const others = Array.isArray(input.AlarmActions) ? input.AlarmActions : [];
      if (policies.length > 0) properties.AlarmActions = [...policies, ...others];
    }
  }
  return { Type, Properties: properties };
}

function withoutResource(input: JsonObject): JsonObject {
  const entries = Object.entries(input);
  return Object.fromEntries(
    entries.filter(([key]) => !['ServiceNamespace', 'ResourceId', 'ScalableDimension'].includes(key)),
  );
}

/** !Ref x, !GetAtt x.y */
function short(name: string, text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.tag = `!${name}`;
  return scalar;
}

/** Letters and digits of what the call names, made unique. */
function freshId({ operation, input }: ExportedCall, taken: ReadonlySet<string>): string {
  const kind = (types[operation] ?? operation).replace(/^.*::/, '');
  const name = [input.PolicyName, input.AlarmName, input.InferenceComponentName, input.ScheduledActionName].find(
    (one) => typeof one === 'string',
  );
  const base = `${kind}${String(name ?? '').replace(/[^a-zA-Z0-9]/g, '')}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}${count}`;
  return id;
}
