import type { PublicQuestion } from '@/lib/contracts/public-question';
import { RichText } from '@/components/rich-text';
import { topicWords } from '@/components/topic-words';
import { viewOf } from './kinds/kind-views';

/** Where you are, and the stem. */
export function QuestionView({ question, position }: { question: PublicQuestion; position?: string }) {
  const { topic, kind, practiceOnly, asksBy, stem } = question;
  const format = practiceOnly ? 'Practice format, not in the exam' : undefined;
  const line = [topicWords[topic].title, viewOf(kind).name, format, position].filter((part) => part !== undefined);
  return (
    <article aria-labelledby="question">
      <h1 id="question" className="text-small text-grey flex flex-wrap gap-x-5">
        <span className="sr-only">Question: </span>
        {line.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </h1>
      {asksBy !== '' && <p className="mt-5 font-semibold">{asksBy}</p>}
      <RichText text={stem} className={`text-stem max-w-reading ${asksBy === '' ? 'mt-5' : 'mt-1'}`} />
    </article>
  );
}
