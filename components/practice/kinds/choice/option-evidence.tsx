import type { ReactNode } from 'react';
import type { OptionEvidence as Evidenced } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { TemptingBelief } from '@/components/practice/feedback/tempting-belief';
import { RequirementChecks } from '@/components/practice/requirement-checks';
import { VerdictMark } from '@/components/practice/verdict-mark';
import { OptionKey, Standing } from './answered-options';
import type { ChoiceKind } from './choose';

/** What one option did: what happened in its run, and each check that decided about it. */
export function OptionEvidence({
  kind,
  letter,
  option,
  isToldFirst,
}: {
  kind: ChoiceKind;
  letter: string;
  option: Evidenced;
  /** Its story stands beside the verdict already. */
  isToldFirst: boolean;
}) {
  const { text, story, requirements = [], preferred } = option;
  return (
    <li className="flex gap-4 py-5">
      <OptionKey kind={kind} letter={letter} chosen={option.chosen} />
      <div className="min-w-0 flex-1 pt-0.5">
        <h3 className="font-semibold">
          <RichLine text={text} />
        </h3>
        <Standing option={option} />
        <Outcome option={option} />
        {!isToldFirst && story.length > 0 && (
          <p className="mt-2">
            <RichLine text={story.join(' ')} />
          </p>
        )}
        {requirements.length > 0 && <RequirementChecks requirements={requirements} />}
        {preferred && (
          <p className="text-small mt-3 pl-8">
            <RichLine text={preferred.text} />
          </p>
        )}
        {option.misconception && !option.chosen && <TemptingBelief misconception={option.misconception} />}
      </div>
    </li>
  );
}

/** Why an option that was not run by itself is right or wrong: a refusal, a claim about the run, a documented fact. */
function Outcome({ option: { refusals = [], claim, fact, sentence } }: { option: Evidenced }) {
  if (refusals.length > 0) {
    return refusals.map(({ code, message }) => (
      <Decided key={`${code} ${message}`} holds={false}>
        {code === 'not-supported' ? (
          'Not supported: '
        ) : (
          <>
            Refused with <code>{code}</code>:{' '}
          </>
        )}
        <RichLine text={message} />
      </Decided>
    ));
  }
  if (claim) {
    return (
      <Decided holds={claim.holds}>
        <RichLine text={sentence} />
      </Decided>
    );
  }
  if (!fact) return null;
  return (
    <Decided holds={fact.holds}>
      {fact.holds ? 'Stated' : 'Contradicted'} by AWS&apos;s documentation, fact {fact.id}; not simulated.
    </Decided>
  );
}

function Decided({ holds, children }: { holds: boolean; children: ReactNode }) {
  return (
    <p className="mt-2 grid grid-cols-[1.25rem_1fr] gap-x-3">
      <span className="pt-1.5">
        <VerdictMark holds={holds} size={16} />
      </span>
      <span>{children}</span>
    </p>
  );
}
