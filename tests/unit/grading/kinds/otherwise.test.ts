import { describe, expect, it } from 'vitest';
import type { Question } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Key } from '@/lib/grading/derive-key';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { answeredOf } from '@/lib/questions/run-variant';
import { runQuestion } from '@/tests/support/answer-question';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';
import { smallQuestion } from '@/tests/support/small-question';

type Document = { scenario: object };

/** What the kind says of an answer by a rulebook under which the scenario, or the key, is another. */
function otherwise(document: object, response: LearnerResponse, other: { document?: object; key?: Key }): string[] {
  const { question, run } = runQuestion(document);
  const otherRun = runQuestion(other.document ?? document).run;
  const answered = answeredOf(run, response, run.key.kind === 'key' ? run.key.ids : []);
  const compared = { subject: otherRun.subject, key: other.key ?? otherRun.key };
  return kindOf<Question['kind']>(question.kind).otherwise(answered, compared, (id) => id.charAt(0).toUpperCase());
}

const faster = ({ scenario, ...rest }: Document) => ({
  ...rest,
  scenario: { ...scenario, model: { maxRps: 40, timeoutSeconds: 5 } },
});
const keyOf = (...ids: string[]): Key => ({ kind: 'key', ids });
const noKey: Key = { kind: 'no-key', message: 'none' };

describe('the other rulebook', () => {
  it.each<[kind: string, document: object, response: LearnerResponse]>([
    ['a choice', smallQuestion(), { option: 'one' }],
    ['a number', numericQuestion(), { value: 7 }],
    ['an order', orderQuestion(), { events: ['alarm', 'served', 'cooldown'] }],
    ['pairs', matchQuestion(), { pairs: { calm: 'two', jump: 'six' } }],
    ['a lab', configurationQuestion(), { change: {} }],
  ])('has nothing to say where it says the same of %s', (_kind, document, response) => {
    expect(otherwise(document, response, {})).toEqual([]);
  });

  it.each<[kind: string, document: object, response: LearnerResponse]>([
    ['an order', orderQuestion(), { events: ['alarm', 'served', 'cooldown'] }],
    ['pairs', matchQuestion(), { pairs: { calm: 'two', jump: 'six' } }],
  ])('may have no key to %s', (_kind, document, response) => {
    expect(otherwise(document, response, { key: noKey })).toEqual(['There would not be one key.']);
  });

  it('names another key and each option that fares otherwise', () => {
    const { scenario, ...rest } = smallQuestion();
    const document = { ...rest, scenario: { ...scenario, model: { maxRps: 20 } } };
    expect(otherwise(smallQuestion(), { option: 'one' }, { document })).toEqual([
      'The key would be O.',
      'O would meet the requirements.',
    ]);
  });

  it('may accept no number', () => {
    const { scenario, ...rest } = numericQuestion();
    const goal = { require: [{ measure: 'availability', atLeast: 1.1 }] };
    const document = { ...rest, scenario: { ...scenario, goal } };
    expect(otherwise(numericQuestion(), { value: 7 }, { document })).toEqual(['There would not be one key.']);
  });

  it('says which numbers it accepts', () => {
    const document = faster(numericQuestion());
    expect(otherwise(numericQuestion(), { value: 7 }, { document })).toEqual([
      'The requirements hold from MinCapacity 1 to 8 instances.',
    ]);
  });

  it('says in which order it happens', () => {
    const response = { events: ['alarm', 'served', 'cooldown'] };
    expect(otherwise(orderQuestion(), response, { key: keyOf('served', 'alarm', 'cooldown') })).toEqual([
      'The order would be: “New instances serve”, then “The high alarm goes off”, then “The scale-out cooldown ends”.',
    ]);
  });

  it('names the pairs that are others', () => {
    const response = { pairs: { calm: 'two', jump: 'six' } };
    expect(otherwise(matchQuestion(), response, { key: keyOf('calm:two', 'jump:two') })).toEqual([
      '“A jump” would go with “MinCapacity 2”.',
    ]);
  });

  it('says what becomes of a configuration that fares otherwise', () => {
    const document = faster(configurationQuestion());
    expect(otherwise(configurationQuestion(), { change: {} }, { document })).toEqual([
      'Your configuration meets every requirement in all 5 runs.',
    ]);
  });
});
