import type { OptionEvidence } from '@/lib/contracts/verdict';
import { Fragment } from 'react';
import { RichLine } from '@/components/rich-text';
import { referenceId } from '@/components/practice/references';

/** The belief that makes a wrong option look right; with the facts against it where they are listed on the page. */
export function TemptingBelief({
  misconception: { believes, facts },
  letter,
}: {
  misconception: NonNullable<OptionEvidence['misconception']>;
  /** Set where the option was chosen: its facts are among the references then. */
  letter?: string;
}) {
  return (
    <p className={letter === undefined ? 'text-small text-grey mt-3' : 'mt-2'}>
      What makes {letter ?? 'it'} tempting:{' '}
      <q>
        <RichLine text={believes} />
      </q>
      {letter !== undefined && <Refutation facts={facts} />}
    </p>
  );
}

/** Where it is written; a belief that only the course does not share is against no fact about AWS. */
function Refutation({ facts }: { facts: readonly string[] }) {
  if (facts.length === 0) return ' The course’s rules say otherwise.';
  return (
    <>
      {' '}
      But see{' '}
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && (index === facts.length - 1 ? ' and ' : ', ')}
          <a href={`#${referenceId(fact)}`} className="link">
            fact {fact}
          </a>
        </Fragment>
      ))}
      .
    </>
  );
}
