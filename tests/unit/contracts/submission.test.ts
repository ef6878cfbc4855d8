import { describe, expect, it } from 'vitest';
import { type LearnerResponse, submissionSchema } from '@/lib/contracts/submission';

const accepts = (response: unknown) =>
  submissionSchema.safeParse({
    attemptId: '0193513a-0000-7000-8000-000000000001',
    drawId: '0193513a-0000-4000-8000-000000000001',
    response,
  }).success;

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('a response', () => {
  it.each<LearnerResponse>([
    { option: 'a' },
    { options: ['a', 'b'] },
    { value: 0.5 },
    { events: ['a', 'b'] },
    { pairs: { a: 'b' } },
    { change: { scaling: { ScalableTarget: { MinCapacity: 6 }, Alarms: null, ScalingPolicies: [{}] } } },
  ])('may be %j', (response) => {
    expect(accepts(response)).toBe(true);
  });

  it.each([
    {},
    null,
    [],
    { option: 'a', value: 1 },
    { value: '1' },
    { value: null },
    { pairs: { a: 1 } },
    { change: [] },
  ])('is never %j', (response) => {
    expect(accepts(response)).toBe(false);
  });

  it('is not nested deeper than any configuration, so that no reader of it runs out of stack', () => {
    expect(accepts({ change: { a: nested(23) } })).toBe(true);
    expect(accepts({ change: { a: nested(24) } })).toBe(false);
    expect(accepts({ change: { a: JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)) } })).toBe(false);
  });
});
