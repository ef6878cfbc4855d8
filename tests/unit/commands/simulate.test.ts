import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/tests/support/run-command';

// What a person or a program can get wrong, given to the real command: each input is refused with exit code 64 and one
// line that says what, where and what would be right.

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cooldown-simulate-'));
  writeFileSync(join(folder, 'good.yaml'), good);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = `schema: scenario/1
rulebook: aws
start: 2026-06-01T08:00:00Z
durationMinutes: 10
endpoint:
  type: real-time
  ProductionVariant: {InstanceType: ml.m5.large, InitialInstanceCount: 1}
model: {maxRps: 10}
traffic:
  - {atMinute: 0, rps: 5}
  - {atMinute: 5, rps: 6}
`;
const replaced = (from: string, to: string) => {
  if (!good.includes(from)) throw new Error(`no ${from} in the good document`);
  return good.replace(from, to);
};

const simulate = (...parameters: string[]) => runCommand('lib/commands/simulate.ts', parameters, folder);
let files = 0;
function write(content: string | Uint8Array, extension = 'yaml'): string {
  const name = `input-${(files += 1)}.${extension}`;
  writeFileSync(join(folder, name), content);
  return name;
}
function writeSparse(megabytes: number): string {
  const name = `input-${(files += 1)}.yaml`;
  const file = openSync(join(folder, name), 'w');
  ftruncateSync(file, megabytes * 1024 * 1024);
  closeSync(file);
  return name;
}

async function refused(parameters: string[], message: RegExp, lines = 1): Promise<void> {
  const { code, stdout, stderr } = await simulate(...parameters);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(lines);
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  expect(stderr.length).toBeLessThan(1000);
}

const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const bomb = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]']
  .concat(
    'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array<string>(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  )
  .join('\n');

describe.concurrent('a scenario that cannot be read', () => {
  it.concurrent.each<[what: string, content: string | Uint8Array, message: RegExp]>([
    ['an empty file', '', /: the document is empty: expected JSON or YAML$/m],
    ['nothing but spaces', ' \n\n  \n', /: the document is empty/],
    ['nothing but a comment', '# a scenario\n', /: expected (object|a )/i],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe]),
      /is not text in UTF-8$/m,
    ],
    ['NUL bytes', 'schema: scenario/1\u0000\u0000', /expected JSON or YAML text, got binary data$/m],
    ['text in UTF-16', utf16(good), /is not text in UTF-8$/m],
    ['text in Latin-1', Uint8Array.from(Buffer.from(`title: Zürich\n${good}`, 'latin1')), /is not text in UTF-8$/m],
    ['a key twice', `${good}seed: 1\nseed: 2\n`, /line 13, column 1: Map keys must be unique$/m],
    [
      'a tab for indentation',
      'schema: scenario/1\nmodel:\n\tmaxRps: 10\n',
      /line 3, column 1: Tabs are not allowed as indentation$/m,
    ],
    ['a quote that is not closed', replaced('aws', '"aws'), /line \d+, column \d+: Missing closing "quote/],
    ['a bracket that is not closed', `${good}jobs: [`, /line \d+, column \d+: /],
    ['a comma too many in JSON', '{"schema": "scenario/1",, }', /line 1, column \d+: /],
    ['two documents', `${good}---\n${good}`, /line \d+, column \d+: |one document/i],
    ['an alias of nothing', `${good}seed: *nowhere\n`, /nowhere|alias/i],
    ['aliases that multiply', bomb, /expected at most 50 YAML aliases$/m],
    [
      'a tag that would build an object',
      `${good}seed: !!js/function "function () {}"\n`,
      /: seed: expected number, received string$/m,
    ],
    ['lists a hundred thousand deep', '['.repeat(100_000), /expected lists and objects at most 200 deep$/m],
    ['objects a hundred thousand deep', `{"a":`.repeat(100_000), /expected lists and objects at most 200 deep$/m],
    [
      'closed lists of that depth',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      /expected lists and objects at most 200 deep$/m,
    ],
    [
      'blocks of that depth',
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /expected lists and objects at most 200 deep$/m,
    ],
  ])('%s', async (_what, content, message) => refused([write(content)], message));
});

