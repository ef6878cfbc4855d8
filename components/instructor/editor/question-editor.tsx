'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useEffect } from 'react';
import type { AuthoredQuestion, Place } from '@/lib/contracts/authoring';
import type { Rulebook } from '@/lib/contracts/scenario';
import { CertificateView } from './certificate-view';
import { ConflictView } from './conflict-view';
import type { RunnerWorker } from './draft-runner';
import { EditorBar } from './editor-bar';
import { ProblemList } from './problem-list';
import { RunPanel } from './run-panel';
import { TextEditor } from './text-editor';
import { rangeOfLine } from './text-lines';
import { useDraft } from './use-draft';
import { useDraftReport } from './use-draft-report';

type Edited = Pick<AuthoredQuestion, 'questionId' | 'draft' | 'certificate' | 'mayEdit'>;

/** The text on one side; on the other what is wrong with it, its certificate, and every option's run. */
export function QuestionEditor({ question, startWorker }: { question: Edited; startWorker: () => RunnerWorker }) {
  const { questionId, mayEdit } = question;
  const router = useRouter();
  const field = useRef<HTMLTextAreaElement>(null);
  const certificateHeading = useRef<HTMLHeadingElement>(null);
  const wasAsked = useRef(false);
  const [shown, setShown] = useState<{ seed: number; rulebook: Rulebook }>({ seed: 0, rulebook: 'aws' });
  const draft = useDraft(question);
  const { text, certificate } = draft;
  const { report, isCurrent, trouble } = useDraftReport(startWorker, { text, ...shown });
  const problems = report?.problems ?? [];
  const marked = new Set(problems.flatMap(({ place }) => place?.line ?? []));

  function goTo({ line, column }: Place) {
    const { start, end } = rangeOfLine(text, line);
    field.current?.focus();
    field.current?.setSelectionRange(Math.min(start + column - 1, end), end);
  }

  // an effect, because the heading is there only once React has shown the certificate
  useEffect(() => {
    if (!wasAsked.current || !certificate) return;
    wasAsked.current = false;
    certificateHeading.current?.focus();
  }, [certificate]);

  async function certify() {
    wasAsked.current = true;
    await draft.certify();
  }

  async function preview() {
    if ((await draft.save()) !== null)
      router.push(`/instructor/questions/${questionId}/preview?variant=${shown.seed + 1}`);
  }

  return (
    <>
      {mayEdit && (
        <EditorBar
          standing={standingOf(draft)}
          busy={draft.busy}
          canPublish={certificate?.certified === true && certificate.standing.isCurrent}
          onSave={() => void draft.save()}
          onCertify={() => void certify()}
          onPreview={() => void preview()}
          onPublish={() => void draft.publish()}
        />
      )}
      <p role="alert" className="border-lost max-w-reading mt-4 border-l-2 pl-4 empty:hidden">
        {draft.refusal}
      </p>
      {draft.newer && (
        <ConflictView
          newer={draft.newer}
          onKeepOwn={() => void draft.keepOwn()}
          onTakeNewer={() => draft.takeNewer()}
        />
      )}
      <div className="mt-5 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0 lg:sticky lg:top-20 lg:self-start">
          <TextEditor
            field={field}
            text={text}
            marked={marked}
            readOnly={!mayEdit}
            onChange={(next) => draft.write(next)}
            onSave={() => void draft.save()}
          />
          <p id="editor-keys" className="text-small text-grey mt-2">
            {mayEdit
              ? 'Indent with spaces; Tab leaves the text. Ctrl+S saves. What is not saved is kept in this tab.'
              : 'You can read this question, and make a copy of it below.'}
          </p>
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <ProblemList problems={problems} onGo={goTo} />
          {certificate && <CertificateView certificate={certificate} heading={certificateHeading} onGo={goTo} />}
          {report?.run && (
            <RunPanel
              run={report.run}
              isCurrent={isCurrent}
              onChoose={(choice) => setShown((before) => ({ ...before, ...choice }))}
            />
          )}
          {!report?.run && <p className="text-grey">{noRunWords(trouble, report === null)}</p>}
        </div>
      </div>
    </>
  );
}

function standingOf({ said, busy, isDirty, saved }: ReturnType<typeof useDraft>): string {
  if (busy === 'certifying') return 'The key is put to the test on the server: some seconds';
  if (said !== '') return said;
  if (isDirty) return 'Not saved yet';
  return saved.revision === 0 ? 'As published' : `Saved, revision ${saved.revision}`;
}

function noRunWords(trouble: string | null, isWaiting: boolean): string {
  if (trouble === 'too-long')
    return 'The runs were ended after 10 seconds. A shorter scenario or less traffic can be run.';
  if (trouble === 'failed') return 'The runs broke off. Change the text to start them again.';
  return isWaiting ? 'The options are being run.' : 'The runs appear here as soon as the text is a question.';
}
