import type { Column } from './step-path';

// A column as text for the browser: "8*30 45*12.5 -" with runs of equal values counted, a gap as "-". A tenth of the
// size of the same numbers as JSON where capacity stands still, never larger.

export function packColumn(values: Column): string {
  const runs: { text: string; length: number }[] = [];
  for (const value of values) {
    const text = value === null ? '-' : String(Number(value.toPrecision(5)));
    const last = runs.at(-1);
    if (last?.text === text) last.length += 1;
    else runs.push({ text, length: 1 });
  }
  return runs.map(({ text, length }) => (length === 1 ? text : `${length}*${text}`)).join(' ');
}

export function unpackColumn(packed: string): (number | null)[] {
  if (packed === '') return [];
  return packed.split(' ').flatMap((run) => {
    const star = run.indexOf('*');
    const text = run.slice(star + 1);
    const length = star < 0 ? 1 : Number(run.slice(0, star));
    return new Array<number | null>(length).fill(text === '-' ? null : Number(text));
  });
}
