import { evidenceOf, type KindView } from '@/components/practice/kinds/kind-view';
import { RequirementChecks } from '@/components/practice/requirement-checks';
import { VerdictMark } from '@/components/practice/verdict-mark';
import { writeNumber } from './giving-number';
import { NumericForm } from './numeric-form';
import { AcceptedRange } from './accepted-range';

/** A number: a measure of the run, or a value to choose. */
export const numericView: KindView = {
  name: 'A number',
  isWide: false,
  Form({ drawId, question: { numeric } }) {
    return numeric && <NumericForm drawId={drawId} asked={{ unit: numeric.unit, digits: numeric.digits }} />;
  },
  Given({ verdict, evidence }) {
    const answer = evidenceOf(evidence, 'numeric');
    if (!answer) return null;
    return (
      <div className="border-hairline border-y px-3 py-4">
        <p className="flex items-center gap-3">
          <VerdictMark holds={verdict.kind === 'correct'} />
          <span>
            Your answer:{' '}
            <strong>
              {writeNumber(answer.given)} {answer.unit}
            </strong>
          </span>
        </p>
        <AcceptedRange answer={answer} />
      </div>
    );
  },
  Details({ evidence }) {
    const answer = evidenceOf(evidence, 'numeric');
    if (!answer || answer.requirements.length === 0) return null;
    return (
      <>
        <h2 className="text-title mt-12 font-semibold">With your value</h2>
        <RequirementChecks requirements={answer.requirements} />
      </>
    );
  },
  words({ verdict, evidence }) {
    const answer = evidenceOf(evidence, 'numeric');
    const given = answer ? `${writeNumber(answer.given)} ${answer.unit}` : 'Your number';
    const line = verdict.kind === 'correct' ? `Right. ${given} is accepted.` : `Not this number. You gave ${given}.`;
    return { line, sentences: answer ? [{ text: answer.sentence }] : [] };
  },
  replayNames: { learner: 'yours', winner: 'right' },
};
