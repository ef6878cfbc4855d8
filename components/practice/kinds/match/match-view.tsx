import { RichLine } from '@/components/rich-text';
import { evidenceOf, type KindView } from '@/components/practice/kinds/kind-view';
import { GivenPairs } from './given-pairs';
import { MatchForm } from './match-form';

/** Each on the left with the only one on the right that meets the goal. */
export const matchView: KindView = {
  name: 'Pairs',
  isWide: false,
  sheetNote: 'What the lines share. Where a line says otherwise, the line holds.',
  Form({ drawId, question: { left = [], options } }) {
    const plain = ({ id, text }: { id: string; text: string }) => ({ id, text });
    return <MatchForm drawId={drawId} left={left.map(plain)} right={options.map(plain)} />;
  },
  Given({ question: { options }, evidence }) {
    const answer = evidenceOf(evidence, 'match');
    return answer && <GivenPairs pairs={answer.pairs} right={options} />;
  },
  Details({ evidence }) {
    const answer = evidenceOf(evidence, 'match');
    if (!answer) return null;
    return (
      <>
        <h2 className="text-title mt-12 font-semibold">Every pair</h2>
        <ul className="divide-hairline border-hairline mt-2 divide-y border-b">
          {answer.pairs.map(({ left, leftText, sentences }) => (
            <li key={left} className="py-5">
              <h3 className="font-semibold">
                <RichLine text={leftText} />
              </h3>
              {sentences.map((sentence) => (
                <p key={sentence} className="mt-2">
                  <RichLine text={sentence} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      </>
    );
  },
  words({ verdict, evidence }) {
    const pairs = evidenceOf(evidence, 'match')?.pairs ?? [];
    if (verdict.kind === 'correct') return { line: 'Right. Every pair holds.', sentences: [] };
    const wrong = pairs.filter(({ holds }) => !holds);
    const sentences = wrong.map(({ leftText, sentences: [own = ''] }) => ({ about: leftText, text: own }));
    const right = pairs.length - wrong.length;
    if (right === 0) return { line: 'Not these pairs. None of them holds.', sentences };
    return { line: `Not quite. ${right} of ${pairs.length} pairs ${right === 1 ? 'holds' : 'hold'}.`, sentences };
  },
};
