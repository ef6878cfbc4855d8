// How numbers are written: a comma between thousands, a no-break space before a unit, enough digits to tell the value
// from its limit and no more.

const space = '\u00a0';

/** `digits` significant figures, never more decimals than that needs: 5,323 · 12.4 · 0.062. */
export function formatNumber(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (size >= 10 ** (digits - 1)) return Math.round(value).toLocaleString('en-US');
  return value.toLocaleString('en-US', { maximumSignificantDigits: digits });
}

/** A share as a percentage. Near 100 % the rest decides how many digits are shown: 0.9993 is 99.93 %, not 100 %. */
export function formatPercent(share: number): string {
  const rest = Math.min(Math.abs(share), Math.abs(1 - share));
  let decimals = 1;
  for (let unit = 0.01; rest > 0 && rest < unit && decimals < 4; unit /= 10) decimals += 1;
  const percent = (share * 100).toLocaleString('en-US', { maximumFractionDigits: decimals });
  return `${percent}${space}%`;
}

export function formatUnit(value: number, unit: string, digits = 3): string {
  return `${formatNumber(value, digits)}${space}${unit}`;
}

/** 420 ms · 5.32 s · 60 s */
export function formatMilliseconds(ms: number): string {
  return ms < 1000 ? formatUnit(ms, 'ms') : formatUnit(ms / 1000, 's');
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
