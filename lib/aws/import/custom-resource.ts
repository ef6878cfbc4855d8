import { ownMember } from '@/lib/aws/own-member';
import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import type { Shape } from '@/lib/aws/rules/calls/shape';
import { isOpenObject, type Open, type OpenObject, type Remark } from './call';
import { coerce } from './coerce';
import { type Configuration, configuration, notUsed } from './configuration';
import { objectOf, textOf } from './members';
import { withTemplateMarks } from './placeholders';

/** Kubernetes custom resources of AWS's controllers: the request of their kind in lowerCamelCase. */
const operations: Record<string, string> = {
  EndpointConfig: 'CreateEndpointConfig',
  Endpoint: 'CreateEndpoint',
  InferenceComponent: 'CreateInferenceComponent',
  Model: 'CreateModel',
  ScalableTarget: 'RegisterScalableTarget',
  ScalingPolicy: 'PutScalingPolicy',
  MetricAlarm: 'PutMetricAlarm',
};

export function isCustomResource(data: Json): data is JsonObject {
  return isObject(data) && /\.services\.k8s\.aws\//.test(textOf(data, 'apiVersion') ?? '') && isObject(data.spec);
}

export function readCustomResource(data: JsonObject, label: string, place: string): Configuration {
  const kind = textOf(data, 'kind') ?? '';
  const operation = ownMember(operations, kind);
  const shape = operation === undefined ? null : inputShapeOf(operation);
  if (operation === undefined || !shape) {
    return notUsed(label, place, `the kind ${kind} says nothing about how a SageMaker endpoint scales`);
  }
  const remarks: Remark[] = [];
  const spec = rename(withTemplateMarks(objectOf(data, 'spec') ?? {}), shape);
  const known = isOpenObject(spec) ? coerce(spec, shape, `${place}.spec`, remarks) : {};
  return configuration(label, { calls: [{ operation, input: known, place: `${place}.spec` }], remarks });
}

/** executionRoleARN is the request's ExecutionRoleArn: names are equal but for their case. */
function rename(value: Open, shape: Shape): Open {
  if (Array.isArray(value)) return shape.type === 'list' ? value.map((item) => rename(item, shape.of)) : value;
  if (!isOpenObject(value) || shape.type !== 'structure') return value;
  const members = Object.entries(shape.members);
  const renamed: OpenObject = {};
  for (const [key, inner] of Object.entries(value)) {
    const found = members.find(([member]) => member.toLowerCase() === key.toLowerCase());
    renamed[found?.[0] ?? key] = found ? rename(inner, found[1]) : inner;
  }
  return renamed;
}
