import { ownMember } from '@/lib/aws/own-member';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import { type Name, type Names, terraformResources } from '@/lib/aws/terraform-names';
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
import { evaluate } from './evaluate';
import { inputsOf, type Instance, instancesOf, type Module, scopeOf } from './module';
import { parseHcl } from './parse-hcl';
import { resourceValue } from './resource-value';
import type { Block } from './syntax';

export type TerraformFile = { readonly name: string; readonly text: string };

export function isTerraform({ name, text }: TerraformFile): boolean {
  if (/\.(tf|tfvars|hcl)$/i.test(name)) return true;
  return /^\s*(resource|variable|module|provider|terraform|locals|data|output)\s*("[^"]*"\s*)*\{/m.test(text);
}

/** Terraform files as one configuration: each folder is a module, local modules are filled in where they are used. */
export function readTerraform(files: readonly TerraformFile[], label: string): Configuration {
  const reading: Reading = { calls: [], remarks: [], problems: [] };
  const folders = readFolders(files, reading);
  const used = new Set<string>();
  const child = (block: Block, module: Module): Module | null => {
    const source = block.body.attributes.get('source')?.value;
    const path = source?.kind === 'literal' ? String(source.value) : '';
    const folder = /^\.\.?(\/|$)/.test(path) ? joinPath(module.folder, path) : null;
    const found = folder === null ? undefined : folders.get(folder);
    if (folder === null || !found) return null;
    used.add(folder);
    return {
      ...found,
      inputs: inputsOf(block, scopeOf(module)),
      cache: new Map(),
      busy: new Set(),
      child,
      isRoot: false,
    };
  };
  const roots = [...folders.values()].map((folder): Module => ({
    ...folder,
    cache: new Map(),
    busy: new Set(),
    child,
    isRoot: true,
  }));
  // a folder that another one uses is no root of its own
  for (const root of roots) root.blocks.forEach(({ block }) => block.type === 'module' && child(block, root));
  for (const root of roots) if (!used.has(root.folder)) readModule(root, reading);
  return configuration(label, reading);
}

type Reading = { calls: OpenCall[]; remarks: Remark[]; problems: DocumentProblem[] };
type Folder = Pick<Module, 'folder' | 'blocks' | 'inputs'>;

function readFolders(files: readonly TerraformFile[], reading: Reading): Map<string, Folder> {
  const folders = new Map<string, { folder: string; blocks: { block: Block; file: string }[]; inputs: OpenObject }>();
  for (const { name, text } of files) {
    const parsed = parseHcl(text);
    if (parsed.kind === 'bad-document') {
      reading.problems.push({ path: name, message: parsed.message });
      continue;
    }
    const folder = joinPath(name, '..');
    const found = folders.get(folder) ?? { folder, blocks: [], inputs: {} };
    folders.set(folder, found);
    found.blocks.push(...parsed.body.blocks.map((block) => ({ block, file: name })));
    if (!/\.tfvars$/i.test(name)) continue;
    for (const { name: variable, value } of parsed.body.attributes.values()) {
      found.inputs[variable] = evaluate(value, () => null);
    }
  }
  return folders;
}

/** a/b with ../c is a/c. */
function joinPath(from: string, path: string): string {
  const parts = from === '' ? [] : from.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function readModule(module: Module, reading: Reading): void {
  for (const one of module.blocks) {
    const { block, file } = one;
    const [type = '', label = ''] = block.labels;
    const place = `${file} line ${block.line}`;
    const remark = (kind: Remark['kind'], message: string) => reading.remarks.push({ kind, place, message });
    if (block.type === 'module') {
      const source = block.body.attributes.get('source')?.value.text ?? '';
      const inner = module.child(block, module);
      const { instances, open } = instancesOf(one, module);
      if (open) remark('assumed', `${open} is not known from these documents: one instance is taken`);
      if (!inner) remark('not-used', `the module ${type} (${source}) is not among these documents`);
      else if (instances.length > 0) readModule(inner, reading);
    }
    if (block.type !== 'resource') continue;
    if (!Object.hasOwn(terraformResources, type)) {
      if (/^aws_(appautoscaling|cloudwatch|sagemaker|autoscaling)_/.test(type)) {
        remark('not-used', `${type} says nothing about how a SageMaker endpoint scales`);
      }
      continue;
    }
    const { instances, open } = instancesOf(one, module);
    if (open) remark('assumed', `${open} is not known from these documents: one instance is taken`);
    if (instances.length === 0) remark('not-used', `${type}.${label} has a count of 0`);
    for (const instance of instances) readResource(instance, place, reading);
  }
}

/** Arguments that say nothing about the resource itself. */
const meta = new Set([
  'count',
  'for_each',
  'depends_on',
  'lifecycle',
  'provider',
  'tags',
  'tags_all',
  'region',
  'id',
  'arn',
  'name_prefix',
  'timeouts',
]);

function readResource({ block, scope }: Instance, place: string, reading: Reading): void {
  const [type = '', label = ''] = block.labels;
  const resource = ownMember(terraformResources, type);
  const shape = resource ? inputShapeOf(resource.operation) : null;
  if (!resource || !shape) return;
  const value = resourceValue(block, scope);
  const input = toMembers(value, resource.names, place, reading.remarks);
  if (type === 'aws_appautoscaling_policy') input.PolicyType ??= 'StepScaling'; // the provider's default
  if (type === 'aws_appautoscaling_policy' || type === 'aws_appautoscaling_scheduled_action') {
    const name = type === 'aws_appautoscaling_policy' ? 'PolicyName' : 'ScheduledActionName';
    input[name] ??= label;
  }
  if (type === 'aws_cloudwatch_metric_alarm') input.AlarmName ??= label;
  reading.calls.push({ operation: resource.operation, input: coerce(input, shape, place, reading.remarks), place });
}

function toMembers(value: OpenObject, names: Names, place: string, remarks: Remark[]): OpenObject {
  const members: OpenObject = {};
  for (const [argument, inner] of Object.entries(value)) {
    const name = ownMember(names, argument);
    if (name === undefined) {
      if (!meta.has(argument))
        remarks.push({ kind: 'not-used', place, message: `${argument}: a scenario has no place for it` });
    } else if (typeof name === 'string') setMember(members, name, inner);
    else setMember(members, name.member, toStructure(inner, name, place, remarks));
  }
  return members;
}

function toStructure(value: Open, name: Exclude<Name, string>, place: string, remarks: Remark[]): Open {
  if (value === null || value instanceof Unresolved) return value;
  if ('dimensions' in name) {
    return isOpenObject(value) ? Object.entries(value).map(([Name, Value]): Open => ({ Name, Value })) : value;
  }
  const blocks = Array.isArray(value) ? value : [value];
  const read = blocks.map((block) => (isOpenObject(block) ? toMembers(block, name.block, place, remarks) : block));
  if (!name.list) return read[0] ?? null;
  // the provider returns a query's data only where it is told to
  if (name.member === 'Metrics' && 'account_id' in name.block) {
    return read.map((query) => (isOpenObject(query) ? { ...query, ReturnData: query.ReturnData ?? false } : query));
  }
  return read;
}

/** Metric.Namespace is a member of a member. */
function setMember(members: OpenObject, path: string, value: Open): void {
  const [outer = '', inner] = path.split('.');
  if (inner === undefined) members[outer] = value;
  else {
    const before = members[outer];
    members[outer] = { ...(isOpenObject(before) ? before : {}), [inner]: value };
  }
}
