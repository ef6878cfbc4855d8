import type { Topic } from '@/lib/contracts/question';
import { StartPractice } from '@/components/practice/start-practice';
import { topicWords } from '@/components/topic-words';

const order: readonly Topic[] = ['policies', 'metrics', 'cooldowns', 'vpc-endpoints', 'spot', 'scale-to-zero'];

/** Every topic, each starting practice in it. */
export function TopicList() {
  return (
    <ul className="grid gap-x-12 sm:grid-cols-2">
      {order.map((topic) => (
        <li key={topic} className="border-hairline border-t py-4">
          <StartPractice topic={topic} look="row">
            <span className="link">{topicWords[topic].title}</span>
            <span className="text-small text-grey block">{topicWords[topic].asks}</span>
          </StartPractice>
        </li>
      ))}
    </ul>
  );
}
