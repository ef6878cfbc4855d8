import { type Document, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Json, JsonObject } from '@/lib/contracts/question';
import { documentLimits } from '@/lib/aws/parse-document';

/** The documents of a YAML file, CloudFormation's short tags as the JSON that they stand for. */
export type ParsedTemplate = { kind: 'data'; documents: Json[] } | { kind: 'bad-document'; message: string };

export function parseYamlTemplate(text: string): ParsedTemplate {
  // a tag that the parser does not know is only a warning there, and stays on its node
  const documents: Document[] = [...parseAllDocuments(text, { logLevel: 'silent', prettyErrors: true })];
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error) {
    const at = error.linePos?.[0];
    const what = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'not YAML';
    return { kind: 'bad-document', message: `${at ? `line ${at.line}, column ${at.col}: ` : ''}${what}` };
  }
  const readers = documents.map((document) => ({ document, aliases: 0 }));
  const data = readers.map((reader) => toJson(reader.document.contents, reader));
  if (readers.some(({ aliases }) => aliases > documentLimits.aliases)) {
    return { kind: 'bad-document', message: `expected at most ${documentLimits.aliases} YAML aliases` };
  }
  return { kind: 'data', documents: data };
}

type Reader = { document: Document; aliases: number };

function toJson(node: unknown, reader: Reader): Json {
  if (isAlias(node)) {
    reader.aliases += 1;
    return reader.aliases > documentLimits.aliases ? null : toJson(node.resolve(reader.document), reader);
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): [string, Json] => [
      isScalar(key) ? String(key.value) : String(key),
      toJson(value, reader),
    ]);
    return wrap(node.tag, mergeKeys(entries));
  }
  if (isSeq(node)) {
    return wrap(
      node.tag,
      node.items.map((item) => toJson(item, reader)),
    );
  }
  if (!isScalar(node)) return null;
  const { value, tag } = node;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return wrap(tag, value);
  if (typeof value === 'number' && Number.isFinite(value)) return wrap(tag, value);
  return wrap(tag, String(node.source ?? value));
}

/** `<<: *defaults` */
function mergeKeys(entries: readonly [string, Json][]): JsonObject {
  const merged = entries.flatMap(([key, value]): [string, Json][] =>
    key === '<<' && typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
  );
  return Object.fromEntries([...merged, ...entries.filter(([key]) => key !== '<<')]);
}

/** !Sub x as {Fn::Sub: x}, !GetAtt a.b as {Fn::GetAtt: [a, b]}, !Ref and !Condition under their own names. */
function wrap(tag: string | undefined, value: Json): Json {
  const name = tag?.startsWith('!') ? tag.slice(1) : undefined;
  if (name === undefined || name.startsWith('!') || name === '') return value;
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  return { [`Fn::${name}`]: name === 'GetAtt' && typeof value === 'string' ? splitOnce(value) : value };
}

export function splitOnce(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
