import { letterAt } from '@/components/option-letters';
import type { KindView } from '@/components/practice/kinds/kind-view';
import { AnsweredOptions } from './answered-options';
import type { ChoiceKind } from './choose';
import { ChoiceForm } from './choice-form';
import { choiceWords, isToldFirst } from './choice-words';
import { OptionEvidence } from './option-evidence';

/** One of several options, or some of them. */
export function optionsView(kind: ChoiceKind, name: string): KindView {
  return {
    name,
    isWide: false,
    Form({ drawId, question, hint }) {
      const options = question.options.map(({ id, text }) => ({ id, text }));
      return <ChoiceForm drawId={drawId} kind={kind} options={options} hint={hint} />;
    },
    Given: ({ question: { options }, evidence }) => (
      <AnsweredOptions kind={kind} options={options} evidence={evidence} />
    ),
    Details: ({ question: { options }, evidence }) => (
      <>
        <h2 className="text-title mt-12 font-semibold">Every option</h2>
        <ul className="divide-hairline border-hairline mt-2 divide-y border-b">
          {options.map(({ id }, position) => {
            const option = evidence.options.find((each) => each.id === id);
            return (
              option && (
                <OptionEvidence
                  key={id}
                  kind={kind}
                  letter={letterAt(position)}
                  option={option}
                  isToldFirst={isToldFirst(option, evidence)}
                />
              )
            );
          })}
        </ul>
      </>
    ),
    words: choiceWords,
  };
}
