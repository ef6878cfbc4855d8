import type { Json, JsonObject } from '@/lib/contracts/question';

// JSON as JSON.parse reads it, but an error names its line and says what would be right, alike in every browser; and of
// every value it is known where it stands.

/** Where a value stands in a document: names of members and places in lists. */
export type Path = readonly (string | number)[];

export type ReadJson =
  { kind: 'json'; value: Json; lineOf: (path: Path) => number } | { kind: 'error'; line: number; message: string };

export function readJson(text: string): ReadJson {
  const cursor: Cursor = { text, at: 0, places: new Map() };
  const lineAt = (at: number) => text.slice(0, at).split('\n').length;
  try {
    const value = readValue(cursor, []);
    skipSpaces(cursor);
    if (cursor.at < text.length) throw new JsonProblem(cursor.at, 'the text goes on after its end');
    return { kind: 'json', value, lineOf: (path) => lineAt(placeOf(cursor, path)) };
  } catch (error) {
    if (error instanceof JsonProblem) return { kind: 'error', line: lineAt(error.at), message: error.message };
    throw error;
  }
}

class JsonProblem extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

type Cursor = { readonly text: string; at: number; readonly places: Map<string, number> };

/** Of a value that does not exist, the place of what would hold it. */
function placeOf(cursor: Cursor, path: Path): number {
  const place = cursor.places.get(JSON.stringify(path));
  return place ?? (path.length === 0 ? 0 : placeOf(cursor, path.slice(0, -1)));
}

const deepest = 40;

function readValue(cursor: Cursor, path: Path): Json {
  skipSpaces(cursor);
  const { text, at } = cursor;
  if (at >= text.length) throw new JsonProblem(at, path.length === 0 ? 'there is no JSON' : 'a value is missing');
  if (path.length > deepest) throw new JsonProblem(at, 'this is nested too deep');
  cursor.places.set(JSON.stringify(path), at);
  switch (text[at]) {
    case '{':
      return readObject(cursor, path);
    case '[':
      return readList(cursor, path);
    case '"':
      return readText(cursor);
    default:
      return readWord(cursor);
  }
}

function readObject(cursor: Cursor, path: Path): JsonObject {
  const members = new Map<string, Json>();
  readEntries(cursor, () => {
    const at = cursor.at;
    const name = readName(cursor);
    if (members.has(name)) throw new JsonProblem(at, `"${name}" stands twice in the same { }`);
    skipSpaces(cursor);
    if (!take(cursor, ':')) throw new JsonProblem(cursor.at, `a colon is missing after "${name}"`);
    members.set(name, readValue(cursor, [...path, name]));
    cursor.places.set(JSON.stringify([...path, name]), at);
  });
  return Object.fromEntries(members);
}

function readList(cursor: Cursor, path: Path): Json[] {
  const entries: Json[] = [];
  readEntries(cursor, () => entries.push(readValue(cursor, [...path, entries.length])));
  return entries;
}

/** What stands between brackets, with its commas. */
function readEntries(cursor: Cursor, readEntry: () => void): void {
  const { text, at: opened } = cursor;
  const [open, close] = text[opened] === '{' ? ['{', '}'] : ['[', ']'];
  cursor.at += 1;
  skipSpaces(cursor);
  if (take(cursor, close)) return;
  for (;;) {
    readEntry();
    const end = cursor.at;
    skipSpaces(cursor);
    if (take(cursor, close)) return;
    if (cursor.at >= text.length) throw new JsonProblem(opened, `this ${open} is never closed`);
    if (/[\]}]/.test(text.charAt(cursor.at)))
      throw new JsonProblem(cursor.at, `expected ${close} and not ${text.charAt(cursor.at)}`);
    const comma = cursor.at;
    if (!take(cursor, ',')) throw new JsonProblem(end - 1, 'a comma is missing at the end');
    skipSpaces(cursor);
    if (text[cursor.at] === close)
      throw new JsonProblem(comma, `there is a comma before ${close}, and nothing after it`);
  }
}

function readName(cursor: Cursor): string {
  if (cursor.text[cursor.at] === '"') return readText(cursor);
  const word = wordAt(cursor, /[^\s:,{}[\]]+/y).replaceAll(quotes, '');
  throw new JsonProblem(
    cursor.at,
    word === '' ? 'a name in double quotes is missing' : `names stand in double quotes: "${word}"`,
  );
}

const quotes = /^['“”‘’`]+|['“”‘’`]+$/g;

function readText(cursor: Cursor): string {
  const written = wordAt(cursor, /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
  if (written !== '') {
    cursor.at += written.length;
    return String(JSON.parse(written));
  }
  const isClosed = wordAt(cursor, /"(?:[^"\\\n]|\\.)*"/y) !== '';
  throw new JsonProblem(
    cursor.at,
    isClosed ? 'this text has a \\ before a letter that takes none' : 'this text has no closing "',
  );
}

const words: Record<string, Json> = { true: true, false: false, null: null };

/** A number, true, false or null. */
function readWord(cursor: Cursor): Json {
  const word = wordAt(cursor, /[^\s,:{}[\]"]+/y);
  const value = Object.hasOwn(words, word) ? words[word] : numberOf(word);
  if (value === undefined) throw new JsonProblem(cursor.at, whatIsWrong(word));
  cursor.at += word.length;
  return value;
}

function numberOf(word: string): number | undefined {
  const value = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word) ? Number(word) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function whatIsWrong(word: string): string {
  if (word === '') return 'a value is missing';
  if (word.startsWith('//') || word.startsWith('#') || word.startsWith('/*')) return 'JSON has no comments';
  if (/^['“”‘’`]/.test(word)) return 'texts stand in double quotes: "…"';
  if (/^[-+.\d]/.test(word)) return `${word} is not a number in JSON; 300 and 0.5 are`;
  return `${word} is no value in JSON; numbers, "texts", true, false and null are`;
}

function wordAt({ text, at }: Cursor, pattern: RegExp): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function skipSpaces(cursor: Cursor): void {
  cursor.at += wordAt(cursor, /[\s\ufeff]+/y).length;
}

function take(cursor: Cursor, sign: string | undefined): boolean {
  if (sign === undefined || cursor.text[cursor.at] !== sign) return false;
  cursor.at += sign.length;
  return true;
}
