import { readExpression } from './parse-expression';
import { Scanner } from './scanner';
import type { Expression } from './syntax';

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** "text ${expression} text" */
export function readQuoted(scanner: Scanner): Expression {
  const start = scanner.at;
  scanner.expect('"');
  const parts = readParts(scanner, '"');
  scanner.expect('"');
  return template(parts, scanner.text.slice(start, scanner.at));
}

/** <<EOT … EOT, and <<-EOT, which takes the common indentation away. */
export function readHeredoc(scanner: Scanner): Expression {
  const start = scanner.at;
  const line = scanner.line();
  const opening = scanner.take(/<<-?[A-Za-z_][A-Za-z0-9_-]*[ \t\r]*\n/y);
  if (opening === null) return scanner.fail('expected the marker of a heredoc after <<');
  const marker = opening.replace(/^<<-?/, '').trim();
  const rest = scanner.text.slice(scanner.at);
  const end = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'm').exec(rest);
  if (!end) return scanner.fail(`expected ${marker} at the end of the heredoc`);
  const raw = rest.slice(0, end.index);
  scanner.at += end.index + end[0].length;
  const inner = new Scanner(opening.startsWith('<<-') ? outdent(raw) : raw, line + 1);
  return template(readParts(inner, null), scanner.text.slice(start, scanner.at));
}

function outdent(text: string): string {
  const lines = text.split('\n');
  const widths = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = widths.length > 0 ? Math.min(...widths) : 0;
  return lines.map((line) => line.slice(Math.min(common, line.length))).join('\n');
}

/** Literal pieces and expressions until the closing quote, or until the end of a heredoc. */
function readParts(scanner: Scanner, close: '"' | null): Expression[] {
  const parts: Expression[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'literal', value: literal, text: literal });
    literal = '';
  };
  while (close === null ? scanner.at < scanner.text.length : !scanner.is('"')) {
    const c = scanner.text.charAt(scanner.at);
    if (c === '' || (close !== null && c === '\n')) return scanner.fail('the text is not closed: expected "');
    if (scanner.accept('$${')) literal += '${';
    else if (scanner.accept('%%{')) literal += '%{';
    else if (scanner.accept('${')) {
      scanner.accept('~');
      flush();
      parts.push(readExpression(scanner, true));
      scanner.skip(true);
      scanner.accept('~');
      scanner.expect('}');
    } else if (scanner.is('%{')) {
      flush();
      const directive = scanner.take(/%\{[^}]*\}/y);
      if (directive === null) return scanner.fail('the directive is not closed: expected }');
      parts.push({ kind: 'unsupported', text: directive });
    } else if (c === '\\' && close !== null) literal += readEscape(scanner);
    else {
      literal += c;
      scanner.at += 1;
    }
  }
  flush();
  return parts;
}

function readEscape(scanner: Scanner): string {
  const unicode = scanner.take(/\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}/y);
  if (unicode !== null) return String.fromCodePoint(Number.parseInt(unicode.slice(2), 16));
  const code = scanner.text.charAt(scanner.at + 1);
  const text = escapes[code];
  if (text === undefined) return scanner.fail(`\\${code} is no escape`);
  scanner.at += 2;
  return text;
}

/** One expression alone keeps its type, as in HCL. */
function template(parts: Expression[], text: string): Expression {
  const [first, ...others] = parts;
  if (!first) return { kind: 'literal', value: '', text };
  if (others.length === 0 && first.kind === 'literal') return { ...first, text };
  if (others.length === 0) return first;
  return { kind: 'template', parts, text };
}
