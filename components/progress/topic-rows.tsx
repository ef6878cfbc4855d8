import type { TopicProgress } from '@/lib/contracts/progress';
import { dayOf } from '@/components/clock';
import { countOf } from '@/components/figures';
import { StartPractice } from '@/components/practice/start-practice';
import { topicWords } from '@/components/topic-words';
import { MasteryFigure } from './mastery-figure';

/** A row a topic: how well it is mastered and how sure that is, what is due, when it was last seen. */
export function TopicRows({ topics }: { topics: readonly TopicProgress[] }) {
  return (
    <table className="w-full text-left max-sm:block">
      <caption className="sr-only">Mastery by topic</caption>
      <thead className="text-small text-grey max-sm:sr-only">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            Topic
          </th>
          <th scope="col" className="w-2/5 py-2 pr-6 font-normal">
            Chance of answering the next question right
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            First tries
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            Due
          </th>
          <th scope="col" className="py-2 font-normal">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody className="divide-hairline border-hairline divide-y border-y max-sm:block">
        {topics.map((topic) => (
          <TopicRow key={topic.topic} {...topic} />
        ))}
      </tbody>
    </table>
  );
}

function TopicRow({ topic, counted, correct, mastery, low, high, reviewsDue, lastSeenAt }: TopicProgress) {
  return (
    <tr className="align-middle max-sm:block max-sm:py-4">
      <th scope="row" className="py-4 pr-4 font-normal max-sm:block max-sm:p-0">
        <StartPractice topic={topic} look="link">
          {topicWords[topic].title}
          <span className="sr-only">, practise</span>
        </StartPractice>
      </th>
      <td className="py-4 pr-6 max-sm:block max-sm:p-0 max-sm:pt-1">
        <MasteryFigure counted={counted} mastery={mastery} low={low} high={high} />
      </td>
      <td className="text-small py-4 pr-4 max-sm:inline max-sm:p-0 max-sm:pr-4">
        {counted === 0 ? 'none' : `${correct} of ${counted} right`}
      </td>
      <td className="text-small py-4 pr-4 max-sm:inline max-sm:p-0 max-sm:pr-4">
        {reviewsDue === 0 ? <span className="text-grey">nothing due</span> : `${countOf(reviewsDue, 'review')} due`}
      </td>
      <td className="text-small text-grey py-4 max-sm:inline max-sm:p-0">
        {lastSeenAt === null ? 'never' : dayOf(lastSeenAt)}
      </td>
    </tr>
  );
}
