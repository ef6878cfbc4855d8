import { describe, expect, it } from 'vitest';
import { default_w, Rating, State } from 'ts-fsrs';
import { reviewAfter, type ReviewState } from '@/lib/learning/review';

const now = new Date('2026-06-01T08:00:00Z');
const days = (state: ReviewState, from = now) => (state.due.getTime() - from.getTime()) / 86_400_000;

describe('the first answer to a question', () => {
  // FSRS: the stability after the first review is the weight of its rating
  it.each([
    ['a wrong one is forgotten', 'incorrect', null, Rating.Again],
    ['a wrong one is forgotten, however sure', 'incorrect', 'sure', Rating.Again],
    ['a wrong one is forgotten, also by a guess', 'incorrect', 'guess', Rating.Again],
    ['a right guess was hard', 'correct', 'guess', Rating.Hard],
    ['a right one is good', 'correct', null, Rating.Good],
    ['a right one of which one was not sure is good', 'correct', 'unsure', Rating.Good],
    ['a right one of which one was sure was easy', 'correct', 'sure', Rating.Easy],
  ] as const)('%s', (_name, verdict, certainty, rating) => {
    const state = reviewAfter(null, verdict, certainty, now);
    expect(state.stability).toBeCloseTo(default_w[rating - 1]!, 6);
    expect(state).toMatchObject({ reps: 1, lapses: 0, lastReview: now });
  });

  it('comes back the later the better it went', () => {
    const dues = (['guess', 'unsure', 'sure'] as const).map((certainty) =>
      days(reviewAfter(null, 'correct', certainty, now)),
    );
    const wrong = days(reviewAfter(null, 'incorrect', null, now));
    expect([wrong, ...dues]).toEqual([wrong, ...dues].sort((a, b) => a - b));
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(1);
    expect(dues[2]).toBeGreaterThan(1);
  });
});

describe('answers after the first', () => {
  const easy = reviewAfter(null, 'correct', 'sure', now);

  it('come back later and later while they are right', () => {
    const second = reviewAfter(easy, 'correct', 'sure', easy.due);
    const third = reviewAfter(second, 'correct', 'sure', second.due);
    expect(days(second, easy.due)).toBeGreaterThan(days(easy));
    expect(days(third, second.due)).toBeGreaterThan(days(second, easy.due));
    expect(third.reps).toBe(3);
  });

  it('that are wrong count as a lapse and come back soon', () => {
    const lapsed = reviewAfter(easy, 'incorrect', null, easy.due);
    expect(lapsed).toMatchObject({ lapses: 1, reps: 2, state: State.Relearning });
    expect(days(lapsed, easy.due)).toBeLessThan(1);
    expect(lapsed.stability).toBeLessThan(easy.stability);
  });

  it('are the same for the same state: nothing is drawn', () => {
    expect(reviewAfter(easy, 'correct', null, easy.due)).toEqual(reviewAfter(easy, 'correct', null, easy.due));
  });

  it('go on from a state that was stored and read back', () => {
    const stored = JSON.parse(JSON.stringify(easy)) as Record<keyof ReviewState, never>;
    const readBack: ReviewState = {
      ...easy,
      ...stored,
      due: new Date(stored.due),
      lastReview: new Date(stored.lastReview),
    };
    expect(reviewAfter(readBack, 'correct', 'unsure', easy.due)).toEqual(
      reviewAfter(easy, 'correct', 'unsure', easy.due),
    );
  });

  it('change nothing of what they are given', () => {
    const before = structuredClone(easy);
    reviewAfter(easy, 'incorrect', null, easy.due);
    expect(easy).toEqual(before);
  });
});
