import type { Evidence } from '@/lib/contracts/verdict';

export const rulebookWords = {
  course: "the course's rules",
  aws: "AWS's documentation",
} satisfies Record<Evidence['rulebook'], string>;
