import { firstState, next, type Facts, facts, type Minute, type Settings, type Started, type State } from './table';

/** A way through the table, from the first minute on: what each brings, and what must come of it. */
export type Walk = {
  readonly minutes: readonly Minute[];
  readonly expected: readonly { readonly state: State; readonly started: readonly Started[] }[];
  readonly states: number;
  readonly transitions: number;
};

type Arc = { readonly minute: Minute; readonly to: number; readonly started: Started[]; taken: boolean };
type Node = { readonly state: State; readonly arcs: Arc[]; left: number };

/** Visits every state that can be reached and takes every transition out of it, by the shortest ways it finds. */
export function walkEverywhere(settings: Settings, alphabet: readonly Minute[], rules: Facts = facts): Walk {
  const nodes = reachableNodes(settings, alphabet, rules);
  const minutes: Minute[] = [];
  const expected: Walk['expected'][number][] = [];
  let here = 0;
  const take = (arc: Arc) => {
    if (!arc.taken) {
      arc.taken = true;
      nodes[here]!.left -= 1;
    }
    here = arc.to;
    minutes.push(arc.minute);
    expected.push({ state: nodes[here]!.state, started: arc.started });
  };
  for (let way = wayToUntaken(nodes, here); way; way = wayToUntaken(nodes, here)) way.forEach(take);
  const transitions = nodes.reduce((sum, { arcs }) => sum + arcs.filter(({ taken }) => taken).length, 0);
  return { minutes, expected, states: nodes.length, transitions };
}

function reachableNodes(settings: Settings, alphabet: readonly Minute[], rules: Facts): Node[] {
  const numbers = new Map<string, number>();
  const nodes: Node[] = [];
  const numberOf = (state: State) => {
    const key = JSON.stringify(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, nodes.length);
    return nodes.push({ state, arcs: [], left: alphabet.length }) - 1;
  };
  numberOf(firstState(settings));
  for (let number = 0; number < nodes.length; number++) {
    const { state, arcs } = nodes[number]!;
    for (const minute of alphabet) {
      const { state: after, started } = next(state, minute, settings, rules);
      arcs.push({ minute, to: numberOf(after), started, taken: false });
    }
  }
  return nodes;
}

/** The shortest way that ends with a transition not yet taken, or null if all that can still be reached are. */
function wayToUntaken(nodes: readonly Node[], here: number): Arc[] | null {
  const cameFrom = new Int32Array(nodes.length).fill(-1);
  const cameBy: Arc[] = [];
  const queue = [here];
  for (const number of queue) {
    const { arcs, left } = nodes[number]!;
    if (left > 0) {
      const way = [arcs.find(({ taken }) => !taken)!];
      for (let at = number; at !== here; at = cameFrom[at]!) way.unshift(cameBy[at]!);
      return way;
    }
    for (const arc of arcs) {
      if (arc.to === here || cameFrom[arc.to] !== -1) continue;
      cameFrom[arc.to] = number;
      cameBy[arc.to] = arc;
      queue.push(arc.to);
    }
  }
  return null;
}
