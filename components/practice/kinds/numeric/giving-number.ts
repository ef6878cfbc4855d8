import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Answering } from '@/components/practice/answering';
import { readNumber } from './read-number';

export type AskedNumber = NonNullable<PublicQuestion['numeric']>;

/** The text of the field is what is kept, so that half a number survives a reload. */
export function givingNumber({ unit, digits }: AskedNumber): Answering<string> {
  return {
    read: (kept) => (typeof kept === 'string' ? kept : null),
    check(text) {
      if (text === null || text.trim() === '') return { kind: 'lacking', message: 'Write a number first.' };
      const read = readNumber(text, unit);
      if (read.kind === 'none')
        return { kind: 'lacking', message: `${read.message} Write it in digits, such as ${example(digits)}.` };
      if (read.digits > digits) return { kind: 'lacking', message: tooManyDigits(digits) };
      return { kind: 'ready', response: { value: read.value } };
    },
  };
}

const example = (digits: number) => (digits === 0 ? '12' : `0.${'25'.padEnd(digits, '0').slice(0, digits)}`);

const tooManyDigits = (digits: number) =>
  digits === 0
    ? 'Write a whole number.'
    : `Write at most ${digits === 1 ? 'one digit' : `${digits} digits`} after the point.`;

/** How a number is shown: thousands apart, as many digits as it has. */
export const writeNumber = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 20 });
