/**
 * A hash of plain data that every engine computes alike: object keys in order, numbers as whole millionths (the precision
 * of a trace). Four 32-bit lanes, 32 hexadecimal digits; it tells results apart, it does not keep secrets.
 */
export function digestOf(data: unknown): string {
  const lanes: Lanes = { a: 0x9e3779b9, b: 0x243f6a88, c: 0xb7e15162, d: 0xdeadbeef };
  feedValue(lanes, data);
  const { a, b, c, d } = lanes;
  return [finish(a ^ b), finish(b ^ c), finish(c ^ d), finish(d ^ a)].join('');
}

type Lanes = { a: number; b: number; c: number; d: number };

const marks = {
  list: 0x5b,
  object: 0x7b,
  end: 0x5d,
  text: 0x22,
  number: 0x23,
  nothing: 0x30,
  no: 0x46,
  yes: 0x54,
} as const;

function feedValue(lanes: Lanes, value: unknown): void {
  if (typeof value === 'number') feedNumber(lanes, value);
  else if (value === null || value === undefined) feed(lanes, marks.nothing);
  else if (typeof value === 'string') feedText(lanes, value);
  else if (typeof value === 'boolean') feed(lanes, value ? marks.yes : marks.no);
  else if (Array.isArray(value)) {
    feed(lanes, marks.list);
    for (const entry of value) feedValue(lanes, entry);
    feed(lanes, marks.end);
  } else if (typeof value === 'object') feedObject(lanes, value);
}

function feedObject(lanes: Lanes, value: object): void {
  feed(lanes, marks.object);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  for (const [key, entry] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    feedText(lanes, key);
    feedValue(lanes, entry);
  }
  feed(lanes, marks.end);
}

const twoTo32 = 4_294_967_296;

function feedNumber(lanes: Lanes, value: number): void {
  const millionths = Math.round(value * 1e6);
  const high = Math.floor(millionths / twoTo32);
  // the high word is small: it leaves room to say that this is a number
  feed(lanes, high ^ (marks.number << 24));
  feed(lanes, millionths - high * twoTo32);
}

function feedText(lanes: Lanes, text: string): void {
  feed(lanes, marks.text);
  for (let i = 0; i < text.length; i++) feed(lanes, text.charCodeAt(i));
  feed(lanes, marks.end);
}

function feed(lanes: Lanes, word: number): void {
  const a = Math.imul(lanes.a ^ word, 0x85ebca6b);
  const b = Math.imul(lanes.b ^ word ^ (a >>> 15), 0xc2b2ae35);
  const c = Math.imul(lanes.c ^ word ^ (b >>> 13), 0x27d4eb2f);
  lanes.d = Math.imul(lanes.d ^ word ^ (c >>> 16), 0x165667b1);
  lanes.a = a;
  lanes.b = b;
  lanes.c = c;
}

function finish(lane: number): string {
  let hash = lane ^ (lane >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0).toString(16).padStart(8, '0');
}
