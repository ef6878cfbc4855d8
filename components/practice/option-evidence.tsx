import type { ReactNode } from 'react';
import type { OptionEvidence as Evidenced } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import type { ChoiceKind } from './answer-draft';
import { OptionKey, Standing } from './answered-options';
import { PreferredMeasure, RequirementChecks } from './requirement-checks';
import { VerdictMark } from './verdict-mark';

/** What one option did: its sentence, and each check that decided about it. */
export function OptionEvidence({ kind, letter, option }: { kind: ChoiceKind; letter: string; option: Evidenced }) {
  const { text, sentence, requirements, preferred, refusals, claim, fact } = option;
  return (
    <li className="flex gap-4 py-5">
      <OptionKey kind={kind} letter={letter} chosen={option.chosen} />
      <div className="min-w-0 flex-1 pt-0.5">
        <h3 className="font-semibold">
          <RichLine text={text} />
        </h3>
        <Standing option={option} />
        <p className="mt-2">
          <RichLine text={sentence} />
        </p>
        {refusals && refusals.length > 0 && <Refusals refusals={refusals} />}
        {requirements && requirements.length > 0 && <RequirementChecks requirements={requirements} />}
        {preferred && <PreferredMeasure {...preferred} />}
        {claim && <Decided holds={claim.holds}>{claim.holds ? 'The run shows it' : 'The run shows otherwise'}</Decided>}
        {fact && (
          <Decided holds={fact.holds}>
            {fact.holds ? 'Stated' : 'Contradicted'} by AWS&apos;s documentation, fact {fact.id}; not simulated
          </Decided>
        )}
      </div>
    </li>
  );
}

function Refusals({ refusals }: { refusals: NonNullable<Evidenced['refusals']> }) {
  return (
    <ul className="text-small mt-3 grid gap-2">
      {refusals.map(({ code, message }) => (
        <li key={`${code} ${message}`} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
          <VerdictMark holds={false} size={16} />
          <span>
            Refused with <code>{code}</code>: {message}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Decided({ holds, children }: { holds: boolean; children: ReactNode }) {
  return (
    <p className="text-small mt-3 flex items-center gap-3">
      <VerdictMark holds={holds} size={16} />
      <span>{children}</span>
    </p>
  );
}
