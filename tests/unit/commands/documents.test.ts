import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '@/lib/aws/parse-scenario';

const project = join(import.meta.dirname, '../../..');
const documents = join(project, 'tests/golden/documents');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, ...parameters: string[]) {
  const command = ['lib/launch/command.mjs', `lib/commands/${name}.ts`, ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the import command', { timeout: 60_000 }, () => {
  it('prints a scenario of several files and says on the side what is made up', () => {
    const folderOf = join(documents, 'placeholders');
    const { status, stdout, stderr } = run('import', join(folderOf, 'calls.json'));
    expect(status).toBe(0);
    expect(readScenario(parse(stdout)).kind).toBe('scenario');
    expect(stdout).toMatch(/^# FILL IN .*\$\{maximum\} is not known/m);
    expect(stdout).toContain('# not in the documents: measure one instance (or copy) under load');
    expect(stderr).toMatch(/^stand-in {6}.*calls\.json\.calls\[0\]\.MaxCapacity: \$\{maximum\}/m);
  });

  it('leaves with 2 where AWS refuses, one verdict a record, and still prints what it read', () => {
    const { status, stdout, stderr } = run('import', join(documents, 'refused-calls/calls.json'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^cron-with-both-days: refused\n {2}refused {7}ValidationException at .*Schedule: Invalid/m);
    expect(parseAllDocuments(stdout).length).toBeGreaterThan(1);
  });

  it.each([
    [
      'a document that cannot be read',
      () => [join(documents, 'bad-documents/open.tf')],
      /open\.tf: line 3: the text is not closed/,
    ],
    ['a file that is not there', () => [join(folder, 'none.json')], /none\.json: no such file/],
    ['no file', () => [], /^usage: npm run -s import -- FILE/],
    ['an unknown option', () => ['--everything', 'x'], /Unknown option '--everything'/],
  ])('leaves with 64 and one message for %s', (_, parameters, message) => {
    const { status, stdout, stderr } = run('import', ...parameters());
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('the export command', { timeout: 60_000 }, () => {
  const scenario = (minimum: number) => {
    const file = join(folder, `minimum-${minimum}.yaml`);
    const endpoint = 'endpoint: {type: real-time, EndpointName: shop, ProductionVariant: {InstanceType: ml.m5.large}}';
    const scaling = `scaling: {ScalableTarget: {MinCapacity: ${minimum}, MaxCapacity: 4}}`;
    const rest = 'model: {maxRps: 5}\ntraffic: [{atMinute: 0, rps: 3}]';
    writeFileSync(
      file,
      `schema: scenario/1\nrulebook: aws\nstart: 2026-06-01T08:00:00Z\ndurationMinutes: 30\n${endpoint}\n${rest}\n${scaling}\n`,
    );
    return file;
  };

  it.each([
    ['cli', 'aws application-autoscaling register-scalable-target --cli-input-json'],
    ['cloudformation', 'Type: AWS::ApplicationAutoScaling::ScalableTarget'],
    ['terraform', 'resource "aws_appautoscaling_target" "AllTraffic"'],
  ])('writes %s and names what it does not carry', (format, part) => {
    const { status, stdout, stderr } = run('export', scenario(1), '--to', format);
    expect(status).toBe(0);
    expect(stdout).toContain(part);
    expect(stderr).toMatch(/^not carried .*model; traffic/m);
  });

  it('leaves with 2 and writes nothing for what is refused', () => {
    const { status, stdout, stderr } = run('export', scenario(0), '--to', 'cli');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('MinCapacity 0 is not supported for the variant of a real-time endpoint');
  });

  it('leaves with 64 for a format that it does not know', () => {
    const { status, stderr } = run('export', scenario(1), '--to', 'pulumi');
    expect(status).toBe(64);
    expect(stderr).toContain('--to: expected cli, cloudformation, terraform, got pulumi');
  });
});
