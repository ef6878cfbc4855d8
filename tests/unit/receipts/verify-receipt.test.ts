import { describe, expect, it } from 'vitest';
import type { JsonObject, Question } from '@/lib/contracts/question';
import { questionSchema } from '@/lib/contracts/question';
import type { Receipt } from '@/lib/contracts/receipt';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { toSigningKey } from '@/lib/receipts/signing-key';
import { type Knowledge, verifyReceipt } from '@/lib/receipts/verify-receipt';
import { coreVersion } from '@/lib/simulation/core-version';
import { bundledQuestions } from '@/tests/support/question-bank';
import { privateKey, receiptOf, resigned } from '@/tests/support/receipt';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';
import { smallQuestion } from '@/tests/support/small-question';

const nothing: Knowledge = { keys: null, findQuestion: () => null };
const question = smallQuestion();
const receipt = receiptOf(question, { option: 'three' });
const kindOf = (data: unknown, knowledge: Partial<Knowledge> = {}) =>
  verifyReceipt(data, { ...nothing, ...knowledge }).kind;
/** As it comes out of a file. */
const copyOf = (data: Receipt): JsonObject => JSON.parse(JSON.stringify(data));

const anyResponse = (asked: Question): LearnerResponse => {
  switch (asked.kind) {
    case 'choice':
      return { option: asked.options[0]?.id ?? '' };
    case 'choices':
      return { options: asked.options.slice(0, 2).map(({ id }) => id) };
    case 'numeric':
      return { value: 3 };
    case 'order':
      return { events: asked.order.events.map(({ id }) => id) };
    case 'match':
      return { pairs: Object.fromEntries(asked.match.left.map(({ id }) => [id, asked.match.right[0]?.id ?? ''])) };
    case 'configuration':
      return { change: {} };
  }
};

describe('a receipt comes out the same', () => {
  const kinds = [numericQuestion(), orderQuestion(), matchQuestion(), configurationQuestion()];

  it.each(kinds.map((document) => questionSchema.parse(document)).map((asked) => [asked.kind, asked] as const))(
    'of a question of the kind %s',
    (_kind, asked) => expect(kindOf(copyOf(receiptOf(asked, anyResponse(asked))))).toBe('same'),
  );

  it.each(bundledQuestions.map((bundled) => [bundled.file, bundled.question] as const))(
    'of the bundled question %s, which is found to be that one',
    (_file, asked) => {
      const verified = verifyReceipt(copyOf(receiptOf(asked, anyResponse(asked), 1)), {
        keys: null,
        findQuestion: () => asked,
      });
      expect(verified).toMatchObject({ kind: 'same', isPublished: true });
    },
  );

  it('of a right answer and of a wrong one', () => {
    expect(receipt.verdict.kind).toBe('correct');
    const wrong = receiptOf(question, { option: 'nine' });
    expect(wrong.verdict.kind).toBe('incorrect');
    expect([kindOf(receipt), kindOf(wrong)]).toEqual(['same', 'same']);
  });

  it('in whatever order its keys are written', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, entry]) => [key, backwards(entry)]),
      );
    };
    const other = backwards(copyOf(receipt));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(receipt));
    expect(kindOf(other)).toBe('same');
  });

  it('under another core that makes the same of it', () => {
    const earlier = resigned(receipt, { core: { ...receipt.core, version: 'an earlier core' } });
    expect(kindOf(earlier)).toBe('same');
  });

  it('when the question has been published anew since: its own variant is what counts', () => {
    const verified = verifyReceipt(receipt, { keys: null, findQuestion: () => smallQuestion({ stem: 'Changed.' }) });
    expect(verified).toMatchObject({ kind: 'same', isPublished: false });
  });
});

type Path = readonly (string | number)[];

