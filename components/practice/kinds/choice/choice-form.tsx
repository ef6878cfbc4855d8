'use client';

import { useState } from 'react';
import { letterAt } from '@/components/option-letters';
import { AnswerFrame } from '@/components/practice/answer-frame';
import { useAnswer } from '@/components/practice/use-answer';
import { type ChoiceKind, choose, choosing, type ShownOption } from './choose';
import { OptionList } from './option-list';
import { ShortcutSwitch, useShortcuts } from './shortcut-switch';
import { useAnswerKeys } from './use-answer-keys';

export function ChoiceForm({
  drawId,
  kind,
  options,
  hint,
}: {
  drawId: string;
  kind: ChoiceKind;
  options: readonly ShownOption[];
  /** How many to choose: "Choose two." */
  hint: string | undefined;
}) {
  const order = options.map(({ id }) => id);
  const answer = useAnswer(drawId, choosing(kind));
  const chosen = answer.work ?? [];
  const [spoken, setSpoken] = useState('');
  const [shortcutsOn] = useShortcuts();

  const chooseOption = (id: string) => answer.give(choose(kind, chosen, id, order));

  function chooseByKey(position: number) {
    const id = order[position];
    if (answer.isLocked || id === undefined) return;
    const leaves = kind === 'choices' && chosen.includes(id);
    chooseOption(id);
    setSpoken(`${letterAt(position)} ${leaves ? 'no longer chosen' : 'chosen'}`);
  }
  useAnswerKeys(shortcutsOn, options.length, chooseByKey, answer.proceed);

  return (
    <AnswerFrame
      answer={answer}
      legend={hint}
      spoken={spoken}
      beside={<ShortcutSwitch>{`Keys: ${keysFor(options.length)} choose, Enter checks`}</ShortcutSwitch>}
    >
      <OptionList kind={kind} options={options} chosen={chosen} locked={answer.isLocked} onChoose={chooseOption} />
    </AnswerFrame>
  );
}

const keysFor = (count: number) => `A–${letterAt(count - 1)} or 1–${count}`;
