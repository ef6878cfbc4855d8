import { describe, expect, it } from 'vitest';
import { questionKinds } from '@/lib/contracts/question';
import { certifyQuestion } from '@/lib/questions/certify-question';
import { readDraftText } from '@/lib/questions/read-draft-text';
import { templateOf } from '@/lib/questions/question-templates';
import { reportDraft } from '@/lib/workers/report-draft';

const wanted = { questionId: 'fresh', topic: 'cooldowns' } as const;

describe('the template of a new question', () => {
  it.each(questionKinds)('runs as it is and has a key by both rulebooks: %s', (kind) => {
    const { text } = templateOf({ ...wanted, kind });
    for (const rulebook of ['aws', 'course'] as const) {
      for (const seed of [0, 1, 2]) {
        const { problems, run } = reportDraft({ text, seed, rulebook }, 'fresh');
        expect(problems).toEqual([]);
        expect(run?.key).toMatchObject({ kind: 'key' });
      }
    }
  });

  it.each(['choice', 'choices'] as const)('is certified as it is: %s', (kind) => {
    const read = readDraftText(templateOf({ ...wanted, kind }).text, 'fresh');
    if (read.kind !== 'question') throw new Error(JSON.stringify(read.problems));
    const { refusals, variants } = certifyQuestion(read.question, [0, 2]);
    expect([...refusals, ...variants.flatMap((variant) => variant.refusals)]).toEqual([]);
  });
});