describe.concurrent('a document that is no scenario', () => {
  it.concurrent.each<[what: string, content: string, message: RegExp]>([
    ['a list at the top', `- ${good.replaceAll('\n', '\n  ')}`, /expected object/i],
    ['null', 'null', /expected object/i],
    ['another version', replaced('scenario/1', 'scenario/2'), /: schema: expected "scenario\/1"$/m],
    ['an unknown key', `${good}speed: 3\n`, /: speed: unknown key$/m],
    ['a key with a line break in it', `${good}"a\\nb": 3\n`, /unknown key$/m],
    [
      'a text for a number',
      replaced('durationMinutes: 10', 'durationMinutes: ten'),
      /: durationMinutes: expected number, received string$/m,
    ],
    [
      'a number that is none',
      replaced('maxRps: 10', 'maxRps: .nan'),
      /: model\.maxRps: expected number, received NaN$/m,
    ],
    [
      'an infinite number',
      replaced('maxRps: 10', 'maxRps: .inf'),
      /: model\.maxRps: expected number, received (Infinity|number)/,
    ],
    ['a number too large to write', replaced('rps: 5', 'rps: 1e999'), /: traffic\[0\]\.rps: expected number/],
    ['a negative rate', replaced('rps: 5', 'rps: -5'), /: traffic\[0\]\.rps: .*>=0$/m],
    [
      'traffic out of order',
      replaced('atMinute: 0', 'atMinute: 7'),
      /traffic\[1\]\.atMinute: expected a time after the piece before it \(minute 7\), got 5$/m,
    ],
    [
      'traffic twice at one minute',
      replaced('atMinute: 5', 'atMinute: 0'),
      /expected a time after the piece before it \(minute 0\), got 0$/m,
    ],
    ['a fault that is none', `${good}faults: [{atMinute: 1}]\n`, /faults\[0\]: expected \{atMinute, remove\} or /],
  ])('%s', async (_what, content, message) => refused([write(content)], message));
});

describe.concurrent('a file that is none', () => {
  it('does not exist', async () => refused(['nowhere.yaml'], /^nowhere\.yaml: no such file$/m));

  it('is a folder', async () => {
    mkdirSync(join(folder, 'folder.yaml'));
    await refused(['folder.yaml'], /^folder\.yaml is a folder: expected a file$/m);
  });

  it('is below a file', async () => refused(['good.yaml/inside'], /^good\.yaml\/inside: no such file$/m));

  it('has 100 MB', async () => refused([writeSparse(100)], /has 100 MB: expected at most 8 MB$/m));

  it('has a name of 10,000 letters', async () => refused(['x'.repeat(10_000)], /^x+…: no file has so long a name$/m));

  it('has a name with a NUL byte or none', async () => refused([''], /no such file|expected/));

  it.skipIf(process.platform === 'win32')('never ends', async () =>
    refused(['/dev/zero'], /^\/dev\/zero is a device: expected a file$/m),
  );
});

describe.concurrent('a command line that is wrong', () => {
  it.concurrent.each<[what: string, parameters: string[], message: RegExp, lines: number]>([
    ['no file', [], /^usage: npm run -s simulate -- FILE/, 1],
    ['two files', ['good.yaml', 'good.yaml'], /^usage: /, 1],
    ['an unknown option', ['good.yaml', '--fast'], /^Unknown option '--fast'.*\nusage: /, 2],
    ['another rulebook', ['good.yaml', '--rulebook', 'azure'], /^--rulebook: expected course or aws, got azure$/m, 1],
    ['a rulebook in capitals', ['good.yaml', '--rulebook', 'AWS'], /^--rulebook: expected course or aws, got AWS$/m, 1],
    ['an option without its value', ['good.yaml', '--rulebook'], /--rulebook/, 2],
    [
      'a word for a seed',
      ['good.yaml', '--seed', 'seven'],
      /^--seed: expected a whole number from 0 to 4294967295, got seven$/m,
      1,
    ],
    ['half a seed', ['good.yaml', '--seed', '1.5'], /^--seed: expected a whole number/, 1],
    ['a negative seed', ['good.yaml', '--seed=-1'], /^--seed: expected a whole number/, 1],
    ['a seed of 33 bits', ['good.yaml', '--seed', '4294967296'], /seed: /, 1],
    ['a value for --json', ['good.yaml', '--json=yes'], /--json/, 2],
  ])('%s', async (_what, parameters, message, lines) => refused(parameters, message, lines));
});

const rows = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const times = ['2026-06-01T08:00:00Z', '2026-06-01T08:01:00Z', '2026-06-01T08:02:00Z'] as const;

