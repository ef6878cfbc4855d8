import { describe, expect, it } from 'vitest';
import { type Question, questionSchema } from '@/lib/contracts/question';
import type { Rulebook } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import { type Cell, listCells } from '@/lib/grading/certificate/cells';
import { readOpenItem } from '@/lib/grading/certificate/open-items';
import { addRun, openTally, type Tally } from '@/lib/grading/certificate/tally';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { ourChoices } from '@/lib/simulation/undocumented-choices';
import { buildWorlds } from '@/lib/questions/certify-worlds';
import { putOpenItems } from '@/lib/questions/put-open-item';
import { rulebooksOf, runVariant, type VariantRun } from '@/lib/questions/run-variant';
import { type Examined, runWorlds } from '@/lib/questions/run-worlds';
import { scheduledQuestion } from '@/tests/support/certificate-questions';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';
import { smallQuestion } from '@/tests/support/small-question';

// A certificate does not run what cannot differ from what has run. Here every cell is run the obvious way: compiled of its
// own, nothing shared, nothing skipped.

function inTheObviousWay({ run, trial }: Examined, cell: Cell): Tally {
  const tally = openTally(run.rulebook, cell);
  for (let seed = 1; seed <= cell.seeds; seed++) {
    const readings = trial.runs.map(({ scenario, read }) =>
      read(scenario ? traceIn(scenario, cell, seed) : rejectedTrace([])),
    );
    addRun(tally, trial.judge(readings));
  }
  return tally;
}

function traceIn(stated: VariantRun['base']['scenario'], { settings, choice }: Cell, seed: number) {
  const put = putOpenItems(stated, settings);
  if (put.kind !== 'scenario') throw new Error(JSON.stringify(put.problems));
  const compiled = compile({ ...put.scenario, noise: 'poisson', seed }, { ...ourChoices, ...choice });
  return compiled.kind === 'compiled' ? toTrace(simulate(compiled.scenario)) : rejectedTrace(compiled.rejections);
}

const tracked = (name: string, target: number, more: object = {}) => ({
  id: name,
  text: name,
  change: {
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 9 },
      ScalingPolicies: {
        invocations: {
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: target,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
            ...more,
          },
        },
      },
    },
  },
});

const hill = [
  { atMinute: 0, rps: 4 },
  { atMinute: 10, rps: 30, rampMinutes: 5 },
  { atMinute: 30, rps: 0 },
  { atMinute: 50, rps: 12 },
];

const questions: [string, Question][] = [
  [
    'target tracking over a hill and a silence',
    smallQuestion({
      scenario: { ...smallQuestion().scenario, durationMinutes: 75, traffic: hill },
      options: [
        tracked('low', 200),
        tracked('high', 400, { ScaleInCooldown: 60 }),
        tracked('same', 200, { ScaleOutCooldown: 600 }),
      ],
      open: ['metricDelay', 'startup', 'model.maxRps'],
      rationale: 'x',
    }),
  ],
  ['claims about a scheduled action', scheduledQuestion({ open: ['startup'] })],
  ['a value to choose', questionSchema.parse({ ...numericQuestion(), open: ['startup'] })],
  ['the order of events', questionSchema.parse({ ...orderQuestion(), open: ['metricDelay'] })],
  ['pairs that run with traffic of their own', questionSchema.parse(matchQuestion())],
  ['a configuration with hidden traffic', questionSchema.parse(configurationQuestion())],
];

describe.each(questions)('the cells of a question on %s', (_, question) => {
  const examined = new Map<Rulebook, Examined>();
  const cellsOf = (run: VariantRun) => {
    const items = question.open.map((name) => readOpenItem(name, run.base.scenario, false));
    return listCells(
      items.flatMap((result) => (result.kind === 'item' ? [result.item] : [])),
      () => true,
    ).map((cell) => ({ ...cell, seeds: Math.min(3, cell.seeds) }));
  };
  const worlds = rulebooksOf(question).flatMap((rulebook) => {
    const result = runVariant(question, 0, rulebook);
    if (result.kind !== 'run') throw new Error(JSON.stringify(result.problems));
    const { run } = result;
    const key = run.key.kind === 'key' ? run.key.ids : ['none'];
    const trial = kindOf(question.kind).trial(run.subject, key);
    examined.set(rulebook, { run, key, trial });
    const built = buildWorlds(rulebook, trial, cellsOf(run));
    if (built.kind !== 'worlds') throw new Error(JSON.stringify(built.problems));
    return built.worlds;
  });

  it('give to the last bit what they give when nothing is shared and nothing is skipped', () => {
    const tallies = runWorlds(examined, worlds);
    expect(tallies).toHaveLength(worlds.length);
    for (const tally of tallies) {
      const subject = examined.get(tally.rulebook);
      if (!subject) throw new Error(tally.rulebook);
      const plain = inTheObviousWay(subject, tally.cell);
      expect({ cell: tally.cell.name, samples: tally.samples }).toEqual({
        cell: tally.cell.name,
        samples: plain.samples,
      });
      expect([tally.wins, tally.runs]).toEqual([plain.wins, plain.runs]);
    }
  });
});
