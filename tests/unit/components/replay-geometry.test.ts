import { describe, expect, it } from 'vitest';
import { bandLanes } from '@/components/replay/band-lanes';
import { packColumn, unpackColumn } from '@/components/replay/pack-column';
import { stepArea, stepBand, stepLine } from '@/components/replay/step-path';
import { tableRows, toCsv } from '@/components/replay/table-rows';
import { timeTicks } from '@/components/replay/time-ticks';

const down = (value: number) => 100 - value;

describe('stepLine', () => {
  it.each<[name: string, values: (number | null)[], path: string]>([
    ['holds a value to the end', [10, 10, 10], 'M0 90h3'],
    ['jumps where the value changes', [10, 10, 30], 'M0 90h2v-20h1'],
    ['merges what differs by less than it can show', [10, 10.2, 9.9, 30], 'M0 90h3v-20h1'],
    ['leaves a gap where there is no value', [10, null, 20], 'M0 90h1M2 80h1'],
    ['is empty without values', [null, null], ''],
    ['is empty without steps', [], ''],
  ])('%s', (_name, values, path) => {
    expect(stepLine(values, down)).toBe(path);
  });

  it('draws a day that scales five times with a dozen commands', () => {
    const day = Array.from({ length: 1440 }, (_, minute) => 2 + Math.floor(minute / 288));
    expect(stepLine(day, (value) => down(10 * value)).match(/[a-zA-Z]/g)).toHaveLength(10); // M h, then v h four times
  });
});

describe('stepBand', () => {
  it.each<[name: string, lower: (number | null)[], upper: (number | null)[], path: string]>([
    ['closes the stretch between both', [10, 10, 10], [10, 30, 30], 'M1 70h2V90H1Z'],
    ['follows a lower edge that moves', [10, 20, 20], [30, 30, 30], 'M0 70h3V80H1V90H0Z'],
    ['closes each stretch on its own', [0, 0, 0], [5, 0, 5], 'M0 95h1V100H0ZM2 95h1V100H2Z'],
    ['draws nothing where upper is below lower', [30, 30], [10, 10], ''],
    ['draws nothing where a value is missing', [null, 10], [30, null], ''],
  ])('%s', (_name, lower, upper, path) => {
    expect(stepBand(lower, upper, down)).toBe(path);
  });
});

it('stepArea stands on 0 and leaves gaps', () => {
  expect(stepArea([10, 30, null, 5], down)).toBe('M0 100V90h1v-20h1V100M3 100V95h1V100');
});

describe('packColumn', () => {
  it('counts equal values and keeps gaps', () => {
    expect(packColumn([8, 8, 8, 45.5, null, null])).toBe('3*8 45.5 2*-');
  });

  it('keeps five digits', () => {
    expect(packColumn([12.345678, 123456])).toBe('12.346 123460');
  });

  it.each([[[]], [[null]], [[0, 0, 1]], [[8, null, 8, 8, 0.5, -2, 1e-7]]])('gives back %j', (values) => {
    expect(unpackColumn(packColumn(values))).toEqual(values);
  });
});

describe('timeTicks', () => {
  const labels = (startsAt: string, minutes: number, most?: number) =>
    timeTicks(startsAt, minutes, most).map(({ label }) => label);

  it('stands at round times of the clock, not of the run', () => {
    expect(labels('2026-06-01T08:07:00Z', 60)).toEqual(['08:10', '08:20', '08:30', '08:40', '08:50', '09:00']);
  });

  it('names the day after midnight', () => {
    expect(labels('2026-06-01T22:00:00Z', 240, 4)).toEqual(['22:00', '23:00', 'day 2, 00:00', 'day 2, 01:00']);
  });

  it.each([1, 7, 90, 1440, 20_160, 43_200])('never draws more than nine over %i minutes', (minutes) => {
    const ticks = timeTicks('2026-06-01T00:00:00Z', minutes);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });
});

describe('bandLanes', () => {
  const band = (kind: 'alarm' | 'cooldown', label: string, fromSecond: number, toSecond: number) => {
    return { kind, label, fromSecond, toSecond };
  };

  it('gives each alarm and each cooldown a lane, alarms first', () => {
    const lanes = bandLanes(
      [band('cooldown', 'out', 0, 5), band('alarm', 'high', 10, 20), band('alarm', 'high', 30, 40)],
      100,
    );
    expect(lanes.map(({ label, bands }) => [label, bands.length])).toEqual([
      ['high', 2],
      ['out', 1],
    ]);
  });

  it.each<[labelAt: string, from: number, to: number]>([
    ['after', 10, 40],
    ['before', 60, 90],
    ['above', 10, 90],
  ])('writes the label %s bands from %i to %i of 100', (labelAt, from, to) => {
    expect(bandLanes([band('alarm', 'high', from, to)], 100)[0]?.labelAt).toBe(labelAt);
  });
});

describe('the table of a run', () => {
  const still = [1, 1, 1];
  const run = {
    mark: 'B',
    name: 'B, "yours"',
    columns: {
      offeredRps: [8, 8, 45],
      servedRps: still,
      lostRps: still,
      backlog: still,
      latencyMs: [null, null, 5],
      desired: still,
      inService: still,
    },
  };

  it('has one row for each stretch without a change', () => {
    expect(tableRows(run, 3).map(({ fromStep, toStep }) => [fromStep, toStep])).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  it('has every step in the CSV, and an empty cell for no value', () => {
    expect(toCsv([run], 3, 60).split('\n')).toEqual([
      'second,run,offeredRps,servedRps,lostRps,backlog,latencyMs,desired,inService',
      '0,"B, ""yours""",8,1,1,1,,1,1',
      '60,"B, ""yours""",8,1,1,1,,1,1',
      '120,"B, ""yours""",45,1,1,1,5,1,1',
      '',
    ]);
  });
});
