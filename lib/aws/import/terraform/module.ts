import { ownMember } from '@/lib/aws/own-member';
import { type Open, type OpenObject, Unresolved } from '@/lib/aws/import/call';
import { evaluate, pairsOf, type Scope } from './evaluate';
import { resourceValue } from './resource-value';
import type { Block, Expression } from './syntax';
import { withDefaults } from './types';

/** A resource or module that exists: with count or for_each there are several. */
export type Instance = { block: Block; file: string; scope: Scope; key: string };

/** The files of one folder, with the values that its variables have been given. */
export type Module = {
  readonly folder: string;
  readonly blocks: readonly { block: Block; file: string }[];
  readonly inputs: OpenObject;
  readonly cache: Map<string, Open>;
  readonly busy: Set<string>;
  /** A module block's module, or null where its files are not among the documents. */
  readonly child: (block: Block, module: Module) => Module | null;
  readonly isRoot: boolean;
};

export function scopeOf(module: Module): Scope {
  return (name) => {
    switch (name) {
      case 'var':
        return lazily(module, 'variable', (label) => variableValue(label, module));
      case 'local':
        return locals(module);
      case 'module':
        return lazily(module, 'module', (label, block) => outputs(block, module) ?? new Unresolved(`module.${label}`));
      case 'data':
      case 'path':
      case 'terraform':
      case 'each':
      case 'count':
      case 'self':
        return null;
      default:
        return resourcesOf(name, module);
    }
  };
}

/** An object whose values are computed when they are read: locals may lean on each other in any order. */
function lazyObject(names: readonly string[], read: (name: string) => Open): OpenObject {
  const object: OpenObject = {};
  for (const name of names) Object.defineProperty(object, name, { enumerable: true, get: () => read(name) });
  return object;
}

function lazily(module: Module, type: string, read: (label: string, block: Block) => Open): OpenObject {
  const blocks = new Map(
    module.blocks.flatMap(({ block }) => (block.type === type ? [[block.labels[0] ?? '', block] as const] : [])),
  );
  return lazyObject([...blocks.keys()], (label) => {
    const block = blocks.get(label);
    return block ? once(module, `${type}.${label}`, () => read(label, block)) : null;
  });
}

/** Each value once; a value that leans on itself stays open. */
function once(module: Module, name: string, read: () => Open): Open {
  const known = module.cache.get(name);
  if (known !== undefined) return known;
  if (module.busy.has(name)) return new Unresolved(name);
  module.busy.add(name);
  const value = read();
  module.busy.delete(name);
  module.cache.set(name, value);
  return value;
}

function variableValue(label: string, module: Module): Open {
  const block = module.blocks.find(({ block: { type, labels } }) => type === 'variable' && labels[0] === label)?.block;
  const type = block?.body.attributes.get('type')?.value;
  const given = ownMember(module.inputs, label);
  if (given !== undefined) return withDefaults(given, type);
  const fallback = block?.body.attributes.get('default')?.value;
  if (!fallback) return new Unresolved(`var.${label}`, label.replaceAll('_', '-'));
  return withDefaults(evaluate(fallback, scopeOf(module)), type);
}

function locals(module: Module): OpenObject {
  const all = new Map<string, Expression>();
  for (const { block } of module.blocks) {
    if (block.type !== 'locals') continue;
    for (const { name, value } of block.body.attributes.values()) all.set(name, value);
  }
  return lazyObject([...all.keys()], (name) => {
    const value = all.get(name);
    return value ? once(module, `local.${name}`, () => evaluate(value, scopeOf(module))) : null;
  });
}

function outputs(block: Block, module: Module): OpenObject | null {
  const child = module.child(block, module);
  if (!child) return null;
  const found = child.blocks.filter((one) => one.block.type === 'output');
  return lazyObject(
    found.map((one) => one.block.labels[0] ?? ''),
    (name) => {
      const value = found.find((one) => one.block.labels[0] === name)?.block.body.attributes.get('value')?.value;
      return value ? evaluate(value, scopeOf(child)) : null;
    },
  );
}

function resourcesOf(type: string, module: Module): OpenObject | null {
  const found = module.blocks.filter(({ block }) => block.type === 'resource' && block.labels[0] === type);
  if (found.length === 0) return null;
  return lazyObject(
    found.map(({ block }) => block.labels[1] ?? ''),
    (label) => {
      const one = found.find(({ block }) => block.labels[1] === label);
      return one ? once(module, `${type}.${label}`, () => valueOf(one, module)) : null;
    },
  );
}

function valueOf(one: { block: Block; file: string }, module: Module): Open {
  const { instances } = instancesOf(one, module);
  const { attributes } = one.block.body;
  const values = instances.map((instance) => resourceValue(instance.block, instance.scope));
  if (attributes.has('for_each')) {
    return Object.fromEntries(instances.map(({ key }, index): [string, Open] => [key, values[index] ?? null]));
  }
  return attributes.has('count') ? values : (values[0] ?? null);
}

/** How often a block exists: `open` where its count or for_each is not known, and one instance is taken. */
export function instancesOf(
  { block, file }: { block: Block; file: string },
  module: Module,
): { instances: Instance[]; open: string | null } {
  const scope = scopeOf(module);
  const { attributes } = block.body;
  const count = attributes.get('count')?.value;
  const each = attributes.get('for_each')?.value;
  const one = (key: string, own: OpenObject = {}): Instance => ({
    block,
    file,
    key,
    scope: (name) => (Object.hasOwn(own, name) ? (own[name] ?? null) : scope(name)),
  });
  if (count) {
    const times = evaluate(count, scope);
    if (typeof times !== 'number')
      return { instances: [one('0', { count: { index: 0 } })], open: `count = ${count.text}` };
    const indices = Array.from({ length: Math.min(times, 100) }, (_, index) => index);
    return { instances: indices.map((index) => one(String(index), { count: { index } })), open: null };
  }
  if (each) {
    const pairs = pairsOf(evaluate(each, scope));
    if (!pairs) return { instances: [one('')], open: `for_each = ${each.text}` };
    const instances = pairs.map(([key, value]) => {
      // a set has no keys: each.key is the value
      const name = typeof key === 'number' ? String(value) : key;
      return one(name, { each: { key: name, value } });
    });
    return { instances, open: null };
  }
  return { instances: [one('')], open: null };
}

/** The arguments of a module block. */
export function inputsOf(block: Block, scope: Scope): OpenObject {
  const own = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);
  const entries = [...block.body.attributes.values()].filter(({ name }) => !own.has(name));
  return Object.fromEntries(entries.map(({ name, value }): [string, Open] => [name, evaluate(value, scope)]));
}
