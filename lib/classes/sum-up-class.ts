import type { ClassStanding, MemberStanding } from '@/lib/contracts/classes';
import { topics } from '@/lib/contracts/question';

const enoughToJudge = 5;

/** The class as a whole: who has answered, how many first tries were right, and the topic with the smallest share of them. */
export function sumUpClass(members: readonly MemberStanding[]): ClassStanding {
  const byTopic = topics.map((topic) => {
    const standings = members.flatMap((member) => member.topics.filter((one) => one.topic === topic));
    const counted = standings.reduce((sum, one) => sum + one.counted, 0);
    const correct = standings.reduce((sum, one) => sum + one.correct, 0);
    return { topic, counted, correct };
  });
  const judged = byTopic.filter(({ counted }) => counted >= enoughToJudge);
  const share = ({ correct, counted }: { correct: number; counted: number }) => correct / counted;
  return {
    answered: members.filter(({ attempts }) => attempts > 0).length,
    counted: byTopic.reduce((sum, { counted }) => sum + counted, 0),
    correct: byTopic.reduce((sum, { correct }) => sum + correct, 0),
    weakest: judged.sort((a, b) => share(a) - share(b))[0] ?? null,
  };
}
