import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place, PlacedProblem } from '@/lib/contracts/authoring';
import { documentLimits, type DocumentProblem } from './parse-document';

/**
 * The places in a text of YAML or JSON that problems are about. A problem whose path leads nowhere (something required is
 * missing) gets the place where the path ends.
 */
export function placeProblems(text: string, problems: readonly DocumentProblem[]): PlacedProblem[] {
  const find = problems.length > 0 ? placeFinder(text) : () => null;
  return problems.map(({ path, message }) => {
    const [said, line, column] = /^line (\d+), column (\d+): /.exec(message) ?? [];
    if (said === undefined) return { path, message, place: find(path) };
    return { path, message: message.slice(said.length), place: { line: Number(line), column: Number(column) } };
  });
}

/** Finds paths such as options[1].change, or the first place of a text that stands there word for word. */
export function placeFinder(text: string): (path: string) => Place | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const toPlace = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return (path) => {
    if (path === '') return null;
    const asText = path.startsWith('{{') ? text.indexOf(path) : -1;
    if (asText >= 0) return toPlace(asText);
    const offset = offsetOf(resolve(document.contents), partsOf(path), resolve);
    return offset === null ? null : toPlace(offset);
  };
}

const partsOf = (path: string) => path.split(/\.|(?=\[)/).map((part) => part.replace(/^\[(.*)\]$/, '$1'));

type Resolve = (node: unknown) => unknown;

/** As far along the path as the text goes: the value there if it is short, else the key that it stands under. */
function offsetOf(root: unknown, parts: readonly string[], resolve: Resolve): number | null {
  let node = root;
  let offset: number | null = null;
  for (let i = 0; i < parts.length && i < documentLimits.depth; i++) {
    const step = stepInto(node, parts, i);
    if (!step) break;
    i += step.parts - 1;
    node = resolve(step.value);
    offset = isScalar(node) ? (step.value?.range?.[0] ?? step.offset) : step.offset;
  }
  return offset;
}

type Step = { value: Node | null; offset: number | null; parts: number };

/** One entry further; a key may have dots in it, so several parts of the path may name one. */
function stepInto(node: unknown, parts: readonly string[], from: number): Step | null {
  if (isSeq(node)) {
    const index = /^\d+$/.test(parts[from] ?? '') ? Number(parts[from]) : indexOfId(node.items, parts[from] ?? '');
    const item = node.items[index];
    return isNode(item) ? { value: item, offset: item.range?.[0] ?? null, parts: 1 } : null;
  }
  if (!isMap(node)) return null;
  for (let to = parts.length; to > from; to--) {
    const name = parts.slice(from, to).join('.');
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (!pair || !isScalar(pair.key)) continue;
    return { value: isNode(pair.value) ? pair.value : null, offset: pair.key.range?.[0] ?? null, parts: to - from };
  }
  return null;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'range' in value;

/** An entry of a list by its id: options.raise_min */
function indexOfId(items: readonly unknown[], id: string): number {
  return items.findIndex((item) => isMap(item) && item.get('id') === id);
}
