import Link from 'next/link';
import type { Preview } from '@/lib/attempts/preview-question';
import { AnsweredView } from '@/components/practice/answered-view';
import { PracticeView } from '@/components/practice/practice-view';
import { PreviewPath } from '@/components/practice/preview-path';

/** What a learner gets, under a line that says that this is only looked at. */
export function PreviewPage({ questionId, preview }: { questionId: string; preview: Preview }) {
  const editorHref = `/instructor/questions/${questionId}`;
  if (preview.kind === 'problems') {
    return (
      <div className="page pt-8">
        <h1 className="text-display font-semibold">Nothing to preview yet</h1>
        <p className="mt-3">The saved text is not a question that runs: {preview.problems[0]?.message}.</p>
        <p className="mt-3">
          <Link href={editorHref} className="link">
            Back to the text
          </Link>
        </p>
      </div>
    );
  }
  const { question, variants, seed, answered } = preview;
  const drawId = `${questionId} ${seed}`;
  const here = `${editorHref}/preview?variant=${seed + 1}`;
  const again = (
    <Link href={here} className="button button-quiet">
      Answer again
    </Link>
  );
  return (
    <>
      <PreviewLine questionId={questionId} variants={variants} seed={seed} />
      <p role="alert" className="page text-lost empty:hidden">
        {preview.invalid}
      </p>
      {answered ? (
        <AnsweredView drawId={drawId} question={question} {...answered} receiptHref={null} onward={again} />
      ) : (
        <PreviewPath value={here}>
          <PracticeView drawId={drawId} question={question} />
        </PreviewPath>
      )}
    </>
  );
}

function PreviewLine({ questionId, variants, seed }: { questionId: string; variants: number; seed: number }) {
  const href = `/instructor/questions/${questionId}`;
  const next = (seed + 1) % variants;
  return (
    <p className="page text-small flex flex-wrap items-center gap-x-5 pt-4">
      <span className="font-semibold">Preview: nothing is stored</span>
      <span>
        Variant {seed + 1} of {variants}
      </span>
      {variants > 1 && (
        <Link href={`${href}/preview?variant=${next + 1}`} className="link inline-flex min-h-11 items-center">
          Next variant
        </Link>
      )}
      <Link href={href} className="link inline-flex min-h-11 items-center">
        Back to the text
      </Link>
    </p>
  );
}
