import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import { parseDocument } from '@/lib/aws/parse-document';
import { verifyReceipt } from '@/lib/receipts/verify-receipt';
import { receiptOf } from '@/tests/support/receipt';
import { smallQuestion } from '@/tests/support/small-question';

// Whatever happens to a receipt, either it still says the same or it is not taken for genuine.

const receipt = receiptOf(smallQuestion(), { option: 'three' });
const text = JSON.stringify(receipt, null, 2);
const genuine = canonicalJson(receipt);
const kindOf = (data: unknown) => verifyReceipt(data, { keys: null, findQuestion: () => null }).kind;

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

/** Every member of every object and list in a document. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Place['holder'];
  return Object.entries(value).flatMap(([key, entry]) => [
    { holder, key: Array.isArray(value) ? Number(key) : key },
    ...placesOf(entry),
  ]);
}

type Mutation = (place: Place, value: unknown, other: Place) => void;

const set = ({ holder, key }: Place, value: unknown) => void Reflect.set(holder, key, value);
const get = ({ holder, key }: Place): unknown => Reflect.get(holder, key);
const mutations: Record<string, Mutation> = {
  replace: (place, value) => set(place, value),
  remove: ({ holder, key }) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  insert: ({ holder }, value) => (Array.isArray(holder) ? holder.push(value) : set({ holder, key: 'extra' }, value)),
  copy: (place, _value, other) => set(place, structuredClone(get(other))),
  swap(place, _value, other) {
    const [one, two] = [get(place), get(other)].map((value) => structuredClone(value));
    set(other, one);
    set(place, two);
  },
};

const mutation = fc.record({
  how: fc.constantFrom(...Object.keys(mutations)),
  at: fc.nat(),
  from: fc.nat(),
  value: fc.jsonValue(),
});

function mutated({ how, at, from, value }: { how: string; at: number; from: number; value: unknown }): unknown {
  const copy: unknown = JSON.parse(text);
  const places = placesOf(copy);
  const [place, other] = [places[at % places.length], places[from % places.length]];
  if (place && other) mutations[how]?.(place, value, other);
  return copy;
}

describe('a receipt that was changed at random', () => {
  it('is never genuine, whatever member is replaced, removed, added, copied or swapped', () => {
    let changed = 0;
    fc.assert(
      fc.property(mutation, (one) => {
        const data = mutated(one);
        if (canonicalJson(data) === genuine) return;
        changed += 1;
        expect(kindOf(data)).not.toBe('same');
        expect(kindOf(data)).not.toBe('other-core');
      }),
      { numRuns: 3000 },
    );
    expect(changed).toBeGreaterThan(2000);
  });

  it('is never genuine when letters of its file are, unless it reads the same', () => {
    let read = 0;
    const letter = fc.record({ at: fc.nat(text.length - 1), letter: fc.string({ maxLength: 1 }) });
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 3 }), (letters) => {
        const typed = letters.reduce((file, { at, letter }) => file.slice(0, at) + letter + file.slice(at + 1), text);
        const document = parseDocument(typed);
        if (document.kind === 'bad-document') return;
        const { kind } = verifyReceipt(document.data, { keys: null, findQuestion: () => null });
        if (kind !== 'same') return;
        read += 1;
        expect(canonicalJson(document.data)).toBe(genuine);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(0); // white space, say
  });
});
