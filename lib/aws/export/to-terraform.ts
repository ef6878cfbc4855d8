import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { type Names, terraformResources } from '@/lib/aws/terraform-names';
import { block, type HclBody, type HclValue, Reference } from './hcl-text';
import type { ExportedCall } from './to-calls';

const typeOf = new Map(Object.entries(terraformResources).map(([type, { operation }]) => [operation, type]));

/** Terraform for the AWS provider. It has no resource for inference components; the network belongs to the model. */
export function toTerraform(calls: readonly ExportedCall[]): string {
  const labels = new Map<ExportedCall, string>();
  for (const call of calls) labels.set(call, freshLabel(call, new Set(labels.values())));
  const config = calls.find(({ operation }) => operation === 'CreateEndpointConfig');
  const components = calls.filter(({ operation }) => operation === 'CreateInferenceComponent');
  const names = components.map(({ input }) => String(input.InferenceComponentName));
  const blocks = [
    ...variables(config),
    ...(config ? models(config) : []),
    ...calls.flatMap((call) => {
      const type = typeOf.get(call.operation);
      return type === undefined ? [] : [resource(type, call, calls, labels)];
    }),
  ];
  const missing =
    names.length > 0 ? `# The provider has no inference components: create ${names.join(', ')} by other means.\n` : '';
  return `${missing}${blocks.join('\n\n')}\n`;
}

const variable = (name: string, description: string) =>
  block(`variable "${name}"`, {
    arguments: [
      ['type', new Reference('string')],
      ['description', description],
    ],
    blocks: [],
  });

function variables(config: ExportedCall | undefined): string[] {
  const role = variable('execution_role_arn', 'Role that SageMaker takes on to pull the image and the model');
  const served = config ? modelNames(config) : [];
  return served.length > 0 ? [role, variable('image', 'Inference image in Amazon ECR')] : config ? [role] : [];
}

function modelNames({ input }: ExportedCall): string[] {
  const variants = Array.isArray(input.ProductionVariants) ? input.ProductionVariants.filter(isObject) : [];
  return [...new Set(variants.flatMap(({ ModelName }) => (typeof ModelName === 'string' ? [ModelName] : [])))];
}

function models(config: ExportedCall): string[] {
  const { VpcConfig } = config.input;
  const vpc = isObject(VpcConfig)
    ? toBody(VpcConfig, { subnets: 'Subnets', security_group_ids: 'SecurityGroupIds' })
    : null;
  return modelNames(config).map((name) =>
    block(`resource "aws_sagemaker_model" "${labelFrom(name)}"`, {
      arguments: [
        ['name', name],
        ['execution_role_arn', new Reference('var.execution_role_arn')],
      ],
      blocks: [
        ['primary_container', { arguments: [['image', new Reference('var.image')]], blocks: [] }],
        ...(vpc ? [['vpc_config', vpc] satisfies [string, HclBody]] : []),
      ],
    }),
  );
}

function resource(
  type: string,
  call: ExportedCall,
  calls: readonly ExportedCall[],
  labels: ReadonlyMap<ExportedCall, string>,
): string {
  const names = terraformResources[type]?.names ?? {};
  const body = toBody(call.input, names);
  const refer = (argument: string, text: string) => {
    const found = body.arguments.find(([name]) => name === argument);
    if (found) found[1] = new Reference(text);
  };
  const labelOf = (operation: string, test: (other: ExportedCall) => boolean) => {
    const found = calls.find((other) => other.operation === operation && test(other));
    return found ? labels.get(found) : undefined;
  };
  const own = (other: ExportedCall) => other.resourceId === call.resourceId;
  if (call.operation === 'CreateEndpoint') {
    const config = labelOf('CreateEndpointConfig', () => true);
    if (config) refer('endpoint_config_name', `aws_sagemaker_endpoint_configuration.${config}.name`);
  }
  if (call.operation === 'CreateEndpointConfig') refer('execution_role_arn', 'var.execution_role_arn');
  const target = labelOf('RegisterScalableTarget', own);
  if (target && (call.operation === 'PutScalingPolicy' || call.operation === 'PutScheduledAction')) {
    for (const member of ['resource_id', 'scalable_dimension', 'service_namespace']) {
      refer(member, `aws_appautoscaling_target.${target}.${member}`);
    }
  }
  if (call.operation === 'PutMetricAlarm' && call.policies && call.policies.length > 0) {
    const arns = call.policies.map((name): HclValue => {
      const label = labelOf('PutScalingPolicy', (other) => own(other) && other.input.PolicyName === name);
      return new Reference(`aws_appautoscaling_policy.${label ?? name}.arn`);
    });
    const others = body.arguments.find(([name]) => name === 'alarm_actions');
    const all: HclValue = [...arns, ...(others && Array.isArray(others[1]) ? others[1] : [])];
    if (others) others[1] = all;
    else body.arguments.push(['alarm_actions', all]);
  }
  if (call.operation === 'RegisterScalableTarget' && calls.some(({ operation }) => operation === 'CreateEndpoint')) {
    const endpoint = labelOf('CreateEndpoint', () => true);
    if (endpoint) body.arguments.push(['depends_on', [new Reference(`aws_sagemaker_endpoint.${endpoint}`)]]);
  }
  return block(`resource "${type}" "${labels.get(call) ?? ''}"`, body);
}

/** A request's members under the provider's names; a structure is a block, a list of them several. */
function toBody(input: JsonObject, names: Names): HclBody {
  const body: HclBody = { arguments: [], blocks: [] };
  for (const [argument, name] of Object.entries(names)) {
    const value = memberOf(input, typeof name === 'string' ? name : name.member);
    if (value === undefined) continue;
    if (typeof name === 'string') body.arguments.push([argument, value]);
    else if ('dimensions' in name) body.arguments.push([argument, dimensionMap(value)]);
    else {
      const items = (Array.isArray(value) ? value : [value]).filter(isObject);
      body.blocks.push(
        ...items.map((item): [string, HclBody] => [argument, toBody(withDefaults(argument, item), name.block)]),
      );
    }
  }
  return body;
}

/** A query without ReturnData returns its data on AWS, and does not in Terraform. */
function withDefaults(argument: string, item: JsonObject): JsonObject {
  return argument === 'metric_query' ? { ...item, ReturnData: item.ReturnData ?? true } : item;
}

function memberOf(input: JsonObject, path: string): Json | undefined {
  const [outer = '', inner] = path.split('.');
  const value = input[outer];
  if (inner === undefined) return value;
  return isObject(value) ? value[inner] : undefined;
}

function dimensionMap(value: Json): JsonObject {
  const items = Array.isArray(value) ? value.filter(isObject) : [];
  return Object.fromEntries(items.map(({ Name, Value }): [string, Json] => [String(Name), Value ?? '']));
}

function freshLabel({ operation, input, resourceId }: ExportedCall, taken: ReadonlySet<string>): string {
  const own = [input.PolicyName, input.AlarmName, input.ScheduledActionName, input.EndpointName].find(
    (one) => typeof one === 'string',
  );
  const name = operation === 'RegisterScalableTarget' ? resourceId?.split('/').at(-1) : own;
  const base = labelFrom(String(name ?? 'endpoint'));
  let label = base;
  for (let count = 2; taken.has(label); count++) label = `${base}_${count}`;
  return label;
}

function labelFrom(name: string): string {
  const label = name.replace(/[^a-zA-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[a-zA-Z]/.test(label) ? label : `one_${label}`;
}
