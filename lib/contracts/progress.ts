import type { Topic } from './question';
import type { Verdict } from './verdict';

// What a learner (and later the learner's instructor) reads about their own practice: computed from stored attempts.

export type TopicProgress = {
  topic: Topic;
  /** First attempts on a variant: the ones that count. */
  counted: number;
  correct: number;
  attempts: number;
  /** Estimated probability of answering the next question of the topic, and its 90 % interval. */
  mastery: number;
  low: number;
  high: number;
  reviewsDue: number;
  lastSeenAt: string | null;
};

export type AttemptSummary = {
  attemptId: string;
  gradedAt: string;
  topic: Topic;
  /** The first sentence of the stem. */
  title: string;
  verdict: Verdict['kind'];
};

export type DayProgress = { day: string; attempts: number; correct: number };

/** A belief that stood behind more than one wrong answer. */
export type RecurringMisconception = {
  id: string;
  believes: string;
  times: number;
  lastSeenAt: string;
  /** Where it showed last. */
  lastAttemptId: string;
};

export type Progress = {
  /** Sentences before charts: what a reader should know first. */
  sentences: string[];
  topics: TopicProgress[];
  days: DayProgress[];
  recent: AttemptSummary[];
  misconceptions: RecurringMisconception[];
  totalAttempts: number;
};
