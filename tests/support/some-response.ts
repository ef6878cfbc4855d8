import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { LearnerResponse } from '@/lib/contracts/submission';

/** An answer to a question of any kind that can be graded; another `which` is another answer. */
export function someResponse({ kind, options, left = [] }: PublicQuestion, which = 0): LearnerResponse {
  const ids = options.map(({ id }) => id);
  const id = ids[which] ?? '';
  switch (kind) {
    case 'choice':
      return { option: id };
    case 'choices':
      return { options: [id] };
    case 'numeric':
      return { value: which + 1 };
    case 'order':
      return { events: [...ids.slice(which), ...ids.slice(0, which)] };
    case 'match':
      return { pairs: Object.fromEntries(left.map((item) => [item.id, id])) };
    case 'configuration':
      return { change: which === 0 ? {} : { scaling: {} } };
  }
}
