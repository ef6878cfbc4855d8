import { isRecord } from '@/components/post-json';
import type { Answering } from '@/components/practice/answering';
import { changeBetween } from './change-between';
import { type Lab, writeDocument } from './lab-document';
import { readLab } from './read-lab';

/** The JSON as it was typed is what counts; the form shows the last of it that could be read. */
export type LabWork = { text: string; readable: string };

export const shownWork = ({ document }: Lab): LabWork => {
  const text = writeDocument(document);
  return { text, readable: text };
};

/** Work with another text: the form follows where it can be read. */
export function withText({ readable }: LabWork, text: string, lab: Lab): LabWork {
  return { text, readable: readLab(text, lab).kind === 'read' ? text : readable };
}

export function configuring(lab: Lab): Answering<LabWork> {
  return {
    read(kept) {
      if (!isRecord(kept) || typeof kept['text'] !== 'string' || typeof kept['readable'] !== 'string') return null;
      return { text: kept['text'], readable: kept['readable'] };
    },
    check(work) {
      const read = readLab((work ?? shownWork(lab)).text, lab);
      const [problem] = read.kind === 'broken' ? [read.problem] : read.problems;
      if (problem || read.kind === 'broken') {
        return {
          kind: 'lacking',
          message: `Not sent yet. Line ${problem?.line ?? 1} of the JSON: ${problem?.message ?? ''}.`,
        };
      }
      const change = changeBetween(lab.document, read.document);
      if (Object.keys(change).length === 0) {
        return { kind: 'lacking', message: 'This is still the configuration that was shown. Change it first.' };
      }
      return { kind: 'ready', response: { change } };
    },
  };
}
