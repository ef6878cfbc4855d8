import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/contracts/actor';
import { whatIfSchema } from '@/lib/contracts/what-if';
import { readExport } from '@/lib/attempts/read-export';
import { readOwnProgress } from '@/lib/attempts/read-own-progress';
import { readPractice } from '@/lib/attempts/read-practice';
import { readWhatIf } from '@/lib/attempts/read-what-if';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import { importDocuments } from '@/lib/aws/import/import-documents';
import { findMisconception } from '@/lib/questions/misconceptions';
import { drawQuestion } from '@/lib/questions/draw';
import { publishQuestion } from '@/lib/questions/publish-question';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();
beforeEach(resetDatabase);

const guest = (): Actor => ({ learnerId: uuidv7(), kind: 'guest' });
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 8, minute));
const belief = 'size-for-the-average-load';

/** The distractor of one instance stands for a belief of the catalogue; that of nine for one that nobody has heard of. */
const question = () => {
  const { options } = smallQuestion();
  return smallQuestion({
    options: options.map((option) => (option.id === 'one' ? { ...option, misconception: belief } : option)),
  });
};
beforeEach(async () => void (await publishQuestion(question(), at(0))));

/** Draws and answers; the id of the attempt, and what was stored. */
async function answer(actor: Actor, option: string, minute = 0) {
  const drawn = await drawQuestion(actor, null, at(minute));
  if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
  const attemptId = uuidv7();
  const result = await submitAttempt(actor, { attemptId, drawId: drawn.drawId, response: { option } }, at(minute));
  if (result.kind !== 'graded') throw new Error(result.kind);
  return { attemptId, drawId: drawn.drawId, evidence: result.attempt.evidence };
}

describe('the evidence of a wrong answer', () => {
  it('names the belief of each distractor and refers to what refutes the chosen one', async () => {
    const { evidence } = await answer(guest(), 'one');
    const { believes, refutedBy = [] } = findMisconception(belief) ?? {};
    const [one, three, nine] = ['one', 'three', 'nine'].map((id) => evidence.options.find((each) => each.id === id));
    expect(one?.misconception).toEqual({ id: belief, believes, facts: refutedBy });
    expect([three?.misconception, nine?.misconception]).toEqual([undefined, undefined]);
    expect(evidence.references.map(({ fact }) => fact)).toEqual(['I5', ...refutedBy]);
  });

  it('refers to no refutation where nobody chose the distractor', async () => {
    const { evidence } = await answer(guest(), 'three');
    expect(evidence.options.find(({ id }) => id === 'one')?.misconception?.id).toBe(belief);
    expect(evidence.references.map(({ fact }) => fact)).toEqual(['I5']);
  });
});

describe('what keeps coming back', () => {
  it('is a belief that stood behind two wrong answers of one’s own', async () => {
    const [actor, other] = [guest(), guest()];
    await answer(actor, 'one', 1);
    await answer(other, 'one', 2);
    expect((await readOwnProgress(actor, at(3))).misconceptions).toEqual([]);
    await answer(actor, 'nine', 4);
    await answer(actor, 'three', 5);
    const { attemptId } = await answer(actor, 'one', 6);
    expect((await readOwnProgress(actor, at(7))).misconceptions).toEqual([
      {
        id: belief,
        believes: findMisconception(belief)?.believes,
        times: 2,
        lastSeenAt: at(6).toISOString(),
        lastAttemptId: attemptId,
      },
    ]);
    expect((await readOwnProgress(other, at(7))).misconceptions).toEqual([]);
  });

  it('is nothing for a visitor whom nobody knows', async () => {
    expect((await readOwnProgress(null, at(0))).misconceptions).toEqual([]);
  });
});

describe('what would have made the answer right', () => {
  it('is told of a wrong answer by its letter, and asked of no right one', async () => {
    const actor = guest();
    const wrong = await answer(actor, 'one');
    const result = await readWhatIf(actor, wrong.attemptId);
    if (result.kind !== 'what-if') throw new Error(result.kind);
    const whatIf = whatIfSchema.parse(result.whatIf);
    expect(whatIf).toMatchObject({ kind: 'found', number: { name: 'throughput' } });
    const practice = await readPractice(actor, wrong.drawId);
    const order = practice.kind === 'answered' ? practice.question.options.map(({ id }) => id) : [];
    const letter = 'ABC'.charAt(order.indexOf('one'));
    expect('sentence' in whatIf && whatIf.sentence).toMatch(
      new RegExp(`^With instances that saturate at .*, ${letter} would have been the key\\.$`),
    );
    const right = await answer(actor, 'three');
    expect(await readWhatIf(actor, right.attemptId)).toEqual({ kind: 'what-if', whatIf: { kind: 'not-asked' } });
  });

  it('is nobody else’s to ask, and of no attempt before it is there', async () => {
    const { attemptId } = await answer(guest(), 'one');
    expect(await readWhatIf(guest(), attemptId)).toEqual({ kind: 'not-found' });
    expect(await readWhatIf(guest(), uuidv7())).toEqual({ kind: 'not-found' });
  });
});

describe('the winning configuration', () => {
  it('is a file that our own importer reads, of an attempt of one’s own only', async () => {
    const actor = guest();
    const { attemptId } = await answer(actor, 'one');
    const result = await readExport(actor, attemptId, { to: 'terraform', of: 'winner' });
    if (result.kind !== 'file') throw new Error(result.kind);
    expect(result.file.fileName).toBe('main.tf');
    const [imported] = importDocuments([{ name: 'main.tf', text: result.file.text }]);
    expect(imported?.scenario).toMatchObject({ endpoint: { ProductionVariant: { InitialInstanceCount: 3 } } });
    expect(await readExport(guest(), attemptId, { to: 'terraform', of: 'winner' })).toEqual({ kind: 'not-found' });
  });

  it('is not the learner’s own where the learner configured nothing', async () => {
    const actor = guest();
    const { attemptId } = await answer(actor, 'one');
    expect(await readExport(actor, attemptId, { to: 'cli', of: 'own' })).toEqual({ kind: 'nothing-to-export' });
  });

  it('is not part of what is shown before the answer', async () => {
    const actor = guest();
    const drawn = await drawQuestion(actor, null, at(0));
    if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
    expect(Object.keys(await readPractice(actor, drawn.drawId)).sort()).toEqual(['drawId', 'kind', 'question']);
  });
});
