'use client';

import { type KeyboardEvent, type RefObject } from 'react';
import { countLines, indentationAt, longestLine } from './text-lines';

/**
 * Text with numbered lines. A native text area: the keyboard, screen readers, undo and spell of the platform work as
 * everywhere, and Tab leaves it. Sized by its text, so that numbers and text scroll as one.
 */
export function TextEditor({
  field,
  text,
  marked,
  readOnly,
  onChange,
  onSave,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Lines that something is wrong with. */
  marked: ReadonlySet<number>;
  readOnly: boolean;
  onChange: (text: string) => void;
  onSave: () => void;
}) {
  const lines = countLines(text);

  function pressKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      onSave();
    }
    const { selectionStart } = event.currentTarget;
    const indentation = indentationAt(text, selectionStart);
    const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.nativeEvent.isComposing;
    if (!isPlainEnter || readOnly || indentation === '') return;
    event.preventDefault();
    // the one way to insert text that the field's own undo knows of
    document.execCommand('insertText', false, `\n${indentation}`);
  }

  return (
    <div className="border-grey rounded-control focus-within:outline-accent max-h-[70dvh] overflow-auto border focus-within:outline-2 focus-within:outline-offset-2 lg:max-h-[max(24rem,calc(100dvh-19rem))]">
      <div className="text-small flex min-w-max font-mono">
        <ol
          aria-hidden="true"
          className="bg-paper text-grey border-hairline sticky left-0 flex-none border-r py-2 text-right select-none"
        >
          {Array.from({ length: lines }, (_, i) => (
            <li key={i} className={`px-2 ${marked.has(i + 1) ? 'bg-lost text-paper font-semibold' : ''}`}>
              {i + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={pressKey}
          readOnly={readOnly}
          rows={lines}
          cols={Math.max(60, longestLine(text) + 2)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          autoComplete="off"
          aria-label="Question, YAML"
          aria-describedby="editor-keys problems"
          aria-invalid={marked.size > 0}
          className="min-w-full flex-1 resize-none overflow-hidden py-2 pr-3 pl-2 outline-none"
        />
      </div>
    </div>
  );
}
