import { parse as parseYaml, YAMLError } from 'yaml';

/** Text as data: JSON or YAML, with the place of a mistake in words. */
export type ParsedDocument = { kind: 'data'; data: unknown } | { kind: 'bad-document'; problems: DocumentProblem[] };

/** What is wrong, and where: a path into the document, or a line of the text. */
export type DocumentProblem = { path: string; message: string };

export const documentLimits = { bytes: 8 * 1024 * 1024, aliases: 50, depth: 200 } as const;

// what a parser only warns of (a tag that nobody knows) the schema refuses
const parserOptions = { maxAliasCount: documentLimits.aliases, prettyErrors: true, logLevel: 'error' } as const;

export function parseDocument(text: string): ParsedDocument {
  const problem = (message: string): ParsedDocument => ({ kind: 'bad-document', problems: [{ path: '', message }] });
  if (text.length > documentLimits.bytes)
    return problem(`expected at most 8 MB of JSON or YAML, got ${megabytes(text.length)} MB`);
  if (text.trim() === '') return problem('the document is empty: expected JSON or YAML');
  if (text.includes('\u0000')) return problem('expected JSON or YAML text, got binary data');
  if (isTooDeep(text)) return problem(`expected lists and objects at most ${documentLimits.depth} deep`);
  try {
    return { kind: 'data', data: parseYaml(text, parserOptions) };
  } catch (error) {
    if (error instanceof YAMLError) {
      const line = error.linePos?.[0];
      const what = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'not JSON or YAML';
      return problem(`${line ? `line ${line.line}, column ${line.col}: ` : ''}${what}`);
    }
    // the parser's own guard against aliases that multiply
    if (error instanceof ReferenceError) return problem(`expected at most ${documentLimits.aliases} YAML aliases`);
    throw error;
  }
}

/**
 * Deeper than anybody writes: the parser recurses, and takes minutes for 100,000 open brackets. Brackets inside texts
 * count too; they close again.
 */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > documentLimits.depth) return true;
  }
  // blocks: each level is indented by a space at least, or begins with a dash
  return new RegExp(`^(?: |- |\\? ){${2 * documentLimits.depth}}`, 'm').test(text);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
