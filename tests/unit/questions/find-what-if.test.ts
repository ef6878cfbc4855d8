import { describe, expect, it } from 'vitest';
import type { Question } from '@/lib/contracts/question';
import { findWhatIf } from '@/lib/questions/find-what-if';
import { prepareVariant } from '@/lib/questions/prepare-variant';
import { bundledQuestions } from '@/tests/support/question-bank';
import { smallQuestion } from '@/tests/support/small-question';

async function whatIf(question: Question, ...wanted: string[]) {
  const result = prepareVariant(question, 0, 'aws');
  if (result.kind !== 'prepared') throw new Error(result.kind);
  const found = await findWhatIf(result.prepared, wanted);
  return found.kind === 'found' ? `${found.found.number.name} ${found.found.value}` : found.kind;
}

const bundled = (id: string): Question => {
  const found = bundledQuestions.find(({ question }) => question.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found.question;
};
const withFact = {
  options: [
    { id: 'a', text: 'A', fact: { id: 'B1', holds: true } },
    { id: 'b', text: 'B', fact: { id: 'B1', holds: false } },
  ],
};

describe('what would have made a small answer right', () => {
  it('is the least change that lets it meet the goal', async () => {
    // one instance answers 99.9 % of 10 requests a second from 9.6 on, as a backlog of 60 s is no loss yet
    expect(await whatIf(smallQuestion(), 'one')).toBe('throughput 9.6');
  });

  it('is, for an answer that costs too much, the change that makes the cheaper ones fail', async () => {
    // three instances serve 15 requests a second, and 16 arrive
    expect(await whatIf(smallQuestion(), 'nine')).toBe('traffic 1.6');
  });

  it('is a limit where the requirement decides', async () => {
    // nine instances for 20 minutes are 3 hours
    const goal = { require: [{ measure: 'instanceHours', atMost: 2.9 }], prefer: { highest: 'instanceHours' } };
    const question = smallQuestion();
    expect(await whatIf(smallQuestion({ scenario: { ...question.scenario, goal } }), 'nine')).toBe(
      'limit of instanceHours 3',
    );
  });

  it('is not asked of a right answer, of facts, and of claims', async () => {
    expect(await whatIf(smallQuestion(), 'three')).toBe('not-asked');
    expect(await whatIf(smallQuestion(withFact), 'b')).toBe('not-asked');
    expect(await whatIf(bundled('policies_flash_sale_evening'), 'no_scale_in')).toBe('not-asked');
  });

  it('is nothing where AWS refuses the answer whatever the numbers', async () => {
    expect(await whatIf(bundled('spot_image_search_cost'), 'spot_fleet')).toBe('refused');
  });

  it('is never a number at which AWS refuses the key', async () => {
    // a longer MaxRuntimeInSeconds than MaxWaitTimeInSeconds would leave on-demand capacity alone on the field
    expect(await whatIf(bundled('spot_training_deadline'), 'on_demand')).not.toMatch(/^Max/);
  });

  it('of a network that lacks a path is no number at all', async () => {
    expect(await whatIf(bundled('vpc_two_ways_to_s3'), 'associate_route_table', 'ecr_endpoints')).toBe('none');
  });
});
