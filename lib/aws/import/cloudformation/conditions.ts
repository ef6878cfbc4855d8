import { ownMember } from '@/lib/aws/own-member';
import type { Json } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { Unresolved } from '@/lib/aws/import/call';
import { resolve, type Template } from './resolve';

/** Whether a condition holds by the parameters' defaults; null where that is not known. */
export function holds(condition: Json, template: Template): boolean | null {
  if (!isObject(condition)) return null;
  const [[name, argument] = ['', null]] = Object.entries(condition);
  const list = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? named(argument, template) : null;
    case 'Fn::Equals': {
      const [left, right] = list.map((item) => resolve(item, template));
      if (left instanceof Unresolved || right instanceof Unresolved) return null;
      return String(left) === String(right);
    }
    case 'Fn::Not':
      return negate(holds(list[0] ?? null, template));
    case 'Fn::And':
      return negate(any(list.map((item) => negate(holds(item, template)))));
    case 'Fn::Or':
      return any(list.map((item) => holds(item, template)));
    default:
      return null;
  }
}

function named(name: string, template: Template): boolean | null {
  const condition = ownMember(template.conditions, name);
  if (condition === undefined || template.busy.has(`condition ${name}`)) return null;
  template.busy.add(`condition ${name}`);
  const truth = holds(condition, template);
  template.busy.delete(`condition ${name}`);
  return truth;
}

const negate = (truth: boolean | null) => (truth === null ? null : !truth);

function any(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
