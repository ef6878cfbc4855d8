import type { Question } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Subject } from '@/lib/grading/kinds/kind';
import { intervalOf } from '@/lib/grading/kinds/numeric/midpoint';

/** The answer that a key stands for, as a learner would give it; none is needed where there are options to show. */
export function rightResponse({ asked }: Subject<Question>, key: readonly string[]): LearnerResponse | null {
  switch (asked.kind) {
    case 'choice':
    case 'choices':
      return null;
    case 'numeric': {
      const { least, most } = intervalOf(key);
      return { value: least ?? most ?? 0 };
    }
    case 'order':
      return { events: [...key] };
    case 'match':
      return { pairs: Object.fromEntries(key.map((pair) => pair.split(':'))) };
    case 'configuration':
      return { change: asked.configuration.solution };
  }
}
