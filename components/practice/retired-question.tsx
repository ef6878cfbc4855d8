import { StatePage } from '@/components/states/state-page';
import { StartPractice } from './start-practice';

/** A question that was drawn and has since been taken out of the bank. */
export function RetiredQuestion() {
  return (
    <StatePage title="This question has been retired" action={<StartPractice>Next question</StartPractice>}>
      <p>
        It was taken out of the bank after you drew it. Nothing of yours is lost, and it counts neither for nor against
        you.
      </p>
    </StatePage>
  );
}
