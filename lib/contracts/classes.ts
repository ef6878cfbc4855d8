import { z } from 'zod';
import type { AttemptSummary, TopicProgress } from './progress';
import type { Topic } from './question';

// What instructors and learners give and read about classes.

// control characters, and marks that turn the direction of what follows, would let one name pass for another
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const words = (most: number) =>
  z
    .string()
    .transform((text) => text.trim().replace(/ +/g, ' '))
    .pipe(
      z
        .string()
        .min(1, { error: 'Write a name.' })
        .max(most, { error: `Use at most ${most} characters.` })
        .refine((text) => !unprintable.test(text), { error: 'Write one line of letters, digits and signs.' }),
    );
export const classNameSchema = words(80);
/** What the others in a class call somebody. */
export const personNameSchema = words(60);

/** A class as its instructor sees it in a list. */
export type ClassSummary = {
  classId: string;
  name: string;
  /** Whose class it is: an administrator sees those of all. */
  instructor: string;
  learners: number;
  createdAt: string;
  archivedAt: string | null;
};

/** A learner's answers to one topic since joining the class. */
export type TopicStanding = Omit<TopicProgress, 'reviewsDue'>;

/** A learner in the class table: every topic in the order of the topics. */
export type MemberStanding = {
  learnerId: string;
  name: string;
  joinedAt: string;
  attempts: number;
  lastSeenAt: string | null;
  topics: TopicStanding[];
};

/** All learners of a class together. */
export type ClassStanding = {
  /** How many have answered since they joined. */
  answered: number;
  counted: number;
  correct: number;
  /** Null while no topic has enough answers. */
  weakest: { topic: Topic; counted: number; correct: number } | null;
};

export type ClassTable = Omit<ClassSummary, 'learners'> & {
  joinCode: string;
  standing: ClassStanding;
  members: MemberStanding[];
};

/** One learner of a class: their standing and a page of their attempts, the newest first. */
export type MemberView = {
  classId: string;
  className: string;
  member: MemberStanding;
  attempts: AttemptSummary[];
  page: number;
  pages: number;
};

/** A class as a learner in it sees it. */
export type JoinedClass = {
  classId: string;
  name: string;
  instructor: string;
  joinedAt: string;
  archivedAt: string | null;
};
