'use client';

import { type FormEvent, useState } from 'react';
import { letterAt } from '@/components/option-letters';
import { ActionBar } from './action-bar';
import type { ChoiceKind } from './answer-draft';
import { answerMessage } from './answer-message';
import { CertaintyChoice } from './certainty-choice';
import { OptionList, type ShownOption } from './option-list';
import { SendButton } from './send-button';
import { ShortcutSwitch, useShortcuts } from './shortcut-switch';
import { useAnswer } from './use-answer';
import { useAnswerKeys } from './use-answer-keys';

/** Choose, say how sure, check. */
export function AnswerForm({
  drawId,
  kind,
  options,
  hint,
}: {
  drawId: string;
  kind: ChoiceKind;
  options: readonly ShownOption[];
  /** How many to choose: "Choose two." */
  hint?: string;
}) {
  const order = options.map(({ id }) => id);
  const answer = useAnswer(drawId, kind, order);
  const { draft, isLocked, isBusy, outcome } = answer;
  const [spoken, setSpoken] = useState('');
  const [shortcutsOn] = useShortcuts();

  function chooseByKey(position: number) {
    const id = order[position];
    if (isLocked || id === undefined) return;
    const leaves = kind === 'choices' && draft.chosen.includes(id);
    answer.chooseOption(id);
    setSpoken(`${letterAt(position)} ${leaves ? 'no longer chosen' : 'chosen'}`);
  }
  useAnswerKeys(shortcutsOn, options.length, chooseByKey, answer.proceed);

  function submit(event: FormEvent) {
    event.preventDefault();
    answer.proceed();
  }

  const message = answerMessage(answer);
  return (
    <form onSubmit={submit} aria-busy={isBusy}>
      <fieldset aria-disabled={isLocked}>
        <legend className={hint ? 'mb-3 font-semibold' : 'sr-only'}>{hint ?? 'Your answer'}</legend>
        <OptionList
          kind={kind}
          options={options}
          chosen={draft.chosen}
          locked={isLocked}
          onChoose={answer.chooseOption}
        />
      </fieldset>
      <CertaintyChoice certainty={draft.certainty} locked={isLocked} onChoose={answer.setCertainty} />
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <ActionBar
        above={
          <div role="alert" className="page empty:hidden">
            {message && <p className="border-lost max-w-reading mt-3 border-l-2 pl-4">{message}</p>}
          </div>
        }
        button={<SendButton outcome={outcome} sent={draft.sent} busy={isBusy} />}
        beside={<ShortcutSwitch>{`Keys: ${keysFor(options.length)} choose, Enter checks`}</ShortcutSwitch>}
      />
    </form>
  );
}

const keysFor = (count: number) => `A–${letterAt(count - 1)} or 1–${count}`;
