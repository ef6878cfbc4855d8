/** HCL's native syntax as a tree. `text` is the source of an expression, for reports. */
export type Expression = { readonly text: string } & (
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'template'; parts: Expression[] }
  | { kind: 'tuple'; items: Expression[] }
  | { kind: 'object'; entries: { key: Expression; value: Expression }[] }
  | { kind: 'name'; name: string }
  | { kind: 'attribute'; of: Expression; name: string }
  | { kind: 'index'; of: Expression; key: Expression }
  | { kind: 'splat'; of: Expression }
  | { kind: 'call'; name: string; items: Expression[]; spread: boolean }
  | { kind: 'conditional'; condition: Expression; yes: Expression; no: Expression }
  | { kind: 'unary'; operator: string; of: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | ForExpression
  | { kind: 'unsupported' }
);

export type ForExpression = {
  kind: 'for';
  names: string[];
  over: Expression;
  /** Null: a list. */
  key: Expression | null;
  value: Expression;
  condition: Expression | null;
};

export type Attribute = { name: string; value: Expression; line: number };
export type Block = { type: string; labels: string[]; body: Body; line: number };
export type Body = { attributes: Map<string, Attribute>; blocks: Block[] };
