import { describe, expect, it } from 'vitest';
import { certificateSchema, type Refusal, refusalCodes } from '@/lib/contracts/certificate';
import { questionSchema } from '@/lib/contracts/question';
import { parseQuestion } from '@/lib/questions/parse-question';
import { certifyForPublishing, certifyQuestion } from '@/lib/questions/certify-question';
import { examinedSeeds } from '@/lib/questions/examined-seeds';
import { reportMutation } from '@/lib/grading/certificate/describe-mutation';
import { countVariants, makeVariant } from '@/lib/variants/make-variant';
import { smallQuestion } from '@/tests/support/small-question';
import { scheduledQuestion, spotQuestion } from '@/tests/support/certificate-questions';
import { numericQuestion } from '@/tests/support/small-kinds';

const certify = (question: ReturnType<typeof smallQuestion>) => certifyQuestion(question, [0]);
const refusalsOf = (question: ReturnType<typeof smallQuestion>): Refusal[] => {
  const { refusals, variants } = certify(question);
  return [...refusals, ...variants.flatMap((variant) => variant.refusals)];
};
const fleet = (id: string, count: number, more: object = {}) => ({
  id,
  text: `${count} instances`,
  change: { endpoint: { ProductionVariant: { InitialInstanceCount: count } } },
  ...more,
});
const claim = (id: string, stated: object) => ({ id, text: id, claim: stated });
const withGoal = (goal: object, more: object = {}) => {
  const { scenario } = smallQuestion();
  return { ...more, scenario: { ...scenario, goal: JSON.parse(JSON.stringify(goal)) } };
};
const answered = { measure: 'availability', atLeast: 0.999 };

describe('the certificate of a sound question', () => {
  const certificate = certify(smallQuestion());

  it('certifies the key, and is a document of its contract', () => {
    expect(certificate).toMatchObject({ certified: true, variantCount: 2, refusals: [] });
    expect(certificateSchema.parse(JSON.parse(JSON.stringify(certificate)))).toEqual(certificate);
  });

  it('names the key by every rulebook asked, and runs it in every cell a hundred times', () => {
    const [variant] = certificate.variants;
    expect(variant?.keys).toEqual({ aws: ['three'], course: ['three'] });
    // asks both: as stated and 15 alternatives, nothing open
    expect(variant?.cells.map(({ runs }) => runs)).toEqual(Array.from({ length: 32 }, () => 100));
    expect(variant?.cells.every(({ wins, runs }) => wins === runs)).toBe(true);
  });

  it('says why each wrong option is wrong', () => {
    const reasons = certificate.variants[0]?.options.filter(({ rulebook }) => rulebook === 'aws');
    // one instance of 5 requests a second answers half of ten; nine cost three times as much as three
    expect(reasons?.map(({ option, reason }) => [option, reason])).toEqual([
      ['one', expect.stringMatching(/% of the requests answered, at least 99\.9 % required/)],
      ['three', null],
      ['nine', expect.stringMatching(/it passes, with more cost than the key/)],
    ]);
    const costs = certificate.variants[0]?.margins.find(({ rule, rulebook }) => rule === 'costs' && rulebook === 'aws');
    expect(costs).toMatchObject({ option: 'nine', measure: 'costUsd', holds: true, limit: 1.05 });
    expect(costs?.share).toBeCloseTo(3, 2);
  });

  it('moves when two options are swapped', () => {
    const { options } = smallQuestion();
    const [one, three, nine] = options;
    const changeOf = (option: typeof one) => (option && 'change' in option ? option.change : {});
    const swapped = smallQuestion({
      options: [one, { ...three, change: changeOf(nine) }, { ...nine, change: changeOf(three) }],
      rationale: 'The least fleet that answers all.',
    });
    expect(certify(swapped).variants[0]?.keys).toEqual({ aws: ['nine'], course: ['nine'] });
  });
});

