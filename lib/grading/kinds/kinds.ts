import type { QuestionKind, QuestionOf } from '@/lib/contracts/question';
import { choiceKind } from './choice/choice-kind';
import { configurationKind } from './configuration/configuration-kind';
import type { Kind } from './kind';
import { matchKind } from './match/match-kind';
import { numericKind } from './numeric/numeric-kind';
import { orderKind } from './order/order-kind';

const kinds: { readonly [K in QuestionKind]: Kind<QuestionOf<K>> } = {
  choice: choiceKind,
  choices: choiceKind,
  numeric: numericKind,
  order: orderKind,
  match: matchKind,
  configuration: configurationKind,
};

export function kindOf<K extends QuestionKind>(kind: K): Kind<QuestionOf<K>> {
  return kinds[kind];
}
