import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { RequirementChecks } from '@/components/practice/requirement-checks';
import { VerdictMark } from '@/components/practice/verdict-mark';

type Run = Extract<AnswerEvidence, { kind: 'configuration' }>['runs'][number];

/** Every run of the learner's configuration; open where it fails, since that is what there is to learn from. */
export function LabRuns({ runs }: { runs: readonly Run[] }) {
  const met = runs.filter(({ meets }) => meets).length;
  return (
    <>
      <h2 className="text-title mt-12 font-semibold">
        Every run: {met} of {runs.length} meet the goal
      </h2>
      <ul className="divide-hairline border-hairline mt-2 divide-y border-b">
        {runs.map((run) => (
          <li key={run.title} className="py-2">
            <details open={!run.meets}>
              <summary className="flex min-h-11 list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
                <VerdictMark holds={run.meets} />
                <span>
                  {run.title}
                  <span className="text-small text-grey block">
                    {run.meets ? 'Meets the goal' : 'Does not meet the goal'}
                  </span>
                </span>
              </summary>
              <div className="pb-3 pl-8">
                {run.refusals.map(({ code, message }) => (
                  <p key={`${code} ${message}`} className="mt-2">
                    Refused with <code>{code}</code>: <RichLine text={message} />
                  </p>
                ))}
                {run.refusals.length === 0 && <RequirementChecks requirements={run.requirements} />}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
