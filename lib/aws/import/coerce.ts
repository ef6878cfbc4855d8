import { ownMember } from '@/lib/aws/own-member';
import type { Structure, Shape } from '@/lib/aws/rules/calls/shape';
import { isOpenObject, type Open, type OpenObject, type Remark } from './call';

/**
 * Values of CloudFormation, Terraform and manifests in the types of the request: their tools turn "1" into 1 and 1 into
 * "1", and have properties of their own, which are named and left out.
 */
export function coerce(input: OpenObject, shape: Structure, place: string, remarks: Remark[]): OpenObject {
  const result: OpenObject = {};
  for (const [member, value] of Object.entries(input)) {
    const inner = ownMember(shape.members, member);
    if (inner) result[member] = coerceValue(value, inner, `${place}.${member}`, remarks);
    else remarks.push({ kind: 'not-used', place: `${place}.${member}`, message: 'a scenario has no place for it' });
  }
  return result;
}

function coerceValue(value: Open, shape: Shape, place: string, remarks: Remark[]): Open {
  switch (shape.type) {
    case 'structure':
      return isOpenObject(value) ? coerce(value, shape, place, remarks) : value;
    case 'list':
      return Array.isArray(value)
        ? value.map((inner, index) => coerceValue(inner, shape.of, `${place}[${index}]`, remarks))
        : value;
    case 'integer':
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    case 'string':
    case 'enum':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    default:
      return value;
  }
}
