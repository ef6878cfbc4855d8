import { evidenceOf, type KindView } from '@/components/practice/kinds/kind-view';
import { GivenOrder } from './given-order';
import { OrderForm } from './order-form';

/** Events of the run, in their order. */
export const orderView: KindView = {
  name: 'An order',
  isWide: false,
  Form({ drawId, question: { options } }) {
    return <OrderForm drawId={drawId} events={options.map(({ id, text }) => ({ id, text }))} />;
  },
  Given({ evidence }) {
    const answer = evidenceOf(evidence, 'order');
    return answer && <GivenOrder answer={answer} />;
  },
  Details: () => null,
  words({ verdict, evidence }) {
    const answer = evidenceOf(evidence, 'order');
    const line = verdict.kind === 'correct' ? 'Right. This is the order of the run.' : 'Not this order.';
    return { line, sentences: answer ? [{ text: answer.sentence }] : [] };
  },
};
