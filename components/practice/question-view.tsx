import type { PublicQuestion } from '@/lib/contracts/public-question';
import { RichText } from '@/components/rich-text';
import { topicWords } from '@/components/topic-words';

const kindWords = { choice: 'One answer', choices: 'Several answers' } satisfies Record<PublicQuestion['kind'], string>;

/** Where you are, and the stem. */
export function QuestionView({ question, position }: { question: PublicQuestion; position?: string }) {
  const { topic, kind, asksBy, stem } = question;
  const line = [topicWords[topic].title, kindWords[kind], position].filter((part) => part !== undefined);
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
