import { TopicList } from '@/components/landing/topic-list';
import { StartPractice } from '@/components/practice/start-practice';
import { ReplayChart } from '@/components/replay/replay-chart';
import { readLandingExample } from '@/lib/attempts/landing-example';

const landingExample = readLandingExample();
const letters = { [landingExample.learner?.optionId ?? '']: 'B', [landingExample.winner.optionId ?? '']: 'C' };

const names = { learner: 'a wrong answer', winner: 'the key' };

export default function LandingPage() {
  return (
    <div className="page pt-10 sm:pt-14">
      <div className="gap-x-14 lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div>
          <h1 className="text-display font-semibold text-balance">
            SageMaker auto scaling questions, answered by simulation
          </h1>
          <p className="text-stem max-w-reading mt-5">
            A question is a situation: an endpoint, its traffic, its limits. When you answer, every option is simulated,
            and you see what yours does and what the best one does.
          </p>
          <div className="mt-8">
            <StartPractice>Start practising</StartPractice>
            <p className="text-small text-grey mt-3">
              No account needed. Your progress stays in this browser until you create one.
            </p>
          </div>
          <dl className="border-hairline max-w-reading mt-10 grid gap-5 border-t pt-6">
            <div>
              <dt className="font-semibold">31 % of shared questions have conflicting keys</dt>
              <dd>
                Of 85 questions that appear in more than one of four public banks for the same exam, 26 are keyed
                differently.
              </dd>
            </div>
            <div>
              <dt className="font-semibold">Here nobody types a key</dt>
              <dd>
                It is computed from the runs, and the model behind them is checked against AWS&apos;s documented
                examples.
              </dd>
            </div>
          </dl>
        </div>
        <figure className="mt-12 lg:mt-1">
          <ReplayChart replay={landingExample} letters={letters} names={names} brief />
        </figure>
      </div>
      <section aria-labelledby="topics" className="mt-16">
        <h2 id="topics" className="text-title mb-3 font-semibold">
          Six topics
        </h2>
        <TopicList />
      </section>
    </div>
  );
}
