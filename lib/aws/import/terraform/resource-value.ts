import { joinParts, type Open, type OpenObject } from '@/lib/aws/import/call';
import { evaluate, pairsOf, type Scope } from './evaluate';
import type { Block, Body } from './syntax';

/** A resource's arguments and blocks as values, with the attributes that the provider computes and others refer to. */
export function resourceValue(block: Block, scope: Scope): OpenObject {
  const value = bodyValue(block.body, scope);
  const [type = '', label = ''] = block.labels;
  return { ...value, ...computed(type, label, value) };
}

/** Arguments, and each block as a list under its type. */
export function bodyValue({ attributes, blocks }: Body, scope: Scope): OpenObject {
  const value: OpenObject = {};
  for (const { name, value: expression } of attributes.values()) value[name] = evaluate(expression, scope);
  for (const block of blocks) {
    const dynamic = block.type === 'dynamic';
    const name = dynamic ? (block.labels[0] ?? '') : block.type;
    const before = value[name];
    const found = dynamic ? dynamicBlocks(name, block, scope) : [bodyValue(block.body, scope)];
    value[name] = [...(Array.isArray(before) ? before : []), ...found];
  }
  return value;
}

/** dynamic "step" { for_each = …, content { … } }: a block for each item, or one with open values. */
function dynamicBlocks(name: string, { body }: Block, scope: Scope): OpenObject[] {
  const content = body.blocks.find(({ type }) => type === 'content')?.body;
  const each = body.attributes.get('for_each')?.value;
  if (!content || !each) return [];
  const named = body.attributes.get('iterator')?.value;
  const iterator = named?.kind === 'name' ? named.name : name;
  const pairs = pairsOf(evaluate(each, scope));
  if (!pairs) return [bodyValue(content, scope)];
  return pairs.map(([key, item]) =>
    bodyValue(content, (one) => (one === iterator ? { key, value: item } : scope(one))),
  );
}

/** The provider's names for what AWS answers. Without a name of its own a resource goes by its label. */
function computed(type: string, label: string, value: OpenObject): OpenObject {
  const prefix = value.name_prefix;
  const name: Open = value.name ?? (prefix === undefined || prefix === null ? label : joinParts([prefix, label]));
  switch (type) {
    case 'aws_appautoscaling_target':
      return { id: value.resource_id ?? null };
    case 'aws_appautoscaling_policy':
      return {
        id: name,
        arn: joinParts([
          'arn:aws:autoscaling:region:123456789012:scalingPolicy:id:resource/sagemaker/id:policyName/',
          name,
        ]),
      };
    case 'aws_cloudwatch_metric_alarm':
      return { id: value.alarm_name ?? label };
    case 'aws_sagemaker_endpoint':
    case 'aws_sagemaker_endpoint_configuration':
    case 'aws_sagemaker_model':
      return { name, id: name };
    default:
      return {};
  }
}
