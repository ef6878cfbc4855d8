// Lines of a text, counted from 1 as the messages count them.

export const countLines = (text: string): number => text.split('\n').length;

export const longestLine = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length));

/** From the first to behind the last character of a line. */
export function rangeOfLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1));
  const start = Math.min(
    text.length,
    before.reduce((sum, { length }) => sum + length + 1, 0),
  );
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}

/** What a new line begins with: the indentation of the one it follows, deeper behind a colon. */
export function indentationAt(text: string, caret: number): string {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const [own = ''] = /^ */.exec(line) ?? [];
  return line.trimEnd().endsWith(':') ? `${own}  ` : own;
}
