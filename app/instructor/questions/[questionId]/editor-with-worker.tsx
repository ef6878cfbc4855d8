'use client';

import { type ComponentProps, useCallback } from 'react';
import { QuestionEditor } from '@/components/instructor/editor/question-editor';

/** The editor, with the core in a worker beside it: only app may start one. The worker knows its question by its name. */
export function EditorWithWorker({ question }: Pick<ComponentProps<typeof QuestionEditor>, 'question'>) {
  const { questionId } = question;
  const startWorker = useCallback(
    () => new Worker(new URL('./draft.worker.ts', import.meta.url), { type: 'module', name: questionId }),
    [questionId],
  );
  return <QuestionEditor question={question} startWorker={startWorker} />;
}
