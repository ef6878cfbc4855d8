/** A mistake in the text, with the line on which it is. */
export class HclError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const deepest = 200;

/** A place in HCL text. Whitespace, comments and (inside brackets) newlines are skipped on the way. */
export class Scanner {
  at = 0;
  private depth = 0;
  constructor(
    readonly text: string,
    private readonly firstLine = 1,
  ) {}

  line(at = this.at): number {
    return this.firstLine + (this.text.slice(0, at).match(/\n/g)?.length ?? 0);
  }

  fail(message: string): never {
    throw new HclError(message, this.line());
  }

  skip(newlines: boolean): void {
    const expression = newlines
      ? /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
      : /(?:[ \t\r]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    expression.lastIndex = this.at;
    this.at += expression.exec(this.text)?.[0].length ?? 0;
  }

  /** What the (sticky) expression matches here, passed over. */
  take(expression: RegExp): string | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }

  is(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail(`expected ${text}, got ${this.shown()}`);
  }

  /** A few characters from here, for a message. */
  shown(): string {
    const rest = this.text.slice(this.at, this.at + 12).split('\n')[0] ?? '';
    return this.at >= this.text.length ? 'the end of the file' : rest === '' ? 'the end of the line' : rest;
  }

  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) this.fail(`expected at most ${deepest} nested expressions`);
    const result = read();
    this.depth -= 1;
    return result;
  }
}

export const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y;
