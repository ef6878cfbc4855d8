import { columnNames, type ReadRun } from './columns';

export type TableRow = { fromStep: number; toStep: number; values: (number | null)[] };

/** One row for each stretch in which no value changes; nothing is left out. */
export function tableRows({ columns }: Pick<ReadRun, 'columns'>, stepCount: number): TableRow[] {
  const rows: TableRow[] = [];
  for (let step = 0; step < stepCount; step += 1) {
    const values = columnNames.map((name) => columns[name][step] ?? null);
    const last = rows.at(-1);
    if (last && last.values.every((value, index) => value === values[index])) last.toStep = step;
    else rows.push({ fromStep: step, toStep: step, values });
  }
  return rows;
}

/** Every step of every run. */
export function toCsv(runs: readonly ReadRun[], stepCount: number, stepSeconds: number): string {
  const head = ['second', 'run', ...columnNames].join(',');
  const rows = runs.flatMap(({ name, columns }) =>
    Array.from({ length: stepCount }, (_, step) =>
      [
        step * stepSeconds,
        `"${name.replaceAll('"', '""')}"`,
        ...columnNames.map((column) => columns[column][step] ?? ''),
      ].join(','),
    ),
  );
  return `${[head, ...rows].join('\n')}\n`;
}
