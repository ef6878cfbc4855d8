import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnsweredView } from '@/components/practice/answered-view';
import { PracticeView } from '@/components/practice/practice-view';
import { ProgressView } from '@/components/progress/progress-view';
import { ReplayChart } from '@/components/replay/replay-chart';
import { RichText } from '@/components/rich-text';
import {
  choicesEvidence,
  choicesQuestion,
  correct,
  correctEvidence,
  dayReplay,
  emptyProgress,
  evidence,
  incorrect,
  progress,
  question,
  rejectedReplay,
  replay,
} from '@/tests/support/component-fixtures';
import { render } from '@/tests/support/render-component';

const drawId = '0193513a-0000-4000-8000-000000000001';
const receiptHref = '/api/attempts/0193513a-0000-7000-8000-000000000002/receipt';
const shown = { drawId, question, verdict: incorrect, evidence, replay, receiptHref };
const answered = (props: Partial<Parameters<typeof AnsweredView>[0]> = {}) =>
  render(createElement(AnsweredView, { ...shown, ...props }));

describe('a question that waits for its answer', () => {
  it('shows nothing of an option but its letter and its text', () => {
    const options = question.options.map((option) => ({
      ...option,
      right: true,
      change: 'MinCapacity: 5',
      seed: 4711,
    }));
    const html = render(createElement(PracticeView, { drawId, question: { ...question, options } }));
    expect(html).not.toMatch(/MinCapacity: 5|4711|right/);
  });

  it('offers one answer as radio buttons and several as check boxes', () => {
    const html = (shown: typeof question) => render(createElement(PracticeView, { drawId, question: shown }));
    expect(html(question).match(/type="radio"[^>]* name="option"/g)).toHaveLength(4);
    expect(html(choicesQuestion).match(/type="checkbox"[^>]* name="option"/g)).toHaveLength(5);
  });

  it('has the traffic in words too', () => {
    expect(render(createElement(PracticeView, { drawId, question }))).toContain(question.sheet.trafficSentence);
  });
});

describe('a verdict', () => {
  it('is a status that says which option was chosen and which is the key', () => {
    expect(answered()).toMatch(/role="status".*Not this one\. You chose B; the key is C\./s);
    expect(answered({ verdict: correct, evidence: correctEvidence })).toMatch(/role="status".*Right\. C is the key\./s);
  });

  it('names what was missed and what was too much among several', () => {
    const html = answered({ question: choicesQuestion, evidence: choicesEvidence, replay: null });
    expect(html).toContain('Not quite. B is right, A is not; the key is B and C.');
  });

  it('says of a failed requirement by how much', () => {
    expect(answered()).toContain('118 times the loss that is allowed');
  });

  it('offers its receipt, where it has one', () => {
    expect(answered()).toContain(`href="${receiptHref}" download=""`);
    expect(answered({ receiptHref: null })).not.toContain('eceipt');
  });

  it('keeps the order that was drawn, whatever the order of the evidence', () => {
    const shuffled = { ...evidence, options: evidence.options.toReversed() };
    expect(answered({ evidence: shuffled })).toBe(answered());
  });
});

describe('the pages under a strict content security policy', () => {
  it.each([
    ['practice', render(createElement(PracticeView, { drawId, question }))],
    ['verdict', answered()],
    ['progress', render(createElement(ProgressView, { progress }))],
  ])('%s has no style attribute and no script', (_name, html) => {
    expect(html).not.toMatch(/ style=|<script/);
  });
});

describe('the replay', () => {
  it('draws a day of noisy minutes in less than 70 KB, and one without noise in less than 30', () => {
    const noisy = render(createElement(ReplayChart, { replay: dayReplay() })).length;
    expect(noisy).toBeLessThan(70_000);
    expect(render(createElement(ReplayChart, { replay })).length).toBeLessThan(30_000);
  });

  it('says of a refused option that it never ran, and draws the other', () => {
    const html = render(createElement(ReplayChart, { replay: rejectedReplay }));
    expect(html).toContain('Refused, so it never ran.');
    expect(html.match(/Requests per second/g)).toHaveLength(1);
  });

  it('draws the limit on latency where there is one', () => {
    expect(render(createElement(ReplayChart, { replay, latencyLimitMs: 900 }))).toContain('limit 900');
    expect(render(createElement(ReplayChart, { replay }))).not.toContain('limit');
  });
});

describe('progress', () => {
  it('tells a newcomer what to do', () => {
    expect(render(createElement(ProgressView, { progress: emptyProgress }))).toContain('Answer the first question');
  });

  it('gives an interval with every estimate, and none before the first answer', () => {
    const html = render(createElement(ProgressView, { progress }));
    expect(html.match(/between/g)).toHaveLength(1 + 5); // the sentence, and five of six topics
    expect(html).toContain('not estimated before the first answer');
  });
});

describe('RichText', () => {
  it('knows a mark that goes over the end of a line', () => {
    const html = renderToStaticMarkup(
      createElement(RichText, { text: 'metric math: `FILL(m1,\n  REPEAT)` **carries\non**' }),
    );
    expect(html).toContain('<code>FILL(m1, REPEAT)</code> <strong>carries on</strong>');
  });

  it('knows paragraphs, code and bold, and nothing else', () => {
    const html = renderToStaticMarkup(
      createElement(RichText, { text: 'a `b*c*` **d**\n\n<b>x</b> [l](javascript:1)' }),
    );
    expect(html).toBe(
      '<div><p class="not-first:mt-4">a <code>b*c*</code> <strong>d</strong></p>' +
        '<p class="not-first:mt-4">&lt;b&gt;x&lt;/b&gt; [l](javascript:1)</p></div>',
    );
  });
});
