import { describe, expect, it } from 'vitest';
import { questionSchema } from '@/lib/contracts/question';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { countVariants, makeVariant } from '@/lib/variants/make-variant';
import { freezeVariant } from '@/lib/variants/freeze-variant';
import { bundledQuestions } from '@/tests/support/question-bank';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';
import { smallQuestion } from '@/tests/support/small-question';

const rationale = 'Three are enough.';

describe('freezeVariant', () => {
  it('keeps what was shown and run of one variant, and nothing of the others', () => {
    const [five, six] = [0, 1].map((seed) => freezeVariant(makeVariant(smallQuestion(), seed), rationale));
    expect(five?.stem).toContain('an instance serves 5.');
    expect(six?.stem).toContain('an instance serves 6.');
    expect(five).toMatchObject({ parameters: {}, members: [], rationale, scenario: { model: { maxRps: 5 } } });
    for (const frozen of [five, six]) {
      expect(JSON.stringify(frozen)).not.toMatch(/\{\{|misconception|"from"/);
      expect(questionSchema.safeParse(frozen).success).toBe(true);
    }
  });

  it('fills in what an option changes or claims', () => {
    const question = smallQuestion({
      options: [
        { id: 'change', text: '{{each}}', change: { scaling: { ScalableTarget: { MinCapacity: '{{each * 2}}' } } } },
        { id: 'claim', text: '{{each}}', claim: { measure: 'peakInstances', atLeast: '{{each}}' } },
        { id: 'fact', text: '{{each}}', fact: { id: 'I5', holds: true } },
      ],
    });
    expect(freezeVariant(makeVariant(question, 1), rationale)).toMatchObject({
      options: [
        { text: '6', change: { scaling: { ScalableTarget: { MinCapacity: 12 } } } },
        { text: '6', claim: { measure: 'peakInstances', atLeast: 6 } },
        { text: '6', fact: { id: 'I5', holds: true } },
      ],
    });
  });

  const kinds = [numericQuestion(), orderQuestion(), matchQuestion(), configurationQuestion()];
  const small = kinds.map((document) => questionSchema.parse(document));
  const questions = [...small, ...bundledQuestions.map(({ question }) => question)];

  it.each(questions.map((question) => [question.kind, question.id, question] as const))(
    'a %s question, %s, runs to the same key and the same traces when it is frozen',
    (_kind, _id, question) => {
      const [rulebook] = rulebooksOf(question);
      const last = countVariants(question) - 1;
      for (const seed of new Set([0, last])) {
        const frozen = questionSchema.parse(freezeVariant(makeVariant(question, seed), rationale));
        const [before, after] = [runVariant(question, seed, rulebook), runVariant(frozen, 0, rulebook)];
        if (before.kind !== 'run' || after.kind !== 'run') throw new Error('does not run');
        const tell = ({ run }: typeof before) => {
          const traces = [run.base.trace, ...run.options.map(({ trace }) => trace)];
          return { key: run.key, digests: traces.map((trace) => trace?.core.digest) };
        };
        expect(tell(after)).toEqual(tell(before));
      }
    },
  );
});
