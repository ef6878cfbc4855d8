import { randomStream } from '@/lib/simulation/random-stream';
import { alternativeChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { mostCorners, seedsPerCell, seedsPerCorner } from './limits';
import type { OpenItem } from './open-items';

/** An open item put elsewhere. */
export type Setting = { readonly item: OpenItem; readonly value: number };

/** One way in which everything that is open may be settled. */
export type Cell = {
  readonly kind: 'graded' | 'base' | 'open' | 'choice' | 'corner';
  readonly name: string;
  readonly settings: readonly Setting[];
  readonly choice: Partial<UndocumentedChoices>;
  readonly seeds: number;
};

/** Is the alternative varied for the question? The last paragraph of facts §22. */
export type Varied = (item: number) => boolean;

/**
 * The cells of a certificate by one rulebook: everything as we have it; each open item at both ends; each undocumented
 * choice replaced by its alternative, one at a time; and joint corners of what is open.
 */
export function listCells(items: readonly OpenItem[], isVaried: Varied): Cell[] {
  const one = { settings: [], choice: {}, seeds: seedsPerCell };
  const ends = items.flatMap((item) => [item.low, item.high].map((value) => ({ item, value })));
  return [
    { ...one, kind: 'base', name: 'as stated' },
    ...ends.map((setting) => ({ ...one, kind: 'open' as const, name: describeSetting(setting), settings: [setting] })),
    ...alternativeChoices
      .filter(({ item }) => isVaried(item))
      .map(({ item, choice }) => ({ ...one, kind: 'choice' as const, name: describeChoice(item, choice), choice })),
    ...cornersOf(items).map((settings) => ({
      ...one,
      kind: 'corner' as const,
      name: settings.map(describeSetting).join(', '),
      settings,
      seeds: seedsPerCorner,
    })),
  ];
}

const describeSetting = ({ item, value }: Setting) =>
  `${item.name} ${Math.round(value * 1e6) / 1e6}${item.unit && ` ${item.unit}`}`;

function describeChoice(item: number, choice: Partial<UndocumentedChoices>): string {
  const said = Object.entries(choice).map(([name, value]) => `${name}: ${String(value)}`);
  return `facts §22 item ${item}, ${said.join(', ')}`;
}

/** The runs by which an answer is graded, each as it is. */
export const gradedCell = (runs: number): Cell => {
  return { kind: 'graded', name: 'the runs that answers are graded by', settings: [], choice: {}, seeds: runs };
};

/** Every item at one of its ends at once: all corners where they are few, else some, drawn by a seed of their own. */
function cornersOf(items: readonly OpenItem[]): Setting[][] {
  if (items.length === 0) return [];
  const random = randomStream(1, 'corners');
  const all = items.length <= Math.log2(mostCorners);
  const count = all ? 2 ** items.length : mostCorners;
  return Array.from({ length: count }, (_, corner) =>
    items.map((item, index) => {
      const isHigh = all ? Math.floor(corner / 2 ** index) % 2 === 1 : random() < 0.5;
      return { item, value: isHigh ? item.high : item.low };
    }),
  );
}
