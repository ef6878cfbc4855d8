import type { QuestionOf } from '@/lib/contracts/question';
import type { ReplayedRun, Subject } from '@/lib/grading/kinds/kind';

/** The run of a situation on the left with what is done about it on the right. */
export function runPair(subject: Subject<QuestionOf<'match'>>, leftId: string, rightId: string): ReplayedRun | null {
  const left = subject.asked.match.left.find(({ id }) => id === leftId);
  const right = subject.asked.match.right.find(({ id }) => id === rightId);
  const changed = left && right && subject.runChanged([left.scenario, right.change]);
  return changed?.kind === 'run'
    ? { optionId: rightId, title: `${left?.text ?? ''}: ${right?.text ?? ''}`, run: changed.run }
    : null;
}

/** A situation on the left may set a goal of its own. */
export const goalOf = ({ run }: Pick<ReplayedRun, 'run'>) => run.scenario.goal ?? { require: [] };
