/** One command of a shell script: its words, and the line on which it begins. */
export type ShellCommand = { words: string[]; line: number };

/**
 * The words of each command as a shell would pass them: quotes, escapes, continued lines, comments. What a shell would
 * fill in ($NAME, ${NAME}, $(…), `…`) is put between the marks of a hole and stays unresolved; between single quotes it
 * is text.
 */
export function splitCommands(script: string): ShellCommand[] {
  const text = script.replace(/[\uE000\uE001]/g, '');
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let word: string | null = null;
  let line = 1;
  let startLine = 1;
  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push({ words, line: startLine });
    words = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (words.length === 0 && word === null) startLine = line;
    if (c === '\n') {
      line += 1;
      endCommand();
    } else if (c === '\\' && /^\\[ \t]*\r?\n/.test(text.slice(i, i + 80))) {
      i = text.indexOf('\n', i);
      line += 1;
      endWord();
    } else if (c === ';' || c === '|' || c === '&') endCommand();
    else if (/\s/.test(c)) endWord();
    else if (c === '#' && word === null) i = endOf(text, '\n', i) - 1;
    else if (c === "'" || c === '"') {
      const end = c === "'" ? endOf(text, "'", i + 1) : endOfDouble(text, i + 1);
      const inner = text.slice(i + 1, end);
      line += inner.split('\n').length - 1;
      word = (word ?? '') + (c === "'" ? inner : expand(unescape(inner)));
      i = end;
    } else if (c === '\\') {
      i += 1;
      word = (word ?? '') + text.charAt(i);
    } else if (c === '$' || c === '`') {
      const hole = holeAt(text, i);
      word = (word ?? '') + (hole ? holeWith(hole.inside) : c);
      if (hole) i += hole.length - 1;
    } else word = (word ?? '') + c;
  }
  endCommand();
  return commands;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function endOfDouble(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === '"') return i;
  }
  return text.length;
}

const unescape = (text: string) => text.replace(/\\(\r?\n)/g, '').replace(/\\(["\\`])/g, '$1');

function expand(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const hole = text.charAt(i) === '$' || text.charAt(i) === '`' ? holeAt(text, i) : null;
    result += hole ? holeWith(hole.inside) : text.charAt(i);
    if (hole) i += hole.length - 1;
  }
  return result;
}

/** The marks are of Unicode's private use: no document has them, and JSON lets them be. */
export const holePattern = /(\uE000[^\uE001]*\uE001)/;
const holeWith = (inside: string) => `\uE000${inside}\uE001`;

/** What stands in for a value at this place, and how long it is. */
function holeAt(text: string, at: number): { inside: string; length: number } | null {
  const rest = text.slice(at, at + 2000);
  const found =
    /^\$\{([^{}]*)\}/.exec(rest) ??
    /^\$([A-Za-z_]\w*)/.exec(rest) ??
    /^\$\(([^()]*)\)/.exec(rest) ??
    /^`([^`]*)`/.exec(rest);
  return found ? { inside: found[1] ?? '', length: found[0].length } : null;
}