describe('the certificate refuses', () => {
  const cases: [what: string, question: ReturnType<typeof smallQuestion>, refusal: Partial<Refusal>][] = [
    [
      'an option whose change makes no scenario',
      smallQuestion({
        options: [
          fleet('three', 3),
          { id: 'some', text: 'Some', change: { endpoint: { ProductionVariant: { InitialInstanceCount: 'some' } } } },
        ],
      }),
      { code: 'bad-question', where: expect.stringContaining('option some: ') },
    ],
    [
      'a question without a key',
      smallQuestion(withGoal({ require: [{ measure: 'costUsd', atMost: 0 }], prefer: { lowest: 'costUsd' } })),
      { code: 'no-key', where: 'aws' },
    ],
    [
      'a choice in which every option of choices is right',
      smallQuestion({ kind: 'choices', options: [fleet('three', 3), fleet('nine', 9)], rationale: 'Both.' }),
      { code: 'no-key', where: 'aws' },
    ],
    [
      'two keys that cost the same',
      smallQuestion({ options: [fleet('three', 3), fleet('again', 3)], rationale: 'Both.' }),
      { code: 'tie', message: expect.stringContaining('three and again') },
    ],
    [
      'two keys of which nothing is preferred',
      smallQuestion(
        withGoal({ require: [answered] }, { options: [fleet('three', 3), fleet('nine', 9)], rationale: 'x' }),
      ),
      { code: 'tie' },
    ],
    [
      'a key that differs between the rulebooks',
      spotQuestion({ asks: 'both' }),
      { code: 'rulebooks-differ', message: 'asks: both, but the key is on_demand by AWS and spot by the course' },
    ],
    [
      'a key that the noise decides',
      // ten requests a second for 20 minutes: 12,000, and in half of the noisy runs fewer
      smallQuestion({
        options: [
          claim('twelve', { measure: 'requests', atLeast: 12_000 }),
          claim('few', { measure: 'requests', atMost: 9 }),
        ],
        rationale: 'x',
      }),
      { code: 'uncertain-cell', where: 'aws, as stated', remedy: expect.stringContaining('noise') },
    ],
    [
      'a stem that leaves the start-up time open where it decides',
      scheduledQuestion({ open: ['startup'] }),
      {
        code: 'uncertain-cell',
        where: 'aws, startup 360 s',
        remedy: expect.stringContaining(
          '"A new instance needs 5 minutes from the decision to scale out until it serves."',
        ),
      },
    ],
    [
      'a right option that uses nearly all it may',
      // three instances for 20 minutes at $0.115 an hour: 0.115
      smallQuestion(
        withGoal({ require: [answered, { measure: 'costUsd', atMost: 0.13 }], prefer: { lowest: 'costUsd' } }),
      ),
      {
        code: 'thin-margin',
        where: expect.stringContaining('option three, aws'),
        message: expect.stringContaining('costUsd'),
      },
    ],
    [
      'a wrong option that fails by little',
      smallQuestion({
        kind: 'choices',
        ...withGoal({ require: [answered, { measure: 'costUsd', atMost: 0.3 }] }),
        options: [fleet('three', 3), fleet('nine', 9)],
        rationale: 'x',
      }),
      {
        code: 'thin-margin',
        where: expect.stringContaining('option nine'),
        message: expect.stringContaining('it is wrong'),
      },
    ],
    [
      'a second option that passes and costs nearly the same',
      smallQuestion({ options: [fleet('one', 1), fleet('forty', 40), fleet('more', 41)], rationale: 'x' }),
      { code: 'thin-margin', where: expect.stringContaining('option more'), message: expect.stringContaining('1.0') },
    ],
    [
      'a claim with its bound beside the value',
      smallQuestion({
        options: [
          claim('near', { measure: 'requests', atLeast: 11_000 }),
          claim('few', { measure: 'requests', atMost: 9 }),
        ],
        rationale: 'x',
      }),
      {
        code: 'thin-margin',
        where: expect.stringContaining('option near'),
        message: expect.stringContaining('claim on requests'),
      },
    ],
    [
      'an open item that the scenario does not have',
      smallQuestion({ open: ['model.maxRbs'] }),
      { code: 'bad-open-item', where: 'open: model.maxRbs' },
    ],
    [
      'two wrong options of one misconception',
      smallQuestion({
        options: [
          fleet('one', 1, { misconception: 'same' }),
          fleet('three', 3),
          fleet('nine', 9, { misconception: 'same' }),
        ],
      }),
      { code: 'same-misconception', where: 'options one and nine' },
    ],
    [
      'two wrong options with the same run',
      smallQuestion({ options: [fleet('three', 3), fleet('nine', 9), fleet('also_nine', 9)] }),
      { code: 'same-trace', where: 'options nine and also_nine' },
    ],
    ['a family of two', family(1), { code: 'fixed-family', message: expect.stringContaining('has 2 members') }],
    ['a family whose key does not move', family(3), { code: 'fixed-family', message: expect.stringContaining('only') }],
    [
      'a number typed into the rationale',
      smallQuestion({ rationale: 'Three of m5 on S3 serve 15 requests, `20` do not.' }),
      { code: 'stated-digit', message: expect.stringContaining('"15"') },
    ],
    [
      'a placeholder that stands for nothing',
      smallQuestion({ rationale: 'It costs {{trace.four.measures.costUsd}}.' }),
      { code: 'unknown-placeholder', message: '{{trace.four.measures.costUsd}} stands for nothing' },
    ],
    [
      'a reference that does not exist',
      smallQuestion({ references: ['I5', 'A99'] }),
      { code: 'unknown-reference', where: 'references: A99' },
    ],
    [
      'a fact that is inferred',
      smallQuestion({
        options: [
          { id: 'inferred', text: 'x', fact: { id: 'M9', holds: true } },
          { id: 'documented', text: 'y', fact: { id: 'I5', holds: false } },
        ],
        rationale: 'x',
      }),
      { code: 'undocumented-fact', where: 'option inferred, fact M9', message: expect.stringContaining('inferred') },
    ],
  ];

  it('for every reason there is, each of which has a case here', () => {
    expect(new Set(cases.map(([, , { code }]) => code))).toEqual(new Set(refusalCodes));
  });

  it.each(cases)('%s, and says what to do', (_, question, refusal) => {
    expect(certify(question).certified).toBe(false);
    const found = refusalsOf(question).filter(({ code }) => code === refusal.code);
    expect(found).toContainEqual(expect.objectContaining(refusal));
    for (const { remedy } of found) expect(remedy.length).toBeGreaterThan(20);
  });
});

