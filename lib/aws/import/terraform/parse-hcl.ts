import { readExpression } from './parse-expression';
import { HclError, identifier, Scanner } from './scanner';
import type { Attribute, Block, Body } from './syntax';

export type ParsedHcl = { kind: 'body'; body: Body } | { kind: 'bad-document'; message: string };

/** A file of HCL's native syntax (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md). */
export function parseHcl(text: string): ParsedHcl {
  const scanner = new Scanner(text.replace(/^\uFEFF/, ''));
  try {
    return { kind: 'body', body: readBody(scanner, null) };
  } catch (error) {
    if (error instanceof HclError) return { kind: 'bad-document', message: `line ${error.line}: ${error.message}` };
    throw error;
  }
}

function readBody(scanner: Scanner, close: '}' | null): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (;;) {
    scanner.skip(true);
    if (close === null ? scanner.at >= scanner.text.length : scanner.accept(close)) return { attributes, blocks };
    const line = scanner.line();
    const name = scanner.take(identifier);
    if (name === null) return scanner.fail(`expected an argument or a block, got ${scanner.shown()}`);
    scanner.skip(false);
    if (scanner.is('=') && !scanner.is('==')) {
      scanner.at += 1;
      if (attributes.has(name)) return scanner.fail(`${name} is set twice`);
      attributes.set(name, { name, value: readExpression(scanner, false), line });
      readEndOfLine(scanner, close);
    } else blocks.push(readBlock(scanner, name, line));
  }
}

function readBlock(scanner: Scanner, type: string, line: number): Block {
  const labels: string[] = [];
  while (!scanner.is('{')) {
    const label = scanner.take(/"(?:[^"\\\n]|\\.)*"/y) ?? scanner.take(identifier);
    if (label === null) return scanner.fail(`expected = or { after ${type}, got ${scanner.shown()}`);
    labels.push(label.replace(/^"|"$/g, ''));
    scanner.skip(false);
  }
  scanner.expect('{');
  const body = scanner.nested(() => readBody(scanner, '}'));
  readEndOfLine(scanner, '}');
  return { type, labels, body, line };
}

/** An argument ends with its line, or with the block that is written on one line. */
function readEndOfLine(scanner: Scanner, close: '}' | null): void {
  scanner.skip(false);
  if (scanner.at >= scanner.text.length || scanner.is('\n') || (close !== null && scanner.is(close))) return;
  scanner.fail(`expected the end of the line, got ${scanner.shown()}`);
}
