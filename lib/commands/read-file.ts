import { statSync, readFileSync } from 'node:fs';

/** A file's text, or one sentence that says why it cannot be read. */
export type FileText = { kind: 'text'; text: string } | { kind: 'unreadable'; message: string };

export function readTextFile(path: string, mostMegabytes: number): FileText {
  try {
    const { size } = statSync(path);
    if (size > mostMegabytes * 1024 * 1024) {
      const megabytes = Math.round(size / 1024 / 1024);
      return { kind: 'unreadable', message: `${path} has ${megabytes} MB: expected at most ${mostMegabytes} MB` };
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { kind: 'text', text };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unreadable', message: `${path} is not text in UTF-8` };
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { kind: 'unreadable', message: `${path}: no such file` };
    if (code === 'EISDIR') return { kind: 'unreadable', message: `${path} is a folder: expected a file` };
    if (code === 'EACCES') return { kind: 'unreadable', message: `${path}: no permission to read it` };
    throw error;
  }
}
