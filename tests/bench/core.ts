import { measureCore, type Figure } from './measure-core';

// How fast the core is, beside the physical limit, in one process: `npm run bench`, `npm run -s bench -- --json`. Ratios
// hold on a busy machine where microseconds do not.

function describe([name, { median, unit, timesLimit }]: [string, Figure]): string {
  const beside = timesLimit === undefined ? '' : `${timesLimit.toFixed(2).padStart(8)} × the limit`;
  return `${name.padEnd(18)} ${median.toFixed(2).padStart(10)} ${unit.padEnd(3)}${beside}`;
}

const figures = measureCore();
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else console.log(Object.entries(figures).map(describe).join('\n'));
