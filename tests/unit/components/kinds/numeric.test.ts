import { describe, expect, it } from 'vitest';
import { givingNumber, writeNumber } from '@/components/practice/kinds/numeric/giving-number';
import { rangeScale } from '@/components/practice/kinds/numeric/range-scale';
import { readNumber } from '@/components/practice/kinds/numeric/read-number';

describe('readNumber', () => {
  it.each<[text: string, value: number]>([
    ['12', 12],
    [' 12 ', 12],
    ['1,000', 1000],
    ['12,345,678', 12_345_678],
    ['1,000.5', 1000.5],
    ['1.000,5', 1000.5],
    ['1.234.567', 1_234_567],
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['0,125', 0.125],
    ['1,5', 1.5],
    ['1.125', 1.125],
    ['.5', 0.5],
    ['5.', 5],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1\u202f000,5', 1000.5],
    ['1’000', 1000],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    ['-0', 0],
    ['007', 7],
  ])('reads %j as %d', (text, value) => {
    expect(readNumber(text)).toMatchObject({ kind: 'number', value });
  });

  it.each([
    '',
    '   ',
    'nine',
    '9 instances',
    '1,00,0.5',
    '1.2.3',
    '5,5,5',
    '1e3',
    '--3',
    '3-',
    '0x10',
    'NaN',
    '٣',
    '12%',
  ])('takes %j for no number', (text) => {
    expect(readNumber(text).kind).toBe('none');
  });

  it('takes the unit behind the number', () => {
    expect(readNumber('9 instances', 'instances')).toMatchObject({ kind: 'number', value: 9 });
    expect(readNumber('99.5%', '%')).toMatchObject({ kind: 'number', value: 99.5 });
    expect(readNumber('9 copies', 'instances').kind).toBe('none');
  });

  it('counts the digits behind the point that say something', () => {
    expect(readNumber('0.50')).toMatchObject({ digits: 1 });
    expect(readNumber('2.00')).toMatchObject({ digits: 0 });
    expect(readNumber('1,000.125')).toMatchObject({ digits: 3 });
  });

  it('never loses digits in silence', () => {
    expect(readNumber('123456789012345')).toMatchObject({ kind: 'number' });
    expect(readNumber('1234567890123456')).toEqual({
      kind: 'none',
      message: '“1234567890123456” has too many digits.',
    });
  });

  it('reads again what it writes', () => {
    for (const value of [0, 7, 1000, 12_345.678, -0.25])
      expect(readNumber(writeNumber(value))).toMatchObject({ value });
  });
});

describe('giving a number', () => {
  const lackOf = (digits: number, text: string | null) => {
    const checked = givingNumber({ unit: 'instances', digits }).check(text);
    return checked.kind === 'lacking' ? checked.message : '';
  };

  it('makes a response of what was written', () => {
    expect(givingNumber({ unit: 'instances', digits: 0 }).check('1,000')).toEqual({
      kind: 'ready',
      response: { value: 1000 },
    });
  });

  it.each<[digits: number, text: string | null, message: string]>([
    [0, null, 'Write a number first.'],
    [0, '  ', 'Write a number first.'],
    [0, 'nine', '“nine” is not a number. Write it in digits, such as 12.'],
    [2, 'nine', '“nine” is not a number. Write it in digits, such as 0.25.'],
    [0, '4.5', 'Write a whole number.'],
    [1, '4.55', 'Write at most one digit after the point.'],
    [2, '4.555', 'Write at most 2 digits after the point.'],
  ])('with %i digits says of %j what is missing', (digits, text, message) => {
    expect(lackOf(digits, text)).toBe(message);
  });

  it('keeps a text and nothing else', () => {
    const { read } = givingNumber({ unit: 's', digits: 0 });
    expect(read('12')).toBe('12');
    expect(read(12)).toBeNull();
    expect(read(['12'])).toBeNull();
  });
});

describe('rangeScale', () => {
  it('has room around whatever it shows', () => {
    const { shareOf, from, to } = rangeScale({ given: 10, least: 5, most: 8 });
    expect(shareOf(5)).toBe(from);
    expect([from, to, shareOf(10)].every((share) => share > 0 && share < 1)).toBe(true);
    expect(from < to && to < shareOf(10)).toBe(true);
  });

  it('lays an end that nothing bounds at the edge', () => {
    expect(rangeScale({ given: 3, least: null, most: 8 })).toMatchObject({ from: 0 });
    expect(rangeScale({ given: 3, least: 2, most: null })).toMatchObject({ to: 1 });
  });

  it('stands a single value in the middle', () => {
    expect(rangeScale({ given: 0, least: 0, most: 0 })).toMatchObject({ from: 0.5, to: 0.5 });
  });
});
