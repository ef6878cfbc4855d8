import { clockAt, startSeconds } from '@/components/clock';

export type TimeTick = { second: number; share: number; label: string; minor: boolean };

const stepMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10_080];

/**
 * Ticks at round times of the wall clock, at most `most` of them; every second one is `minor`, for pictures that are too
 * narrow for all. A tick at the very end has no room for its label and is left out.
 */
export function timeTicks(startsAt: string, durationMinutes: number, most = 9): TimeTick[] {
  const step = stepMinutes.find((minutes) => durationMinutes / minutes <= most) ?? Math.ceil(durationMinutes / most);
  const startMinute = startSeconds(startsAt) / 60;
  const first = Math.ceil(startMinute / step) * step - startMinute;
  const ticks: TimeTick[] = [];
  for (let minute = first; minute < durationMinutes * 0.97; minute += step) {
    const label = clockAt(startsAt, minute * 60);
    ticks.push({ second: minute * 60, share: minute / durationMinutes, label, minor: ticks.length % 2 === 1 });
  }
  return ticks;
}
