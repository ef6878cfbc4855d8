import type { Progress } from '@/lib/contracts/progress';
import { StartPractice } from '@/components/practice/start-practice';
import { RichLine } from '@/components/rich-text';
import { StatePage } from '@/components/states/state-page';
import { DayChart } from './day-chart';
import { RecentAttempts } from './recent-attempts';
import { RecurringMisconceptions } from './recurring-misconceptions';
import { TopicRows } from './topic-rows';

/** Sentences before charts: what to know first, then a row a topic, then how it went over time. */
export function ProgressView({ progress }: { progress: Progress }) {
  const { sentences, topics, days, recent, misconceptions, totalAttempts } = progress;
  if (totalAttempts === 0) return <NoProgress />;
  return (
    <div className="page pt-10 sm:pt-12">
      <h1 className="text-display font-semibold">Your progress</h1>
      <div className="max-w-reading mt-4 grid gap-3">
        {sentences.map((sentence, index) => (
          <p key={sentence} className={index === 0 ? 'text-stem' : undefined}>
            <RichLine text={sentence} />
          </p>
        ))}
      </div>
      <div className="mt-6">
        <StartPractice>Next question</StartPractice>
      </div>

      <h2 className="text-title mt-14 mb-3 font-semibold">Topics</h2>
      <TopicRows topics={topics} />

      <div className="gap-x-16 lg:grid lg:grid-cols-[minmax(0,41rem)_minmax(0,1fr)]">
        <div>
          <section aria-labelledby="misconceptions">
            <h2 id="misconceptions" className="text-title mt-14 mb-3 font-semibold">
              What keeps coming back
            </h2>
            <RecurringMisconceptions misconceptions={misconceptions} />
          </section>
          <section>
            <h2 className="text-title mt-14 mb-3 font-semibold">Recent attempts</h2>
            <RecentAttempts attempts={recent} />
          </section>
        </div>
        {days.length > 0 && (
          <section>
            <h2 className="text-title mt-14 mb-3 font-semibold">Over time</h2>
            <DayChart days={days} />
          </section>
        )}
      </div>
    </div>
  );
}

function NoProgress() {
  return (
    <StatePage title="Nothing to show yet" action={<StartPractice>Answer the first question</StartPractice>}>
      <p>
        After your first answer this page says how likely you are to answer the next question of each topic, how sure
        that estimate is, and what to practise next.
      </p>
    </StatePage>
  );
}
