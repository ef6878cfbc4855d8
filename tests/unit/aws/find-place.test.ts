import { describe, expect, it } from 'vitest';
import { placeFinder, placeProblems } from '@/lib/aws/find-place';

const text = `schema: question/1
id: spike
stem: |
  One line with {{nothing}} in it,
  and another.
options:
  - id: raise_min
    text: "Raise it"
    change: {scaling: {ScalableTarget: {MinCapacity: 9}}}
  - id: lower
    text: Lower it
names:
  a.b: {c: 1}
shared: &shared {d: 2}
also: *shared
`;

describe('placeFinder', () => {
  it.each([
    ['a value that is short, at the value', 'id', 2, 5],
    ['an object, at its key', 'options', 6, 1],
    ['an entry of a list by its place', 'options[1].text', 11, 11],
    ['an entry of a list by its id', 'options.lower.text', 11, 11],
    ['a value inside of a line', 'options[0].change.scaling.ScalableTarget.MinCapacity', 9, 54],
    ['something that is missing, where the path ends', 'options[1].change.scaling', 10, 5],
    ['an unknown path from the start, nowhere', 'parameters.spike', null, null],
    ['a key with a dot in it', 'names.a.b.c', 13, 12],
    ['a value behind an alias, where the alias stands', 'also.d', 14, 21],
    ['a placeholder, where it stands in the text', '{{nothing}}', 4, 17],
    ['nothing, nowhere', '', null, null],
  ])('finds %s', (_what, path, line, column) => {
    expect(placeFinder(text)(path)).toEqual(line === null ? null : { line, column });
  });

  it.each(['a: [', '\t\t- x\n', '{'.repeat(50), '- - - : :', '%YAML 9\n---\n&a *a', '\u0000'])(
    'survives what is no document: %j',
    (garbage) => {
      expect(() => placeFinder(garbage)('options[3].change')).not.toThrow();
    },
  );
});

describe('placeProblems', () => {
  it('takes the place out of a message that begins with it', () => {
    const problems = [{ path: '', message: 'line 3, column 7: Nested mappings are not allowed' }];
    expect(placeProblems('a:\n', problems)).toEqual([
      { path: '', message: 'Nested mappings are not allowed', place: { line: 3, column: 7 } },
    ]);
  });
});
