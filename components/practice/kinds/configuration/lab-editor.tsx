'use client';

import { type KeyboardEvent, useState } from 'react';
import type { Json } from '@/lib/contracts/question';
import { AnswerFrame } from '@/components/practice/answer-frame';
import { useAnswer } from '@/components/practice/use-answer';
import { configuring, type LabWork, shownWork, withText } from './configuring';
import { fromCli } from './from-cli';
import { JsonField } from './json-field';
import { type Lab, withValueAt, writeDocument } from './lab-document';
import { groupFields } from './lab-fields';
import { LabGroup } from './lab-group';
import type { Path } from './read-json';
import { readLab } from './read-lab';
import { ResetButton } from './reset-button';

/** One configuration twice: as a form and as AWS's JSON, each following the other. */
export function LabEditor({ drawId, lab }: { drawId: string; lab: Lab }) {
  const answer = useAnswer(drawId, configuring(lab));
  const [note, setNote] = useState('');
  const work = answer.work ?? shownWork(lab);
  const read = readLab(work.text, lab);
  const readable = read.kind === 'read' ? read : readLab(work.readable, lab);
  const document = readable.kind === 'read' ? readable.document : lab.document;
  const problems = read.kind === 'read' ? read.problems : [read.problem];

  function give(next: LabWork | null, said = '') {
    answer.give(next);
    setNote(said);
  }

  function giveDocument(next: Json, said = '') {
    const text = writeDocument(next);
    give({ text, readable: text }, said);
  }

  function giveText(text: string) {
    const typed = readLab(text, lab);
    const printed = typed.kind === 'read' ? fromCli(typed.document, document) : null;
    if (printed) giveDocument(printed.document, printed.note);
    else give(withText(work, text, lab));
  }

  const isLocked = answer.isLocked || read.kind === 'broken';
  return (
    <AnswerFrame answer={answer} legend="Your configuration">
      <p className={`text-small -mt-2 mb-4 ${read.kind === 'broken' ? 'text-lost' : 'text-grey'}`}>
        {read.kind === 'broken'
          ? 'The form waits until the JSON can be read again.'
          : 'Form and JSON are the same configuration: a change here is a change there.'}
      </p>
      <div className="gap-x-16 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div onKeyDown={keepEnter}>
          {groupFields(document, lab).map((group) => (
            <LabGroup
              key={group.title}
              group={group}
              locked={isLocked}
              problems={problems}
              onChange={(path: Path, value) => giveDocument(withValueAt(document, path, value))}
            />
          ))}
        </div>
        <div className="max-lg:mt-10">
          <JsonField text={work.text} problems={problems} locked={answer.isLocked} onChange={giveText} />
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <ResetButton work={answer.work} locked={answer.isLocked} onReset={give} />
            <p role="status" className="text-small text-grey">
              {note}
            </p>
          </div>
        </div>
      </div>
    </AnswerFrame>
  );
}

/** Enter in a field of the form would send the whole configuration, which is not what it means there. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
