import { describe, expect, it } from 'vitest';
import { type Open, Unresolved } from '@/lib/aws/import/call';
import { evaluate, type Scope } from '@/lib/aws/import/terraform/evaluate';
import { parseHcl } from '@/lib/aws/import/terraform/parse-hcl';

const scope: Scope = (name) =>
  name === 'var' ? { name: 'shop', list: ['a', 'b'], map: { x: 1, y: 2 }, n: 3, off: false, nothing: null } : null;

function valueOf(expression: string): Open {
  const parsed = parseHcl(`value = ${expression}\n`);
  if (parsed.kind === 'bad-document') throw new Error(parsed.message);
  return evaluate(parsed.body.attributes.get('value')!.value, scope);
}

describe('an expression of HCL', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-(1 + 2) % 2', -1],
    ['1.5e2', 150],
    ['"a${var.name}-${1 + 1}"', 'ashop-2'],
    ['"${var.n}"', 3],
    ['"$${x} %%{y} \\"q\\" \\u00e9\\n"', '${x} %{y} "q" é\n'],
    ['var.n > 2 && !var.off ? "yes" : "no"', 'yes'],
    ['var.n == 3 || var.unknown', true],
    ['{ a = 1, "b" : 2, (var.name) = 3 }', { a: 1, b: 2, shop: 3 }],
    ['[for s in var.list : upper(s) if s != "a"]', ['B']],
    ['{for k, v in var.map : k => v * 10}', { x: 10, y: 20 }],
    ['[for i, s in var.list : "${i}${s}"]', ['0a', '1b']],
    ['var.list[1]', 'b'],
    ['var.list.0', 'a'],
    ['var.map["y"]', 2],
    ['length(merge(var.map, { z = 3 }))', 3],
    ['format("%s-%s/%d", "endpoint", var.name, 7)', 'endpoint-shop/7'],
    ['join("/", concat(["endpoint"], var.list...))', undefined],
    ['try(var.unknown, coalesce(var.nothing, "given"))', 'given'],
    ['lookup(var.map, "q", 9)', 9],
    ['<<-EOT\n    first ${var.name}\n      second\n    EOT', 'first shop\n  second\n'],
  ])('%s', (expression, expected) => {
    const value = valueOf(expression);
    if (expected === undefined) expect(value).toBeInstanceOf(Unresolved);
    else expect(value).toEqual(expected);
  });

  it('stays open where it leans on what is not known, and says on what', () => {
    const value = valueOf('"endpoint/${aws_sagemaker_endpoint.e.name}/variant/main"');
    expect(value).toMatchObject({ expression: 'endpoint/${aws_sagemaker_endpoint.e.name}/variant/main' });
    expect(valueOf('var.unknown ? 1 : 2')).toBeInstanceOf(Unresolved);
    expect(valueOf('filemd5("x")')).toMatchObject({ expression: 'filemd5("x")' });
    expect(valueOf('toString()')).toBeInstanceOf(Unresolved);
  });

  it.each([
    ['a = [1, 2\n', 'line 2: expected , or ], got the end of the file'],
    ['a = 1 b = 2\n', 'line 1: expected the end of the line, got b = 2'],
    ['\nblock "x" {\n  a = 1\n', 'line 4: expected an argument or a block, got the end of the file'],
    ['a = "x\n"\n', 'line 1: the text is not closed: expected "'],
    ['a = 1\na = 2\n', 'line 2: a is set twice'],
    ['a = <<EOT\nx\n', 'line 2: expected EOT at the end of the heredoc'],
    [`a = ${'('.repeat(300)}1`, 'line 1: expected at most 200 nested expressions'],
  ])('that is wrong is answered with its line: %j', (text, message) => {
    expect(parseHcl(text)).toEqual({ kind: 'bad-document', message });
  });
});
