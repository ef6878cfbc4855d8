import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AnsweredView } from '@/components/practice/answered-view';
import { PracticeView } from '@/components/practice/practice-view';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { buildEvidence } from '@/lib/attempts/build-evidence';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { Draw } from '@/lib/questions/draw';
import { answeredOf } from '@/lib/questions/run-variant';
import { toPublicQuestion } from '@/lib/questions/to-public-question';
import { runQuestion } from '@/tests/support/answer-question';
import { render } from '@/tests/support/render-component';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';

const drawId = '0193513a-0000-4000-8000-000000000001';

function questionOf(document: object) {
  const { question, run } = runQuestion(document);
  const order = kindOf(question.kind)
    .shownItems(question)
    .map(({ id }) => id);
  const version = { id: 'v', questionId: 'q', number: 1, status: 'published', question, keys: {} };
  const draw = { id: drawId, version, variantSeed: 0, optionOrder: order, purpose: '', drawnAt: '', attemptId: null };
  return { question: toPublicQuestion(draw as unknown as Draw), version: { id: question.kind, question }, run, order };
}

const open = (document: object) =>
  render(createElement(PracticeView, { drawId, question: questionOf(document).question }));

function answered(document: object, response: LearnerResponse): string {
  const { question, version, run, order } = questionOf(document);
  const given = answeredOf(run, response, run.key.kind === 'key' ? run.key.ids : []);
  const graded = kindOf(run.question.kind).grade(given);
  if (graded.kind !== 'graded') throw new Error(graded.message);
  const evidence = buildEvidence(version, run, given, order);
  const html = render(
    createElement(AnsweredView, {
      drawId,
      question,
      verdict: graded.verdict,
      evidence,
      replay: null,
      receiptHref: null,
    }),
  );
  return html.replaceAll(/<wbr\/?>|\u00a0/g, (found) => (found === '\u00a0' ? ' ' : ''));
}

const order = ['alarm', 'served', 'cooldown'];
const minimum = (MinCapacity: number) => ({ change: { scaling: { ScalableTarget: { MinCapacity } } } });

describe('a question that waits for its answer', () => {
  it.each<[kind: string, document: object, name: string]>([
    ['numeric', numericQuestion(), 'A number'],
    ['order', orderQuestion(), 'An order'],
    ['match', matchQuestion(), 'Pairs'],
    ['configuration', configurationQuestion(), 'A lab'],
  ])('of kind %s is called practice, by its name', (_kind, document, name) => {
    expect(open(document)).toContain(`<span>${name}</span><span>Practice format, not in the exam</span>`);
  });

  it.each<[kind: string, document: object]>([
    ['numeric', numericQuestion()],
    ['order', orderQuestion()],
    ['match', matchQuestion()],
    ['configuration', configurationQuestion()],
  ])('of kind %s has no style attribute and nothing of its key', (_kind, document) => {
    expect(open(document)).not.toMatch(/ style=|It runs\.|solution|seeds/);
  });

  it('has a field with its unit, a button for each move, and a list for each on the left', () => {
    expect(open(numericQuestion())).toMatch(/in instances<.*inputMode="numeric"/s);
    expect(open(orderQuestion()).match(/aria-label="Move (up|down): /g)).toHaveLength(6);
    expect(open(matchQuestion()).match(/<select /g)).toHaveLength(2);
  });
});

describe('a verdict', () => {
  it.each<[name: string, document: object, response: LearnerResponse, line: string]>([
    ['a right number', numericQuestion(), { value: 7 }, 'Right. 7 instances is accepted.'],
    ['a wrong number', numericQuestion(), { value: 3 }, 'Not this number. You gave 3 instances.'],
    ['a right order', orderQuestion(), { events: order }, 'Right. This is the order of the run.'],
    ['a wrong order', orderQuestion(), { events: order.toReversed() }, 'Not this order.'],
    ['right pairs', matchQuestion(), { pairs: { calm: 'two', jump: 'six' } }, 'Right. Every pair holds.'],
    ['half the pairs', matchQuestion(), { pairs: { calm: 'two', jump: 'two' } }, 'Not quite. 1 of 2 pairs holds.'],
    ['no pair', matchQuestion(), { pairs: { calm: 'six', jump: 'two' } }, 'Not these pairs. None of them holds.'],
    ['the best lab', configurationQuestion(), minimum(6), 'Meets the goal. Full credit.'],
    ['a lab that fails', configurationQuestion(), minimum(2), 'Not this configuration. No credit.'],
  ])('says of %s what it is', (_name, document, response, line) => {
    expect(answered(document, response)).toMatch(
      new RegExp(`role="status".*>${line.replaceAll('.', '\\.')}</h2>`, 's'),
    );
  });

  it('has the credit of a lab that is dearer than the best, and both prices', () => {
    const html = answered(configurationQuestion(), minimum(7));
    expect(html).toMatch(/Meets the goal\. Credit \d\d(\.\d)? %\./);
    expect(html).toMatch(/the cost is \$[\d.]+; with the best configuration known \$[\d.]+\./);
  });

  it('shows what was given beside the key', () => {
    expect(answered(numericQuestion(), { value: 3 })).toContain('The requirements hold from MinCapacity');
    expect(answered(orderQuestion(), { events: order.toReversed() })).toMatch(/Your order.*In the run.*08:2\d/s);
    expect(answered(matchQuestion(), { pairs: { calm: 'two', jump: 'two' } })).toMatch(
      /Your answer: <\/span><strong>A<\/strong> MinCapacity 2.*Key: <\/span><strong>B<\/strong> MinCapacity 6/s,
    );
    const lab = answered(configurationQuestion(), minimum(7));
    expect(lab).toMatch(/As shown.*<code>2<\/code>.*Yours.*<code>7<\/code>.*Best known.*<code>6<\/code>/s);
  });

  it('opens the runs of a lab that fail, and counts those that do not', () => {
    const html = answered(configurationQuestion(), minimum(2));
    expect(html).toContain('Every run: 0 of 5 meet the goal');
    expect(html.match(/<details open=""/g)).toHaveLength(5);
    expect(answered(configurationQuestion(), minimum(6))).not.toContain('<details open=""');
  });

  it('says once why AWS refuses a lab, in every run', () => {
    expect(answered(configurationQuestion(), minimum(9))).toMatch(
      /Your configuration is refused: .*Refused with <code>/s,
    );
  });
});
