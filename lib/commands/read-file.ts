import { statSync, readFileSync } from 'node:fs';

/** A file's text, or one sentence that says why it cannot be read. */
export type FileText = { kind: 'text'; text: string } | { kind: 'unreadable'; message: string };

export function readTextFile(path: string, mostMegabytes: number): FileText {
  try {
    const stat = statSync(path);
    const { size } = stat;
    // /dev/zero has no end, and a terminal none that anybody sees
    if (stat.isCharacterDevice()) return { kind: 'unreadable', message: `${path} is a device: expected a file` };
    if (size > mostMegabytes * 1024 * 1024) {
      const megabytes = Math.round(size / 1024 / 1024);
      return { kind: 'unreadable', message: `${path} has ${megabytes} MB: expected at most ${mostMegabytes} MB` };
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { kind: 'text', text };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unreadable', message: `${path} is not text in UTF-8` };
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    return { kind: 'unreadable', message: describeFailure(path, code) };
  }
}

function describeFailure(path: string, code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path}: no such file`;
    case 'EISDIR':
      return `${path} is a folder: expected a file`;
    case 'EACCES':
      return `${path}: no permission to read it`;
    case 'ENAMETOOLONG':
      return `${path.slice(0, 60)}…: no file has so long a name`;
    default:
      return `${path} cannot be read: ${code}`;
  }
}
