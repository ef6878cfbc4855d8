import { ownMember } from '@/lib/aws/own-member';
import type { Json, JsonObject } from '@/lib/contracts/question';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { refusal } from '@/lib/aws/notice';
import type { Notice } from '@/lib/contracts/trace';
import type { Shape, Structure } from './shape';

/**
 * A request against the shape of its input. Wrong types and unknown members make a bad document (AWS's tools do not even
 * send those); broken constraints are one ValidationException that counts them, in AWS's words.
 */
export type RequestCheck = { problems: DocumentProblem[]; refusals: Notice[] };

type Violation = { where: string; text: string };
type Found = { problems: DocumentProblem[]; violations: Violation[] };

export function checkRequest(input: JsonObject, shape: Structure, place: string): RequestCheck {
  const found: Found = { problems: [], violations: [] };
  checkStructure(input, shape, [], place, found);
  const count = found.violations.length;
  if (count === 0) return { problems: found.problems, refusals: [] };
  const heading = `${count} validation error${count === 1 ? '' : 's'} detected: `;
  const text = found.violations.map((violation) => violation.text).join('; ');
  return { problems: found.problems, refusals: [refusal(found.violations[0]?.where ?? place, heading + text)] };
}

/** Members in the order of the document, then the missing ones. */
function checkStructure(value: JsonObject, shape: Structure, path: readonly string[], place: string, found: Found) {
  for (const [member, inner] of Object.entries(value)) {
    const innerPlace = `${place}.${member}`;
    const known = ownMember(shape.members, member);
    if (known) checkValue(inner, known, [...path, member], innerPlace, found);
    else {
      const members = Object.keys(shape.members).join(', ');
      found.problems.push({
        path: innerPlace,
        message: `Unknown parameter in input: "${member}", must be one of: ${members}`,
      });
    }
  }
  for (const member of shape.required) {
    if (value[member] !== undefined) continue;
    const constraint = `Value null at '${camel([...path, member])}' failed to satisfy constraint: Member must not be null`;
    found.violations.push({ where: `${place}.${member}`, text: constraint });
  }
}

function checkValue(value: Json, shape: Shape, path: readonly string[], place: string, found: Found): void {
  const wrongType = (expected: string) =>
    found.problems.push({
      path: place,
      message: `Invalid type for parameter ${path.join('.')}: expected ${expected}, got ${typeOf(value)}`,
    });
  const violation = (constraint: string, shown: Json = value) =>
    found.violations.push({
      where: place,
      text: `Value '${show(shown)}' at '${camel(path)}' failed to satisfy constraint: Member must ${constraint}`,
    });
  switch (shape.kind) {
    case 'structure':
      if (!isObject(value)) wrongType('an object');
      else checkStructure(value, shape, path, place, found);
      return;
    case 'list':
      if (!Array.isArray(value)) {
        wrongType('a list');
        return;
      }
      checkSize(value.length, shape, 'length', violation);
      value.forEach((inner, index) =>
        checkValue(inner, shape.of, [...path, `${index + 1}`, 'member'], `${place}[${index}]`, found),
      );
      return;
    case 'string':
      if (typeof value !== 'string') wrongType('text');
      else checkString(value, shape, violation);
      return;
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) wrongType('a number');
      else if (shape.kind === 'integer' && !Number.isInteger(value)) wrongType('a whole number');
      else checkSize(value, shape, 'value', violation);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') wrongType('true or false');
      return;
    case 'timestamp':
      if (typeof value !== 'string' && typeof value !== 'number') wrongType('a time');
      return;
    case 'map':
    case 'any':
  }
}

function checkString(value: string, shape: Extract<Shape, { kind: 'string' }>, violation: (text: string) => void) {
  if (shape.values && !shape.values.includes(value)) {
    violation(`satisfy enum value set: [${shape.values.join(', ')}]`);
    return;
  }
  checkSize(value.length, shape, 'length', violation);
  if (shape.pattern !== undefined && !expressionOf(shape.pattern).test(value)) {
    violation(`satisfy regular expression pattern: ${shape.pattern}`);
  }
}

function checkSize(
  size: number,
  { min, max }: { min?: number; max?: number },
  what: string,
  violation: (text: string) => void,
) {
  if (min !== undefined && size < min) violation(`have ${what} greater than or equal to ${min}`);
  if (max !== undefined && size > max) violation(`have ${what} less than or equal to ${max}`);
}

/** AWS writes Java's patterns and means the whole value: \p{Print} is printable ASCII, the surrogates are pairs. */
function expressionOf(pattern: string): RegExp {
  const ours = pattern
    .replaceAll('\\p{Print}', '[\\x20-\\x7e]')
    .replaceAll('\\uD800\\uDC00-\\uDBFF\\uDFFF', '\\uD800-\\uDFFF');
  return new RegExp(`^(?:${ours})$`, 's');
}

const camel = (path: readonly string[]) => path.map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join('.');

const show = (value: Json): string =>
  Array.isArray(value) ? `[${value.map(show).join(', ')}]` : isObject(value) ? JSON.stringify(value) : String(value);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : typeof value === 'string' ? `the text "${value}"` : `${typeof value} ${value}`;
}
