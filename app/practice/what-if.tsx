import { Suspense } from 'react';
import { WhatIfPending, WhatIfSection } from '@/components/practice/feedback/what-if-section';
import { readWhatIf } from '@/lib/attempts/read-what-if';
import { findActor } from '@/lib/auth/actor';

/** What would have made a wrong answer right; the page does not wait for the search. */
export function WhatIf({ attemptId }: { attemptId: string }) {
  return (
    <Suspense fallback={<WhatIfPending />}>
      <FoundWhatIf attemptId={attemptId} />
    </Suspense>
  );
}

async function FoundWhatIf({ attemptId }: { attemptId: string }) {
  const actor = await findActor();
  const result = actor && (await readWhatIf(actor, attemptId));
  return result?.kind === 'what-if' && <WhatIfSection whatIf={result.whatIf} />;
}
