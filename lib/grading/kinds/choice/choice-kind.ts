import type { ChoiceQuestion } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { deriveKey } from '@/lib/grading/derive-key';
import {
  allOrNothing,
  type Answered,
  baseRun,
  invalid,
  type Kind,
  type ReplayedRun,
  type Subject,
} from '@/lib/grading/kinds/kind';
import { choiceTrial } from './choice-trial';
import { otherChoice } from './other-choice';

export const choiceKind: Kind<ChoiceQuestion> = {
  shownItems: ({ options }) => options,
  trial: choiceTrial,
  deriveKey: ({ asked, outcomes, goal }) => deriveKey(asked.kind, outcomes, goal),
  grade({ subject, response, key }) {
    const chosen = readChosen(subject.asked, response);
    if (typeof chosen === 'string') return invalid(chosen);
    return allOrNothing(chosen.length === key.length && key.every((id) => chosen.includes(id)));
  },
  explain: () => null,
  replay({ subject, response, key }: Answered<ChoiceQuestion>) {
    // of several choices the first wrong one tells most; a right answer needs one picture only
    const wrong = chosenOf(response).find((id) => !key.includes(id));
    return { learner: runOf(subject, wrong), winner: runOf(subject, key[0]) ?? baseRun(subject) };
  },
  otherwise: otherChoice,
};

/** The options that a response names; none for a response of another kind. */
export function chosenOf(response: LearnerResponse): readonly string[] {
  if ('option' in response) return [response.option];
  return 'options' in response ? response.options : [];
}

function readChosen({ kind, options }: ChoiceQuestion, response: LearnerResponse): readonly string[] | string {
  if (kind === 'choice' && !('option' in response)) return 'This question asks for one option: expected {option}.';
  if (kind === 'choices' && !('options' in response))
    return 'This question asks for several options: expected {options}.';
  const chosen = chosenOf(response);
  if (chosen.length === 0) return 'Nothing is chosen.';
  if (new Set(chosen).size !== chosen.length) return 'An option is chosen twice.';
  const unknown = chosen.find((id) => !options.some((option) => option.id === id));
  return unknown === undefined ? chosen : `The question has no option ${unknown}.`;
}

function runOf({ options, base }: Subject<ChoiceQuestion>, id: string | undefined): ReplayedRun | null {
  const found = options.find(({ option }) => option.id === id);
  if (!found?.trace) return null;
  const { option, text, scenario, trace } = found;
  return { optionId: option.id, title: text, run: { scenario: scenario ?? base.scenario, trace } };
}
