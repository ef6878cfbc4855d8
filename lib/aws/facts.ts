import facts from './facts.json';

/** A sourced statement about AWS, by its id (S1 to S10, A1 … Q10), in our own words. */
export type Fact = { id: string; statement: string; confidence: string; urls: string[] };

const byId = new Map<string, Fact>(facts.map((fact) => [fact.id, fact]));

export function findFact(id: string): Fact | null {
  return byId.get(id) ?? null;
}