describe.concurrent('recorded traffic that cannot be read', () => {
  const csv = (content: string | Uint8Array) => ['good.yaml', '--traffic', write(content, 'csv')];

  it.concurrent.each<[what: string, content: string | Uint8Array, message: RegExp]>([
    ['an empty file', '', /no row begins with a time: expected lines such as/],
    ['a headline alone', 'timestamp,requests\n', /no row begins with a time/],
    ['one row', rows('time,count', `${times[0]},120`), /line 2: only one row begins with a time: expected two or more/],
    [
      'texts for counts',
      rows(`${times[0]},1`, `${times[1]},many`, `${times[2]},1`),
      /line 2: expected a number of requests, 0 or more, got "many"$/m,
    ],
    [
      'no count',
      rows(`${times[0]},1`, times[1], `${times[2]},1`),
      /line 2: expected a number of requests, 0 or more, got nothing$/m,
    ],
    [
      'a negative count',
      rows(`${times[0]},1`, `${times[1]},-4`, `${times[2]},1`),
      /line 2: expected a number of requests, 0 or more, got "-4"$/m,
    ],
    ['an infinite count', rows(`${times[0]},1`, `${times[1]},Infinity`, `${times[2]},1`), /line 2: .*got "Infinity"$/m],
    ['NaN', rows(`${times[0]},1`, `${times[1]},NaN`, `${times[2]},1`), /line 2: .*got "NaN"$/m],
    [
      'rows out of order',
      rows(`${times[0]},1`, `${times[2]},1`, `${times[1]},1`, '2026-06-01T08:03:00Z,1', '2026-06-01T08:04:00Z,1'),
      /line 3: out of order: /,
    ],
    [
      'a time twice',
      rows(`${times[0]},1`, `${times[1]},1`, `${times[1]},1`, `${times[2]},1`),
      /line 3: duplicate time: /,
    ],
    [
      'a row that begins with no time',
      rows(`${times[0]},1`, 'noon,1', `${times[2]},1`),
      /line 2: expected a time such as 2026-06-01T08:00:00Z, got "noon"$/m,
    ],
    [
      'times in seconds since 1970',
      rows('1780300800,5', '1780300860,6'),
      /line 2: expected a time such as|no row begins with a time/,
    ],
    [
      'the year 0',
      rows('0000-01-01T00:00:00Z,1', `${times[0]},1`),
      /the file covers \d+ minutes: expected at most 43200 \(30 days\)$/m,
    ],
    [
      'rows that lie years apart',
      rows('1971-01-01T00:00:00Z', '1971-01-01T00:00:01Z', '1971-01-01T00:00:03Z', '1971-01-01T00:00:07Z', times[0]),
      /the file covers \d+ minutes/,
    ],
    [
      'rows half a second apart',
      rows('2026-06-01T08:00:00.0Z,1', '2026-06-01T08:00:00.5Z,1', '2026-06-01T08:00:01.0Z,1'),
      /the rows are 500 ms apart: expected a period of whole seconds$/m,
    ],
    ['a quote that is not closed', rows(`${times[0]},"1`, `${times[1]},1`), /quote/i],
    ['binary data', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00]), /is not text in UTF-8$/m],
    ['NUL bytes', '\u0000\u0000\u0000\n', /no row begins with a time|binary/],
    ['text in UTF-16', utf16(rows(`${times[0]},1`, `${times[1]},1`)), /is not text in UTF-8$/m],
  ])('%s', async (_what, content, message) => {
    const parameters = csv(content);
    // twice wrong in the same way is said twice
    await refused(parameters, message, _what === 'times in seconds since 1970' ? 2 : 1);
  });

  it('does not exist', async () => refused(['good.yaml', '--traffic', 'nowhere.csv'], /^nowhere\.csv: no such file$/m));

  it('has 100 MB', async () =>
    refused(['good.yaml', '--traffic', writeSparse(100)], /has 100 MB: expected at most 64 MB$/m));
});

describe.concurrent('what may look wrong and is right', () => {
  const accepted = async (parameters: string[]) => {
    const { code, stdout, stderr } = await simulate(...parameters);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const digestOf = async (content: string) => {
    const trace = JSON.parse(await accepted([write(content), '--json'])) as { core: { digest: string } };
    return trace.core.digest;
  };

  it('the line ends of Windows and a byte order mark change nothing', async () => {
    const [plain, windows, marked] = await Promise.all([
      digestOf(good),
      digestOf(good.replaceAll('\n', '\r\n')),
      digestOf(`\uFEFF${good}`),
    ]);
    expect(windows).toBe(plain);
    expect(marked).toBe(plain);
  });

  it('recorded traffic with the line ends of Windows, a byte order mark and empty lines', async () => {
    const lines = [`${times[0]},60`, '', `${times[1]},120`, `${times[2]},60`];
    const out = await accepted([
      'good.yaml',
      '--traffic',
      write(`\uFEFFtime,count\r\n${lines.join('\r\n')}\r\n`, 'csv'),
    ]);
    expect(out).toContain('3 rows, 240 requests, requests per 60 s');
  });

  it('what AWS refuses is a result: exit code 2, the trace on stdout', async () => {
    const { code, stdout, stderr } = await simulate(
      write(replaced('InitialInstanceCount: 1', 'InitialInstanceCount: 0')),
      '--json',
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'rejected', schema: 'trace/1' });
  });
});
