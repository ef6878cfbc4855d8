import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs';
import type { Certainty } from '@/lib/contracts/submission';
import type { Verdict } from '@/lib/contracts/verdict';

/** When a question should come back: FSRS with its default weights, one card a question and learner. */
export type ReviewState = {
  due: Date;
  stability: number;
  difficulty: number;
  elapsedDays: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  state: number;
  lastReview: Date | null;
};

const scheduler = fsrs({ enable_fuzz: false });

/** The card after one more attempt; `before` is null for the first. */
export function reviewAfter(
  before: ReviewState | null,
  verdict: Verdict['kind'],
  certainty: Certainty | null,
  now: Date,
): ReviewState {
  const card = before ? toCard(before) : createEmptyCard(now);
  return toState(scheduler.next(card, now, ratingOf(verdict, certainty)).card);
}

/** Wrong is Again; right by a guess is Hard, right and sure is Easy, anything else right is Good. */
function ratingOf(verdict: Verdict['kind'], certainty: Certainty | null): Grade {
  if (verdict === 'incorrect') return Rating.Again;
  if (certainty === 'guess') return Rating.Hard;
  return certainty === 'sure' ? Rating.Easy : Rating.Good;
}

function toCard(state: ReviewState): Card {
  return {
    due: state.due,
    stability: state.stability,
    difficulty: state.difficulty,
    elapsed_days: state.elapsedDays,
    scheduled_days: state.scheduledDays,
    learning_steps: state.learningSteps,
    reps: state.reps,
    lapses: state.lapses,
    state: state.state,
    ...(state.lastReview ? { last_review: state.lastReview } : {}),
  };
}

function toState(card: Card): ReviewState {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: card.last_review ?? null,
  };
}
