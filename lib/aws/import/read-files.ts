import { type Configuration, unreadable } from './configuration';
import { readJson, unknownDocument } from './read-json';
import { readStrictJson } from './strict-json';

export type SourceFile = { readonly name: string; readonly text: string };

/** The configurations of each file, read by what is in it, not by what it is called. */
export function readFiles(files: readonly SourceFile[]): Configuration[][] {
  return files.map(readFile);
}

function readFile({ name, text }: SourceFile): Configuration[] {
  const label = baseName(name);
  const bad = (message: string) => [unreadable(label, name, message)];
  if (text.trim() === '') return bad('the document is empty');
  if (text.includes('\u0000')) return bad('expected text, got binary data');
  if (/^\s*[[{]/.test(text)) {
    const parsed = readStrictJson(text);
    return parsed.kind === 'data' ? readJson(parsed.data, label, name) : bad(parsed.problems[0]?.message ?? 'not JSON');
  }
  return bad(unknownDocument);
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(json|ya?ml|tf|sh|txt|template)$/i, '');
}
