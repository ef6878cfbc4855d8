import { holePattern } from './cli/shell-words';
import { isOpenObject, joinParts, type Open, type OpenObject, Unresolved } from './call';

/**
 * `${name}` in a value is what some program or shell would have filled in: unresolved. So is an object with one member
 * like `$file`, which AWS's shapes never have: a tool's note that it did not have the value.
 */
export function withPlaceholders(input: OpenObject): OpenObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, open(value, splitBraced)]));
}

/** The words of a shell command with what the shell would have filled in. */
export function withHoles(input: OpenObject): OpenObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, open(value, splitHoles)]));
}

/** A manifest with $NAME, ${NAME} and <NAME>, as it is before envsubst or an editor has gone over it. */
export function withTemplateMarks(input: OpenObject): OpenObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, open(value, splitMarked)]));
}

function open(value: Open, split: (text: string) => Open): Open {
  if (typeof value === 'string') return split(value);
  if (Array.isArray(value)) return value.map((inner) => open(inner, split));
  if (!isOpenObject(value)) return value;
  const [[key, inner] = ['', null], ...more] = Object.entries(value);
  if (key.startsWith('$') && more.length === 0) return new Unresolved(typeof inner === 'string' ? inner : key);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner, split)]));
}

const splitBraced = (text: string) => splitBy(text, /(\$\{(?:[^{}]|\{[^{}]*\})*\})/);
const splitHoles = (text: string) => splitBy(text, holePattern, (hole) => `\${${hole.slice(1, -1)}}`);
const splitMarked = (text: string) => splitBy(text, /(\$\{[^{}]*\}|\$[A-Za-z_]\w*|<[^<>]+>)/);

/** Odd pieces of a split by one group are what the group caught. */
function splitBy(text: string, expression: RegExp, shown = (piece: string) => piece): Open {
  const pieces = text.split(expression);
  if (pieces.length === 1) return text;
  return joinParts(pieces.map((piece, index): Open => (index % 2 === 1 ? new Unresolved(shown(piece)) : piece)));
}