/** Every place of a document that holds no others. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, Array.isArray(value) ? +key : key]));
}

function changed(data: unknown, [first, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (first === undefined) return change(data);
  if (Array.isArray(data)) return data.map((entry, i) => (i === first ? changed(entry, rest, change) : entry));
  const entries = Object.entries(data as object);
  return Object.fromEntries(entries.map(([key, entry]) => [key, key === first ? changed(entry, rest, change) : entry]));
}

const other = (value: unknown) => {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}0` : !value;
};

describe('a forged receipt', () => {
  const data = copyOf(receipt);

  it.each(leavesOf(data).map((path) => [path.join('.'), path] as const))('%s is changed', (name, path) => {
    // what no longer says that it is a receipt is none
    expect(kindOf(changed(data, path, other))).toBe(name === 'schema' ? 'not-a-receipt' : 'forged');
  });

  it.each(Object.keys(data).filter((key) => key !== 'schema'))('%s is missing', (key) => {
    expect(kindOf(Object.fromEntries(Object.entries(data).filter(([name]) => name !== key)))).toBe('forged');
  });

  it.each([[[]], [['publicKey']], [['variant']], [['variant', 'document', 'scenario', 'model']], [['verdict']]])(
    'something is added at %j',
    (path) => {
      const extended = (name: string) =>
        changed(data, path, (value) => JSON.parse(JSON.stringify(value).replace('{', `{"${name}":1,`)));
      expect([kindOf(extended('note')), kindOf(extended('__proto__'))]).toEqual(['forged', 'forged']);
    },
  );

  it('has options in another order', () => {
    const reversed = changed(data, ['optionOrder'], (ids) => (Array.isArray(ids) ? [...ids].reverse() : ids));
    expect(kindOf(reversed)).toBe('forged');
  });

  it('spells its signature another way', () => {
    const { signature } = receipt;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // of the last letter's six bits four are nobody's
    const sameBytes = `${signature.slice(0, -1)}${alphabet[alphabet.indexOf(signature.at(-1) ?? '') + 1]}`;
    expect(Buffer.from(sameBytes, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    for (const spelt of [`${signature}==`, ` ${signature}`, sameBytes]) {
      expect(kindOf({ ...data, signature: spelt })).toBe('forged');
    }
  });

  it('has a key of its own when the keys of the server are given', () => {
    const { publicKey } = toSigningKey(privateKey(7));
    const { publicKey: earlier } = toSigningKey(privateKey(8));
    const own = resigned(receipt, {});
    expect(kindOf(receipt, { keys: [earlier, publicKey] })).toBe('same');
    expect(kindOf(own)).toBe('same'); // intact, and nobody said whose key it is to be
    expect(verifyReceipt(own, { ...nothing, keys: [earlier, publicKey] })).toEqual({
      kind: 'forged',
      reasons: [`it is signed by the key ${own.publicKey.kid}, which is not among those that were given`],
    });
    expect(kindOf(receipt, { keys: [] })).toBe('forged');
  });

  it('names a key by the kid of another', () => {
    const { kid } = toSigningKey(privateKey(8)).publicKey;
    expect(kindOf({ ...data, publicKey: { ...receipt.publicKey, kid } })).toBe('forged');
  });
});

describe('a receipt whose signature fits', () => {
  const wrong = { kind: 'incorrect' as const, credit: 0 };
  const otherTraces = { ...receipt.core.traces, one: '0'.repeat(32) };
  const forged = (changes: Partial<Receipt>, knowledge: Partial<Knowledge> = {}) =>
    verifyReceipt(resigned(receipt, changes), { ...nothing, ...knowledge });

  it('is forged when its verdict does not come out under the core that it names', () => {
    expect(forged({ verdict: wrong })).toEqual({
      kind: 'forged',
      reasons: ['the receipt says incorrect, credit 0, and it comes out correct, credit 1'],
    });
  });

  it('is forged when a run does not come out, is missing or never was', () => {
    expect(forged({ core: { version: coreVersion, traces: otherTraces } })).toMatchObject({ kind: 'forged' });
    expect(forged({ core: { version: coreVersion, traces: {} } })).toMatchObject({ kind: 'forged' });
    const more = { ...receipt.core.traces, ten: '0'.repeat(32) };
    expect(forged({ core: { version: coreVersion, traces: more } })).toMatchObject({ kind: 'forged' });
  });

  it('is forged when its response is none, or its question has no key', () => {
    expect(forged({ response: { option: 'ten' } })).toMatchObject({
      kind: 'forged',
      reasons: [expect.stringMatching(/here the response cannot be graded: The question has no option ten\.$/)],
    });
    const { seed, document } = receipt.variant;
    const impossible = { ...document, scenario: { ...document.scenario, traffic: [{ atMinute: 0, rps: 1e6 }] } };
    expect(forged({ variant: { seed, document: impossible } })).toMatchObject({
      kind: 'forged',
      reasons: [expect.stringMatching(/here there is no key/)],
    });
  });

  it('is forged when it says that other options were shown, by whatever core', () => {
    for (const core of [receipt.core, { ...receipt.core, version: 'another core' }]) {
      expect(forged({ core, optionOrder: ['zzz'] })).toMatchObject({
        kind: 'forged',
        reasons: [expect.stringMatching(/^the options that the receipt says were shown/)],
      });
    }
  });

  it('is forged when what it says was asked is not the variant of the published question', () => {
    const { seed, document } = receipt.variant;
    const stem = { ...document, stem: 'Which fleet is the cheapest that answers all?' };
    const findQuestion = () => question;
    for (const variant of [
      { seed: 1, document },
      { seed, document: stem },
    ]) {
      expect(forged({ variant }, { findQuestion })).toMatchObject({
        kind: 'forged',
        reasons: [expect.stringMatching(/is not variant \d of the published question small$/)],
      });
    }
    expect(forged({ variant: { seed, document: stem } })).toMatchObject({ kind: 'same', isPublished: false });
  });

  it.each<[what: string, changes: Partial<Receipt>, difference: RegExp]>([
    ['another verdict', { verdict: wrong }, /^the receipt says incorrect, credit 0, and it comes out correct/],
    [
      'another run',
      { core: { version: 'another core', traces: otherTraces } },
      /^the run of one is 0{32}, and it comes/,
    ],
  ])('tells %s of another core apart from a forgery', (_what, changes, difference) => {
    const core = { ...receipt.core, version: 'another core' };
    expect(forged({ core, ...changes })).toMatchObject({
      kind: 'other-core',
      receipt: { core: { version: 'another core' } },
      differences: [expect.stringMatching(difference)],
    });
  });

  it('is none that is known when it has another shape', () => {
    const later = resigned(receipt, { rulebook: 'gcp' } as unknown as Partial<Receipt>);
    expect(verifyReceipt(later, nothing)).toMatchObject({
      kind: 'not-a-receipt',
      problems: [{ path: '', message: expect.stringMatching(/signature fits/) }, { path: 'rulebook' }],
    });
  });
});

describe('what is no receipt', () => {
  it.each([null, 42, 'receipt/1', [], {}, { schema: 'scenario/1' }, { schema: 'receipt/2', signature: 'x' }])(
    '%j',
    (data) => expect(kindOf(data)).toBe('not-a-receipt'),
  );
});
