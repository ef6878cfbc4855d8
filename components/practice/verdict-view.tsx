import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Replay } from '@/lib/contracts/replay';
import type { Evidence } from '@/lib/contracts/verdict';
import { letterAt } from '@/components/option-letters';
import { ReplayChart } from '@/components/replay/replay-chart';
import { RichLine, RichText } from '@/components/rich-text';
import { OptionEvidence } from './option-evidence';
import { References } from './references';
import { rulebookWords } from './rulebook-words';

/** What the verdict rests on: the replay, why, every option with its checks, and what the other rulebook says. */
export function VerdictView({
  question: { kind, options },
  evidence,
  replay,
}: {
  question: Pick<PublicQuestion, 'kind' | 'options'>;
  evidence: Evidence;
  /** null where nothing was simulated (facts only). */
  replay: Replay | null;
}) {
  const letters = Object.fromEntries(options.map(({ id }, position) => [id, letterAt(position)]));
  const latencyLimitMs = latencyLimit(evidence);
  const { otherRulebook, references, rationale } = evidence;
  return (
    <>
      {replay && (
        <section aria-labelledby="replay" className="mt-14">
          <h2 id="replay" className="text-title mb-4 font-semibold">
            Replay
          </h2>
          <ReplayChart replay={replay} letters={letters} {...(latencyLimitMs !== null && { latencyLimitMs })} />
        </section>
      )}
      <div className="mt-14 gap-x-16 lg:grid lg:grid-cols-[minmax(0,41rem)_minmax(0,1fr)]">
        <div>
          <h2 className="text-title font-semibold">Why</h2>
          <RichText text={rationale} className="mt-3" />
          <h2 className="text-title mt-12 font-semibold">Every option</h2>
          <ul className="divide-hairline border-hairline mt-2 divide-y border-b">
            {options.map(({ id }, position) => {
              const option = evidence.options.find((each) => each.id === id);
              return option && <OptionEvidence key={id} kind={kind} letter={letterAt(position)} option={option} />;
            })}
          </ul>
        </div>
        <div className="text-small mt-12 grid content-start gap-10 lg:mt-2">
          {otherRulebook && <OtherRulebook {...otherRulebook} />}
          <References references={references} />
        </div>
      </div>
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

/** The limit that the goal sets on latency, if it sets one; every option is held to the same. */
function latencyLimit(evidence: Evidence): number | null {
  const checks = evidence.options.flatMap(({ requirements }) => requirements ?? []);
  return checks.find(({ measure, bound }) => measure.startsWith('latency') && bound === 'atMost')?.limit ?? null;
}
