import type { PublicQuestion } from '@/lib/contracts/public-question';
import { optionsView } from './choice/options-view';
import { configurationView } from './configuration/configuration-view';
import type { KindView } from './kind-view';
import { matchView } from './match/match-view';
import { numericView } from './numeric/numeric-view';
import { orderView } from './order/order-view';

export const kindViews = {
  choice: optionsView('choice', 'One answer'),
  choices: optionsView('choices', 'Several answers'),
  numeric: numericView,
  order: orderView,
  match: matchView,
  configuration: configurationView,
} satisfies Record<PublicQuestion['kind'], KindView>;

export const viewOf = (kind: PublicQuestion['kind']): KindView => kindViews[kind];
