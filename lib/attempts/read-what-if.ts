import type { Actor } from '@/lib/contracts/actor';
import type { WhatIf } from '@/lib/contracts/what-if';
import { withRetry } from '@/lib/db/with-retry';
import { chosenOf } from '@/lib/grading/kinds/choice/choice-kind';
import { findAttempt } from '@/lib/progress/find-attempt';
import { findDraw } from '@/lib/questions/draw';
import { type FoundWhatIf, findWhatIfOfVersion } from '@/lib/questions/find-what-if';

export type ReadWhatIf = { kind: 'what-if'; whatIf: WhatIf } | { kind: 'not-found' };

/** What would have made a wrong answer right, of an attempt of the actor's own. */
export async function readWhatIf(actor: Actor, attemptId: string): Promise<ReadWhatIf> {
  const attempt = await withRetry(() => findAttempt(actor, attemptId));
  const draw = attempt && (await withRetry(() => findDraw(actor, attempt.drawId)));
  if (!attempt || !draw) return { kind: 'not-found' };
  const chosen = chosenOf(attempt.response);
  const found = await findWhatIfOfVersion(draw.version, draw.variantSeed, chosen);
  return { kind: 'what-if', whatIf: tell(found, chosen, draw.optionOrder) };
}

function tell(result: FoundWhatIf, chosen: readonly string[], order: readonly string[]): WhatIf {
  const letters = (ids: readonly string[]) => {
    const sorted = ids.map((id) => String.fromCharCode(65 + order.indexOf(id))).sort();
    return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1) ?? ''}`;
  };
  switch (result.kind) {
    case 'not-asked':
      return { kind: 'not-asked' };
    case 'refused': {
      const are = result.ids.length === 1 ? 'is' : 'are';
      return { kind: 'none', sentence: `${letters(result.ids)} ${are} refused, whatever the numbers of the stem.` };
    }
    case 'none': {
      const sentence = `No single number of the stem makes ${letters(chosen)} the key, were it up to four times as large or as small.`;
      return { kind: 'none', sentence };
    }
    case 'found': {
      const { number, value } = result.found;
      return {
        kind: 'found',
        sentence: `With ${number.say(value)}, ${letters(chosen)} would have been the key.`,
        number: { name: number.name, stated: number.stated, value },
      };
    }
  }
}
