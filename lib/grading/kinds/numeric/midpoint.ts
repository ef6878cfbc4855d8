import type { QuestionOf } from '@/lib/contracts/question';
import type { Subject } from '@/lib/grading/kinds/kind';
import { type Interval, roundTo } from './accepted-interval';

/** The interval as the key keeps it: two ids, empty where nothing bounds it. */
export function intervalOf([least = '', most = '']: readonly string[]): Interval {
  return { least: least === '' ? null : Number(least), most: most === '' ? null : Number(most) };
}

/** The value that stands for the interval: its middle, or twice its only end. */
export function midpointOf(
  { asked }: Pick<Subject<QuestionOf<'numeric'>>, 'asked'>,
  { least, most }: Interval,
): number {
  if (least !== null && most !== null) return roundTo((least + most) / 2, asked.numeric.digits);
  return least === null ? roundTo((most ?? 0) / 2, asked.numeric.digits) : least * 2;
}
