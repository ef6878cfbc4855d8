import { ownMember } from '@/lib/aws/own-member';
import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';
import { joinParts, type Open, Unresolved } from '@/lib/aws/import/call';
import { attributeOf, referenceTo } from './attributes';
import { holds } from './conditions';
import { splitOnce } from './parse-template';

/** A template with what has been found out about it so far. */
export type Template = {
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly resources: JsonObject;
  /** Names on their way to a value, to see circles. */
  readonly busy: Set<string>;
};

/** A template's value with its intrinsic functions resolved as far as the template itself says. */
export function resolve(value: Json, template: Template): Open {
  if (Array.isArray(value)) return value.map((inner) => resolve(inner, template)).filter((inner) => inner !== noValue);
  if (!isObject(value)) return value;
  const [[name, argument] = ['', null], ...others] = Object.entries(value);
  if (others.length === 0 && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
    return call(name, argument, template);
  }
  const entries = Object.entries(value).map(([key, inner]): [string, Open] => [key, resolve(inner, template)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== noValue));
}

/** !Ref AWS::NoValue takes the property away. */
const noValue = new Unresolved('AWS::NoValue');

function call(name: string, argument: Json, template: Template): Open {
  const unknown = () => new Unresolved(written(name, argument));
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? reference(argument, template) : unknown();
    case 'Fn::GetAtt': {
      const [resource = '', attribute = ''] = typeof argument === 'string' ? splitOnce(argument) : texts(argument);
      return attributeOf(resource, attribute, template) ?? unknown();
    }
    case 'Fn::Sub':
      return substitute(argument, template) ?? unknown();
    case 'Fn::Join': {
      const [separator, list] = pair(argument);
      const items = resolve(list, template);
      if (typeof separator !== 'string' || !Array.isArray(items)) return unknown();
      return joinParts(items.flatMap((item, index) => (index > 0 ? [separator, item] : [item])));
    }
    case 'Fn::If': {
      const [condition, yes = null, no = null] = Array.isArray(argument) ? argument : [];
      const truth = typeof condition === 'string' ? holds({ Condition: condition }, template) : null;
      return truth === null ? unknown() : resolve(truth ? yes : no, template);
    }
    case 'Fn::FindInMap': {
      const keys = resolve(argument, template);
      if (!Array.isArray(keys)) return unknown();
      const found = keys
        .slice(0, 3)
        .reduce<Json | undefined>(
          (map, key) => (isObject(map) && typeof key === 'string' ? ownMember(map, key) : undefined),
          template.mappings,
        );
      return found === undefined ? unknown() : found;
    }
    case 'Fn::Select': {
      const [index, list] = pair(argument);
      const items = resolve(list, template);
      const at = Number(resolve(index, template));
      return Array.isArray(items) ? (items[at] ?? unknown()) : unknown();
    }
    case 'Fn::Split': {
      const [separator, text] = pair(argument);
      const whole = resolve(text, template);
      return typeof separator === 'string' && typeof whole === 'string' ? whole.split(separator) : unknown();
    }
    case 'Fn::Length': {
      const items = resolve(argument, template);
      return Array.isArray(items) ? items.length : unknown();
    }
    default:
      return unknown();
  }
}

/** A parameter by its default, a pseudo parameter, or what CloudFormation returns for a resource. */
export function reference(name: string, template: Template): Open {
  if (name === 'AWS::NoValue') return noValue;
  const parameter = ownMember(template.parameters, name);
  if (isObject(parameter)) return parameterValue(name, parameter);
  return referenceTo(name, template) ?? new Unresolved(`\${${name}}`);
}

function parameterValue(name: string, { Default: value, Type: type }: JsonObject): Open {
  if (value === undefined) return new Unresolved(`\${${name}}`);
  if (type === 'Number' && typeof value === 'string') return Number(value);
  if (type === 'CommaDelimitedList' || String(type).startsWith('List<')) return String(value).split(/\s*,\s*/);
  return value;
}

/** ${Name}, ${Resource.Attribute}, ${!Literal}; names of the second argument come first. */
function substitute(argument: Json, template: Template): Open | null {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') return null;
  const names = isObject(own) ? own : {};
  const parts = text.split(/\$\{([^}]*)\}/).map((piece, index): Open => {
    if (index % 2 === 0) return piece;
    if (piece.startsWith('!')) return `\${${piece.slice(1)}}`;
    const name = piece.trim();
    const given = ownMember(names, name);
    if (given !== undefined) return resolve(given, template);
    const [resource = '', attribute] = splitOnce(name);
    if (attribute === undefined) return reference(name, template);
    return attributeOf(resource, attribute, template) ?? new Unresolved(`\${${name}}`);
  });
  return joinParts(parts);
}

function pair(argument: Json): [Json, Json] {
  const [first = null, second = null] = Array.isArray(argument) ? argument : [];
  return [first, second];
}

const texts = (value: Json) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** As an author would write it, for the report. */
function written(name: string, argument: Json): string {
  const text = typeof argument === 'string' ? argument : JSON.stringify(argument);
  return `!${name.replace('Fn::', '')} ${name === 'Fn::GetAtt' && Array.isArray(argument) ? argument.join('.') : text}`;
}
