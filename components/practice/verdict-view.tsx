import type { ReactNode } from 'react';
import type { Replay } from '@/lib/contracts/replay';
import type { Evidence } from '@/lib/contracts/verdict';
import { letterAt } from '@/components/option-letters';
import { ReplayChart } from '@/components/replay/replay-chart';
import { RichLine, RichText } from '@/components/rich-text';
import { ConfigurationExports, type TakeAlong } from './feedback/configuration-exports';
import type { AnsweredProps } from './kinds/kind-view';
import { viewOf } from './kinds/kind-views';
import { ReceiptLink } from './receipt-link';
import { References } from './references';
import { rulebookWords } from './rulebook-words';

/** What the verdict rests on: the replay, why, what decided one by one, and what the other rulebook says. */
export function VerdictView({
  replay,
  receiptHref,
  whatIf,
  takeAlong,
  ...answered
}: AnsweredProps & {
  /** null where nothing was simulated (facts only). */
  replay: Replay | null;
  receiptHref: string | null;
  whatIf?: ReactNode;
  takeAlong?: TakeAlong | undefined;
}) {
  const { question, evidence } = answered;
  const { Details, replayNames } = viewOf(question.kind);
  const letters = Object.fromEntries(question.options.map(({ id }, position) => [id, letterAt(position)]));
  const latencyLimitMs = latencyLimit(evidence);
  const { otherRulebook, references, rationale } = evidence;
  return (
    <>
      {replay && (
        <section aria-labelledby="replay" className="mt-14">
          <h2 id="replay" className="text-title mb-4 font-semibold">
            Replay
          </h2>
          <ReplayChart
            replay={replay}
            letters={letters}
            {...(latencyLimitMs !== null && { latencyLimitMs })}
            {...(replayNames && { names: replayNames })}
          />
        </section>
      )}
      <div className="mt-14 gap-x-16 lg:grid lg:grid-cols-[minmax(0,41rem)_minmax(0,1fr)]">
        <div>
          <h2 className="text-title font-semibold">Why</h2>
          <RichText text={rationale} className="mt-3" />
          {whatIf}
          <Details {...answered} />
        </div>
        <div className="text-small mt-12 grid content-start gap-10 lg:mt-2">
          {otherRulebook && <OtherRulebook {...otherRulebook} />}
          <References references={references} />
          {receiptHref !== null && <ReceiptLink href={receiptHref} />}
        </div>
      </div>
      {takeAlong && <ConfigurationExports {...takeAlong} letters={letters} />}
    </>
  );
}

function OtherRulebook({ rulebook, sentences }: NonNullable<Evidence['otherRulebook']>) {
  return (
    <section aria-labelledby="other-rulebook">
      <h2 id="other-rulebook" className="font-semibold">
        By {rulebookWords[rulebook]} instead
      </h2>
      <p className="text-grey mt-2">{otherWords[rulebook]}</p>
      {sentences.map((sentence) => (
        <p key={sentence} className="mt-2">
          <RichLine text={sentence} />
        </p>
      ))}
    </section>
  );
}

const otherWords = {
  course:
    'Courses and notes on this subject often state simpler rules than AWS does. If you have learned those, this is what they make of the same situation.',
  aws: "The question asks by the course's rules. By what AWS documents, the same situation comes out like this.",
} satisfies Record<NonNullable<Evidence['otherRulebook']>['rulebook'], string>;

/** The limit that the goal sets on latency, if it sets one; every option and every run is held to the same. */
function latencyLimit({ options, answer }: Evidence): number | null {
  const runs = answer?.kind === 'configuration' ? answer.runs : answer?.kind === 'numeric' ? [answer] : options;
  const checks = runs.flatMap(({ requirements }) => requirements ?? []);
  return checks.find(({ measure, bound }) => measure.startsWith('latency') && bound === 'atMost')?.limit ?? null;
}
