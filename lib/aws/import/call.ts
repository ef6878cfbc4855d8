import type { Json, JsonObject } from '@/lib/contracts/question';

/**
 * Every format comes down to calls of AWS's API: a CloudFormation resource is the call that makes it, a line of a shell
 * script is one, and so is an item of a describe output. One assembler makes a scenario of calls.
 */
export type Call = {
  readonly operation: string;
  readonly input: JsonObject;
  /** Where it stands: file, and path or line in it. */
  readonly place: string;
  /** A configuration without a resource: it belongs to the only target there is, its own resource is a stand-in. */
  readonly loose?: true;
  /** Members whose value is a stand-in for a name that the documents do not give. */
  readonly openNames?: readonly string[];
};

/**
 * What has to be said about a part of a document. `not-used`: a scenario has no place for it. `stand-in`: the scenario
 * holds a value that the documents do not give. `assumed`: read in one of several ways. `warning`: AWS accepts it, and it
 * does not do what its author wanted.
 */
export type Remark = {
  readonly kind: 'not-used' | 'stand-in' | 'assumed' | 'warning';
  readonly place: string;
  readonly message: string;
};

/** A value that the documents do not say: a parameter without a default, an output of something that is not there. */
export class Unresolved {
  /** As it is written, for the report. */
  readonly expression: string;
  /** What stands in for it where a name is wanted: equal expressions stay equal. */
  readonly text: string;

  constructor(expression: string, text: string = nameFrom(expression)) {
    this.expression = expression;
    this.text = text;
  }
}

/** Letters, digits and hyphens of an expression, as AWS's names have them, from its end: that is what tells it from others. */
function nameFrom(expression: string): string {
  const name = expression.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const end = name.length > 24 ? name.slice(-24).replace(/^[^-]*-+(?=.)/, '') : name;
  return end || 'unknown';
}

/** Data in which parts may be unresolved, before `settle`. */
export type Open = Json | Unresolved | Open[] | { [key: string]: Open };
export type OpenObject = { [key: string]: Open };

export type OpenCall = Omit<Call, 'input' | 'openNames'> & { readonly input: OpenObject };

export function isOpenObject(value: Open | undefined): value is OpenObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved);
}

/** Text with unresolved parts is unresolved as a whole, and stands in as a whole. */
export function joinParts(parts: readonly Open[]): Open {
  const texts = parts.map((part) => (part instanceof Unresolved ? part.text : plainText(part)));
  const text = texts.join('');
  if (!parts.some((part) => part instanceof Unresolved)) return text;
  const expression = parts.map((part) => (part instanceof Unresolved ? part.expression : plainText(part))).join('');
  return new Unresolved(expression, text);
}

function plainText(value: Open): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
