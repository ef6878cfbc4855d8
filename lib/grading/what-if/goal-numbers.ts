import type { Goal, Requirement } from '@/lib/contracts/scenario';
import { formatMeasure, measureWords, percent } from '@/lib/grading/words';
import { asStated, countSteps, decimalSteps, type StemNumber } from './stem-number';

/** The limits that the goal sets. Of a share of requests that must be answered, what may be lost is the number. */
export function goalNumbers({ require }: Goal): StemNumber[] {
  return require.flatMap((requirement, index): StemNumber[] => {
    const { measure, atLeast, atMost } = requirement;
    const isShare = measure === 'availability' && atLeast !== undefined;
    const stated = isShare ? 1 - atLeast : (atLeast ?? atMost ?? 0);
    if (stated <= 0) return [];
    const withLimit = (value: number): Requirement =>
      atLeast === undefined ? { measure, atMost: value } : { measure, atLeast: isShare ? 1 - value : value };
    return [
      {
        name: `limit of ${measure}`,
        stated,
        steps: /Instances$|scale|Activities$/i.test(measure) ? countSteps : decimalSteps(stated),
        ...(isShare ? { most: 1 } : {}),
        put: asStated,
        putIntoGoal: (goal, value) => ({
          ...goal,
          require: goal.require.map((other, place) => (place === index ? withLimit(value) : other)),
        }),
        say: (value) => sayLimit(requirement, isShare ? 1 - value : value),
      },
    ];
  });
}

function sayLimit({ measure, atLeast, atMost }: Requirement, value: number): string {
  const before = atLeast ?? atMost ?? 0;
  if (measure === 'availability')
    return `${value < before ? 'only ' : ''}${percent(value)} of the requests to be answered instead of ${percent(before)}`;
  const bound = atLeast === undefined ? 'at most' : 'at least';
  const [limit, stated] = [value, before].map((one) => formatMeasure(measure, one));
  return `a limit of ${bound} ${limit ?? ''} for the ${measureWords[measure]} instead of ${stated ?? ''}`;
}
