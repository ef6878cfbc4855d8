import type { QuestionSummary } from '@/lib/contracts/authoring';
import { countOf } from '@/components/figures';
import { kindViews } from '@/components/practice/kinds/kind-views';
import { NewQuestion } from './new-question';
import { QuestionFilter, type QuestionFilterValues } from './question-filter';
import { QuestionTable } from './question-table';

/** The question bank: how it stands in a sentence, the rows, and the way to a new question. */
export function QuestionList({
  questions,
  shown,
  chosen,
}: {
  questions: readonly QuestionSummary[];
  /** Those that the filter lets through. */
  shown: readonly QuestionSummary[];
  chosen: QuestionFilterValues;
}) {
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold">Questions</h1>
      <p className="text-stem max-w-reading mt-4">{standing(questions)}</p>
      {/* the form stands below a bank that is many screens long */}
      <p className="mt-2">
        <a href="#new-question" className="link inline-flex min-h-11 items-center">
          Begin a new question
        </a>
      </p>
      <section aria-labelledby="bank">
        <h2 id="bank" className="sr-only">
          The question bank
        </h2>
        <QuestionFilter chosen={chosen} />
        {shown.length > 0 ? (
          <QuestionTable questions={shown} />
        ) : (
          <p className="mt-6">No question is like that. Choose less above, or begin a new one below.</p>
        )}
      </section>
      <section aria-labelledby="new-question" className="max-w-form mt-12">
        <h2 id="new-question" className="text-title mb-4 font-semibold">
          New question
        </h2>
        <NewQuestion kinds={Object.entries(kindViews).map(([value, { name }]) => ({ value, text: name }))} />
      </section>
    </div>
  );
}

function standing(questions: readonly QuestionSummary[]): string {
  if (questions.length === 0)
    return 'The question bank is empty. The start of Cooldown loads it, and says why if it cannot.';
  const published = questions.filter(({ status }) => status === 'published');
  const stale = published.filter(({ certificate }) => certificate?.isCurrent !== true).length;
  const withdrawn = questions.filter(({ status }) => status === 'withdrawn').length;
  const parts = [`${countOf(published.length, 'question')} can be drawn`];
  if (stale > 0) parts.push(`${stale} of them by a certificate of an earlier core`);
  if (withdrawn > 0) parts.push(`${withdrawn} withdrawn, as the key moved or the file is gone`);
  return `${parts.join(', ')}.`;
}
