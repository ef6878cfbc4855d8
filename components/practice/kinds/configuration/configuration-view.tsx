import { formatPercent } from '@/components/figures';
import { evidenceOf, type KindView } from '@/components/practice/kinds/kind-view';
import { LabChanges } from './lab-changes';
import { LabForm } from './lab-form';
import { LabRuns } from './lab-runs';

/** A lab: a configuration to be edited until it meets the goal, also under conditions that nobody sees beforehand. */
export const configurationView: KindView = {
  name: 'A lab',
  isWide: true,
  Form({ drawId, question: { lab } }) {
    if (!lab) return null;
    const { document, editable, values, names } = lab;
    return <LabForm drawId={drawId} lab={{ document, editable, values, names }} />;
  },
  Given({ evidence }) {
    const answer = evidenceOf(evidence, 'configuration');
    return answer && <LabChanges changes={answer.changes} solution={answer.solution} />;
  },
  Details({ evidence }) {
    const answer = evidenceOf(evidence, 'configuration');
    return answer && <LabRuns runs={answer.runs} />;
  },
  words({ verdict: { kind, credit }, evidence }) {
    const answer = evidenceOf(evidence, 'configuration');
    const share = credit === 1 ? 'Full credit.' : credit === 0 ? 'No credit.' : `Credit ${formatPercent(credit)}.`;
    const line = kind === 'correct' ? 'Meets the goal.' : credit > 0 ? 'Not quite.' : 'Not this configuration.';
    const sentences = [answer?.sentence, answer?.regret].flatMap((text) => (text ? [{ text }] : []));
    return { line: `${line} ${share}`, sentences };
  },
  replayNames: { learner: 'yours', winner: 'the best' },
};
