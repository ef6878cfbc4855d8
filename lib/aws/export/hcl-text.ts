import type { Json } from '@/lib/contracts/question';

/** An expression that is written as it is: a reference to another resource. */
export class Reference {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HclValue = Json | Reference | HclValue[] | { [key: string]: HclValue };
/** The body of a block: arguments, and lists of blocks under their type. */
export type HclBody = { arguments: [string, HclValue][]; blocks: [string, HclBody][] };

export function block(header: string, body: HclBody, indent = ''): string {
  const inner = `${indent}  `;
  const width = Math.max(0, ...body.arguments.map(([name]) => name.length));
  const lines = body.arguments.map(([name, value]) => `${inner}${name.padEnd(width)} = ${valueText(value, inner)}`);
  const blocks = body.blocks.map(([name, one]) => block(name, one, inner));
  const parts = [...(lines.length > 0 ? [lines.join('\n')] : []), ...blocks];
  return `${indent}${header} {\n${parts.join('\n\n')}\n${indent}}`;
}

function valueText(value: HclValue, indent: string): string {
  if (value instanceof Reference) return value.text;
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, indent)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const inner = `${indent}  `;
    const lines = Object.entries(value).map(([key, item]) => `${inner}${keyText(key)} = ${valueText(item, inner)}`);
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
  }
  return String(value);
}

const keyText = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : quote(key));

/** Text in quotes: its own ${ and %{ are no templates. */
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('${', () => '$${') // as a text, $$ would be one dollar
    .replaceAll('%{', '%%{');
  return `"${escaped}"`;
}