function family(members: number) {
  const slower = (index: number) => ({ id: `slower_${index}`, scenario: { durationMinutes: 21 + index } });
  return smallQuestion({ members: Array.from({ length: members }, (_, index) => slower(index)) });
}

describe('the mutation score of a question', () => {
  const mutationOf = (question: ReturnType<typeof smallQuestion>) => certify(question).variants[0]?.mutation;

  it('counts the beliefs that change a run, and of them those that move the key', () => {
    const { killed, survived } = mutationOf(scheduledQuestion()) ?? { killed: [], survived: [] };
    // whoever ignores the schedule, or the minimum that it sets, has another count at 08:10
    expect(killed).toEqual(expect.arrayContaining(['minimum-ignored', 'scheduled-actions-ignored']));
    // instances that are there at once are there at 08:10 too
    expect(survived).toContain('no-start-up');
    // without scale-out policies, cooldowns change nothing at all
    expect([...killed, ...survived]).not.toContain('no-cooldowns');
    expect(survived.filter((id) => killed.includes(id))).toEqual([]);
  });

  it('asks for both ends of an interval', () => {
    const { variants } = certifyQuestion(questionSchema.parse(numericQuestion()), [0]);
    // whoever has every request wait to the end finds that fewer than five serve them too: the middle of the interval holds
    expect(variants[0]?.mutation.killed).toContain('no-time-outs');
  });

  it('is nothing, and flagged, where an option rests on a fact alone', () => {
    const options = [
      { id: 'so', text: 'x', fact: { id: 'I5', holds: true } },
      { id: 'not_so', text: 'y', fact: { id: 'I5', holds: false } },
    ];
    const { variants } = certify(smallQuestion({ options, rationale: 'x' }));
    expect(reportMutation(variants)).toMatchObject({ killed: [], survived: [], isFlagged: true });
  });

  it('is flagged where the runs change and the key stays', () => {
    const { variants } = certify(smallQuestion(withGoal({ require: [answered], prefer: { lowest: 'costUsd' } })));
    const [variant] = variants;
    if (!variant) throw new Error('no variant');
    const report = reportMutation([{ ...variant, mutation: { killed: [], survived: ['no-start-up'] } }]);
    expect(report).toMatchObject({ isFlagged: true, text: expect.stringContaining('None of the 1 ') });
  });

  it('says nothing of a question without a key', () => {
    const question = smallQuestion(withGoal({ require: [{ measure: 'costUsd', atMost: 0 }] }));
    expect(reportMutation(certify(question).variants)).toBeNull();
  });
});

describe('the certificate that publishing asks for', () => {
  it('puts one variant of each member to the test', () => {
    const question = family(3);
    expect(countVariants(question)).toBe(8);
    const members = examinedSeeds(question).map((seed) => makeVariant(question, seed).member);
    expect(new Set(members)).toEqual(new Set(['base', 'slower_0', 'slower_1', 'slower_2']));
  });

  it('refuses a key that is missing in a variant which nobody examined', () => {
    // of an instance that serves one request a second even nine are too few
    const question = smallQuestion({ parameters: { each: { oneOf: [5, 1, 6, 6, 5] } } });
    expect(examinedSeeds(question)).not.toContain(1);
    expect(certifyQuestion(question, examinedSeeds(question)).certified).toBe(true);
    expect(certifyForPublishing(question)).toMatchObject({
      certified: false,
      refusals: [
        expect.objectContaining({ code: 'no-key', where: expect.stringMatching(/^variant 1 /) }),
        expect.anything(),
      ],
    });
  });
});

describe('a certificate beside its question', () => {
  it('certifies a stem that states the start-up time', () => {
    const certificate = certify(scheduledQuestion());
    expect(certificate.variants[0]?.refusals).toEqual([]);
  });

  it('says at which value of what is open another option wins', () => {
    const [variant] = certify(scheduledQuestion({ open: ['startup'] })).variants;
    // 300 s after 08:05 it serves at 08:10, when it is asked; the first of eight steps to 360 s is too long
    expect(variant?.flip).toMatchObject({ item: 'startup', stated: 300, at: 308, key: ['fewer'], rulebook: 'aws' });
  });

  it('runs jobs once a cell, as nothing in them is noise', () => {
    const [variant] = certify(spotQuestion({ asks: 'aws' })).variants;
    expect(variant?.refusals).toEqual([]);
    expect(new Set(variant?.cells.map(({ runs }) => runs))).toEqual(new Set([1]));
  });

  it('reads a question as its file holds it', () => {
    expect(parseQuestion(JSON.stringify(scheduledQuestion())).kind).toBe('question');
  });
});
