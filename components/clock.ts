const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Seconds after midnight at the scenario's start, by the clock that the start is written in. */
export function startSeconds(startsAt: string): number {
  const [, hours = '0', minutes = '0'] = /T(\d\d):(\d\d)/.exec(startsAt) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60;
}

/** That clock at a second of the run; past the first midnight with its day: "day 2, 08:00". */
export function clockAt(startsAt: string, second: number): string {
  const total = startSeconds(startsAt) + second;
  const day = Math.floor(total / 86_400);
  const ofDay = total % 86_400;
  const seconds = ofDay % 60;
  const time = `${twoDigits(Math.floor(ofDay / 3600))}:${twoDigits(Math.floor((ofDay % 3600) / 60))}`;
  return `${day > 0 ? `day ${day + 1}, ` : ''}${time}${seconds > 0 ? `:${twoDigits(seconds)}` : ''}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A stored time as its day (UTC): "23 Nov 2026". */
export function dayOf(time: string): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
