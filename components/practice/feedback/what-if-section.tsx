import type { ReactNode } from 'react';
import type { WhatIf } from '@/lib/contracts/what-if';
import { RichLine } from '@/components/rich-text';

/** The least change of the stem that would have made the answer right. */
export function WhatIfSection({ whatIf }: { whatIf: WhatIf }) {
  if (whatIf.kind === 'not-asked') return null;
  return (
    <Section>
      <RichLine text={whatIf.sentence} />
    </Section>
  );
}

/** Its place while the core searches. */
export function WhatIfPending() {
  return (
    <Section>
      <span className="text-grey">Searching the numbers of the stem …</span>
    </Section>
  );
}

function Section({ children }: { children: ReactNode }) {
  return (
    <section aria-labelledby="what-if" className="mt-10">
      <h2 id="what-if" className="text-title font-semibold">
        What would have made you right
      </h2>
      <p className="mt-3">{children}</p>
    </section>
  );
}
