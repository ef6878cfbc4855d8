import { type ChoiceQuestion, questionSchema } from '@/lib/contracts/question';

/** A question that is quick to simulate; `changes` overwrite members of its document. */
export function smallQuestion(changes: object = {}): ChoiceQuestion {
  const question = questionSchema.parse({
    schema: 'question/1',
    id: 'small',
    topic: 'policies',
    kind: 'choice',
    asks: 'both',
    stem: 'Ten requests a second arrive; an instance serves {{each}}. Which fleet answers all of them at the LOWEST cost?',
    parameters: { each: { from: 5, to: 6, step: 1 } },
    scenario: {
      schema: 'scenario/1',
      rulebook: 'aws',
      start: '2026-06-01T08:00:00Z',
      durationMinutes: 20,
      endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 } },
      model: { maxRps: '{{each}}' },
      traffic: [{ atMinute: 0, rps: 10 }],
      goal: { require: [{ measure: 'availability', atLeast: 0.999 }], prefer: { lowest: 'costUsd' } },
    },
    options: [
      { id: 'one', text: 'One instance', change: instances(1), misconception: 'one-is-enough' },
      { id: 'three', text: 'Three instances', change: instances(3) },
      { id: 'nine', text: 'Nine instances', change: instances(9), misconception: 'more-is-better' },
    ],
    rationale: 'Three serve {{trace.three.measures.availability}} for {{trace.three.measures.costUsd}}.',
    references: ['I5'],
    ...changes,
  });
  if (question.kind !== 'choice' && question.kind !== 'choices') throw new Error('expected a question with options');
  return question;
}

function instances(count: number) {
  return { endpoint: { ProductionVariant: { InitialInstanceCount: count } } };
}
