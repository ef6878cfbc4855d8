import type { QuestionOf } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { describeCheck } from '@/lib/grading/describe-check';
import { describeRefusals, describeStory } from '@/lib/grading/describe-run';
import { evaluateGoal } from '@/lib/grading/goal';
import { unitOf } from '@/lib/grading/unit-of';
import {
  allOrNothing,
  baseRun,
  invalid,
  isSameKey,
  type Kind,
  noOtherKey,
  type Subject,
} from '@/lib/grading/kinds/kind';
import { matchTrial } from './match-trial';
import { goalOf, runPair } from './run-pair';

type MatchSubject = Subject<QuestionOf<'match'>>;
type Pairs = Readonly<Record<string, string>>;

export const matchKind: Kind<QuestionOf<'match'>> = {
  shownItems: ({ match }) => match.right,
  trial: matchTrial,
  deriveKey(subject) {
    const { left, right } = subject.asked.match;
    const rows = left.map((one) => ({ id: one.id, pairs: right.map((other) => tryPair(subject, one, other)) }));
    const broken = rows.flatMap(({ pairs }) => pairs.flatMap(({ problem }) => problem ?? []))[0];
    if (broken !== undefined) return { kind: 'no-key', message: broken };
    const ids: string[] = [];
    for (const { id, pairs } of rows) {
      const meeting = pairs.filter(({ meets }) => meets);
      const [only, second] = meeting;
      if (!only) return { kind: 'no-key', message: `nothing on the right meets the goal for ${id}` };
      if (second) {
        const both = meeting.map((item) => item.id);
        return { kind: 'tie', ids: both, message: `${both.join(' and ')} both meet the goal for ${id}` };
      }
      ids.push(`${id}:${only.id}`);
    }
    return { kind: 'key', ids };
  },
  grade({ subject, response, key }) {
    if (!('pairs' in response)) return invalid('This question asks for pairs: expected {pairs}.');
    const { left, right } = subject.asked.match;
    const { pairs } = response;
    const missing = left.find(({ id }) => !Object.hasOwn(pairs, id));
    if (missing) return invalid(`“${missing.text}” has no partner yet.`);
    const unknown = Object.entries(pairs).find(
      ([from, to]) => !left.some(({ id }) => id === from) || !right.some(({ id }) => id === to),
    );
    if (unknown) return invalid(`The question has no pair ${unknown.join(' and ')}.`);
    return allOrNothing(key.every((pair) => pair === `${pairOf(pair).left}:${pairs[pairOf(pair).left] ?? ''}`));
  },
  explain({ subject, response, key }) {
    const chosen = pairsOf(response);
    const { left: lefts, right: rights } = subject.asked.match;
    return {
      kind: 'match',
      pairs: key.map((pair) => {
        const { left, right } = pairOf(pair);
        const own = chosen[left] ?? '';
        const holds = own === right;
        const sentences = [...describePair(subject, left, own), ...(holds ? [] : describePair(subject, left, right))];
        return {
          left,
          leftText: textOf(lefts, left),
          chosen: own,
          right,
          rightText: textOf(rights, right),
          holds,
          sentences,
        };
      }),
    };
  },
  replay({ subject, response, key }) {
    const chosen = pairsOf(response);
    const pairs = key.map(pairOf);
    const wrong = pairs.find(({ left, right }) => chosen[left] !== right);
    const shown = wrong ?? pairs[0];
    const winner = (shown && runPair(subject, shown.left, shown.right)) ?? baseRun(subject);
    return { learner: wrong ? runPair(subject, wrong.left, chosen[wrong.left] ?? '') : null, winner };
  },
  otherwise({ subject, key }, other) {
    if (isSameKey(key, other.key)) return [];
    if (other.key.kind !== 'key') return [noOtherKey];
    const { left, right } = subject.asked.match;
    return other.key.ids
      .filter((pair) => !key.includes(pair))
      .map(pairOf)
      .map((pair) => `“${textOf(left, pair.left)}” would go with “${textOf(right, pair.right)}”.`);
  },
};

type Items = QuestionOf<'match'>['match'];
type Tried = { readonly id: string; readonly meets: boolean; readonly problem: string | null };

/** A pair that makes no scenario is a problem: chosen, it would be called wrong for a slip of the author's. */
function tryPair(subject: MatchSubject, left: Items['left'][number], { id, change }: Items['right'][number]): Tried {
  const changed = subject.runChanged([left.scenario, change]);
  if (changed.kind === 'run') {
    return { id, meets: evaluateGoal(goalOf(changed), changed.run.trace).meets, problem: null };
  }
  const [first] = changed.problems;
  const problem = `${left.id} with ${id} makes no scenario: ${first?.path ?? ''}: ${first?.message ?? ''}`;
  return { id, meets: false, problem };
}

const textOf = (items: readonly { id: string; text: string }[], id: string) =>
  items.find((item) => item.id === id)?.text ?? '';

const pairsOf = (response: LearnerResponse): Pairs => ('pairs' in response ? response.pairs : {});

function pairOf(pair: string): { left: string; right: string } {
  const [left = '', right = ''] = pair.split(':');
  return { left, right };
}

function describePair(subject: MatchSubject, left: string, right: string): string[] {
  const pair = runPair(subject, left, right);
  if (!pair) return [];
  const { trace, scenario } = pair.run;
  const text = subject.asked.match.right.find(({ id }) => id === right)?.text ?? '';
  if (trace.status === 'rejected') return [`${text}: ${describeRefusals(trace).join(' ')}`];
  const { checks, meets: isRight } = evaluateGoal(goalOf(pair), trace);
  const shown = isRight ? checks : checks.filter(({ met }) => !met);
  const said = shown.map(describeCheck).join('; ');
  const [story = ''] = describeStory(trace, { start: scenario.start, unit: unitOf(scenario) });
  return [`${text}: ${isRight ? 'meets the goal' : 'fails'}${said === '' ? '' : `, ${said}`}. ${story}`.trim()];
}
