import { parse as parseYaml, YAMLError } from 'yaml';

/** Text as data: JSON or YAML, with the place of a mistake in words. */
export type ParsedDocument = { kind: 'data'; data: unknown } | { kind: 'bad-document'; problems: DocumentProblem[] };

/** What is wrong, and where: a path into the document, or a line of the text. */
export type DocumentProblem = { path: string; message: string };

export const documentLimits = { bytes: 8 * 1024 * 1024, aliases: 50 } as const;

export function parseDocument(text: string): ParsedDocument {
  const problem = (message: string): ParsedDocument => ({ kind: 'bad-document', problems: [{ path: '', message }] });
  if (text.length > documentLimits.bytes)
    return problem(`expected at most 8 MB of JSON or YAML, got ${megabytes(text.length)} MB`);
  if (text.trim() === '') return problem('the document is empty: expected JSON or YAML');
  if (text.includes('\u0000')) return problem('expected JSON or YAML text, got binary data');
  try {
    return { kind: 'data', data: parseYaml(text, { maxAliasCount: documentLimits.aliases, prettyErrors: true }) };
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

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
