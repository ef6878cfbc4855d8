import { describe, expect, it } from 'vitest';
import { answerQuestion, keyOf, runQuestion } from '@/tests/support/answer-question';
import { orderQuestion } from '@/tests/support/small-kinds';

describe('an order', () => {
  it('has the order of the trace as its key', () => {
    expect(keyOf(orderQuestion())).toEqual(['alarm', 'served', 'cooldown']);
  });

  it.each([
    [['alarm', 'served', 'cooldown'], 'correct', 1],
    [['served', 'alarm', 'cooldown'], 'incorrect', 0],
  ])('%s is %s', (events, kind, credit) => {
    expect(answerQuestion(orderQuestion(), { events }).graded).toEqual({ kind: 'graded', verdict: { kind, credit } });
  });

  it.each([
    ['an event is missing', ['alarm', 'served'], 'Put all 3 events in order.'],
    ['an event stands twice', ['alarm', 'alarm', 'served'], 'An event stands in the order twice.'],
    ['an event is none of it', ['alarm', 'served', 'dawn'], 'The question has no event dawn.'],
  ])('cannot be graded when %s', (_name, events, message) => {
    expect(answerQuestion(orderQuestion(), { events }).graded).toEqual({ kind: 'invalid', message });
  });

  it('has no key where an event never happens, and none where two happen at once', () => {
    const events = orderQuestion().order.events;
    const never = { id: 'never', text: 'Never', event: { kind: 'alarm-state', nth: 99 } };
    expect(runQuestion(orderQuestion({ events: [...events, never] })).run.key).toMatchObject({ kind: 'no-key' });
    const same = { id: 'again', text: 'The same', event: { kind: 'instance-in-service', nth: 1 } };
    expect(runQuestion(orderQuestion({ events: [...events, same] })).run.key).toMatchObject({ kind: 'tie' });
  });

  it('tells the first place that differs, with its time', () => {
    const explained = answerQuestion(orderQuestion(), { events: ['served', 'alarm', 'cooldown'] }).explain();
    expect(explained).toMatchObject({
      kind: 'order',
      sentence: expect.stringMatching(
        /^The first place that differs is 1: “The high alarm goes off” happens there, at 08:2\d/,
      ),
    });
  });
});
