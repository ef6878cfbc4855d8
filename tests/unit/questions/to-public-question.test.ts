import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicQuestionSchema } from '@/lib/contracts/public-question';
import type { JsonObject, Question, QuestionOption } from '@/lib/contracts/question';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { Draw } from '@/lib/questions/draw';
import { toPublicQuestion } from '@/lib/questions/to-public-question';
import { countVariants } from '@/lib/variants/make-variant';
import { bundledQuestions } from '@/tests/support/question-bank';
import { smallQuestion } from '@/tests/support/small-question';

const shownIds = (question: Question) =>
  kindOf(question.kind)
    .shownItems(question)
    .map(({ id }) => id);

function drawOf(question: Question, variantSeed: number, optionOrder = shownIds(question)): Draw {
  const version = {
    id: 'version',
    questionId: question.id,
    number: 1,
    status: 'published',
    question,
    keys: {},
  } as const;
  return {
    id: 'draw',
    version: version as unknown as Draw['version'],
    variantSeed,
    optionOrder,
    purpose: 'practice',
    drawnAt: '2026-06-01T08:00:00.000Z',
    attemptId: null,
  };
}

/** The same question for a learner, and another one for the key: everything that must stay on the server is replaced. */
function withOtherSecrets(question: Question): Question {
  const other = (option: QuestionOption): QuestionOption => {
    const { id, text } = option;
    if ('change' in option) return { id, text, change: {}, misconception: 'another one' };
    if ('claim' in option) return { id, text, claim: { measure: 'requests', atLeast: 12_345 } };
    return { id, text, fact: { id: 'A1', holds: !option.fact.holds } };
  };
  const scenario: JsonObject = { ...question.scenario, seed: 4_242_424, noise: 'poisson' };
  const hidden = {
    id: 'another',
    skills: ['another'],
    rationale: 'another',
    references: ['A1'],
    scenario,
  };
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return { ...question, ...hidden, options: question.options.map(other) };
    case 'numeric':
      return { ...question, ...hidden, numeric: { ...question.numeric, ask: 'scaling.ScalableTarget.MaxCapacity' } };
    case 'order': {
      const events = question.order.events.map((event) => ({ ...event, event: { kind: 'fault', nth: 7 } }));
      return { ...question, ...hidden, order: { events } };
    }
    case 'match': {
      const left = question.match.left.map((item) => ({ ...item, scenario: { durationMinutes: 7 } }));
      const right = question.match.right.map((item) => ({ ...item, change: {} }));
      return { ...question, ...hidden, match: { left, right } };
    }
    case 'configuration': {
      const { editable } = question.configuration;
      return { ...question, ...hidden, configuration: { editable, hidden: { seeds: [7], traffic: [] }, solution: {} } };
    }
  }
}

const anyDraw = fc.constantFrom(...bundledQuestions).chain(({ question }) =>
  fc.record({
    question: fc.constant(question),
    seed: fc.integer({ min: 0, max: countVariants(question) * 2 }),
    order: fc.shuffledSubarray(shownIds(question), { minLength: shownIds(question).length }),
  }),
);

const always = { numRuns: 200, seed: 20_261_123 };

describe('the public view of every bundled question', () => {
  it('holds the fields of the contract and no other, for any variant and order', () => {
    fc.assert(
      fc.property(anyDraw, ({ question, seed, order }) => {
        const view = toPublicQuestion(drawOf(question, seed, order));
        expect(publicQuestionSchema.strict().safeParse(view).success).toBe(true);
        expect(view.options.map(({ id }) => id)).toEqual(order);
        for (const option of view.options) expect(Object.keys(option).sort()).toEqual(['id', 'text']);
      }),
      always,
    );
  });

  it('is the same whatever the changes, claims, facts, rationale, references, seeds and the id are', () => {
    fc.assert(
      fc.property(anyDraw, ({ question, seed, order }) => {
        const view = toPublicQuestion(drawOf(question, seed, order));
        expect(toPublicQuestion(drawOf(withOtherSecrets(question), seed, order))).toEqual(view);
      }),
      always,
    );
  });

  it.each(bundledQuestions)(
    '$file: no sentence of the rationale, no misconception, no fact and no name of the question',
    ({ question }) => {
      for (let seed = 0; seed < countVariants(question); seed++) {
        const text = JSON.stringify(toPublicQuestion(drawOf(question, seed)));
        const sentences = question.rationale.split(/\{\{.*?\}\}|[.;:\n]/).map((part) => part.trim());
        for (const sentence of sentences.filter((part) => part.length > 24)) expect(text).not.toContain(sentence);
        for (const { misconception } of 'options' in question ? question.options : [])
          if (misconception) expect(text).not.toContain(misconception);
        expect(text).not.toContain(question.id);
        // S3 is a service as well as a fact
        for (const fact of question.references.filter((id) => id !== 'S3'))
          expect(text).not.toMatch(new RegExp(`\\b${fact}\\b`));
        expect(text).not.toMatch(
          /\{\{|"(change|claim|fact|holds|seed|key|rationale|misconception|references|outcome)"/,
        );
      }
    },
  );

  it.each(bundledQuestions)('$file: bursts that nobody knows of beforehand are not shown', ({ question }) => {
    const { bursts, ...calm } = question.scenario;
    if (bursts === undefined) return;
    const without: Question = { ...question, scenario: calm };
    expect(toPublicQuestion(drawOf(question, 0))).toEqual(toPublicQuestion(drawOf(without, 0)));
  });
});

describe('toPublicQuestion', () => {
  it('shows what the stem leaves open to nobody', () => {
    const timing = (metricDelaySeconds: number, open: string[]) =>
      toPublicQuestion(
        drawOf(
          smallQuestion({
            open,
            scenario: {
              ...smallQuestion().scenario,
              timing: { metricDelaySeconds },
              scaling: {
                ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
                ScalingPolicies: [
                  {
                    PolicyName: 'tt',
                    PolicyType: 'TargetTrackingScaling',
                    TargetTrackingScalingPolicyConfiguration: {
                      TargetValue: 70,
                      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
                    },
                  },
                ],
              },
            },
          }),
          0,
        ),
      );
    expect(timing(60, ['metricDelay'])).toEqual(timing(120, ['metricDelay']));
    expect(timing(60, [])).not.toEqual(timing(120, []));
  });

  it('says by whom a question asks', () => {
    const asks = (value: string) => toPublicQuestion(drawOf(smallQuestion({ asks: value }), 0)).asksBy;
    expect(asks('both')).toBe('');
    expect(asks('aws')).toBe("According to AWS's documentation:");
    expect(asks('course')).toBe("According to the course's rules:");
  });

  it('keeps the order of the draw and leaves out what the question has not', () => {
    const order = ['nine', 'gone', 'one'];
    expect(toPublicQuestion(drawOf(smallQuestion(), 0, order)).options.map(({ id }) => id)).toEqual(['nine', 'one']);
  });

  it('throws where a stored version no longer parses', () => {
    const broken = smallQuestion({ scenario: { schema: 'scenario/1' } });
    expect(() => toPublicQuestion(drawOf(broken, 0))).toThrow(/version version does not parse: /);
  });
});
