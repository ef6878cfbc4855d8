import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { listCells } from '@/lib/grading/certificate/cells';
import { type OpenItem, readOpenItem } from '@/lib/grading/certificate/open-items';
import { alternativeChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from '@/tests/support/run-scenario';

const scenario = (type: 'real-time' | 'serverless' = 'real-time') => {
  const variant = type === 'serverless' ? { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } } : {};
  const document: ScenarioDocument = {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 60,
    endpoint: { type, ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1, ...variant } },
    model: { maxRps: 12.5, slots: 4, startup: { launchSeconds: 150, downloadSeconds: 60, loadSeconds: 60 } },
    traffic: [
      { atMinute: 0, rps: 8 },
      { atMinute: 5, rps: 45 },
    ],
  };
  return scenarioOf(document);
};

function itemOf(name: string, hasAccelerator = false, type: 'real-time' | 'serverless' = 'real-time'): OpenItem {
  const result = readOpenItem(name, scenario(type), hasAccelerator);
  if (result.kind !== 'item') throw new Error(result.message);
  return result.item;
}

describe('an open item', () => {
  it.each<[string, OpenItem, Partial<OpenItem>]>([
    ['startup without an accelerator: 3 to 6 minutes (O8)', itemOf('startup'), { stated: 270, low: 180, high: 360 }],
    ['startup with one: 2 minutes cached to 10 not (O4 O8)', itemOf('startup', true), { low: 120, high: 600 }],
    [
      'startup of an environment: a tenth of its 120 s',
      itemOf('startup', false, 'serverless'),
      { low: 108, high: 132 },
    ],
    ['metricDelay: 60 to 120 s (G16)', itemOf('metricDelay'), { stated: 90, low: 60, high: 120 }],
    ['a path: a tenth to both sides', itemOf('model.maxRps'), { stated: 12.5, low: 11.25, high: 13.75 }],
    ['a whole number stays one, the next further out', itemOf('traffic[1].rps'), { stated: 45, low: 40, high: 50 }],
  ])('%s', (_, item, expected) => expect(item).toMatchObject(expected));

  it('says the sentence that would settle it', () => {
    expect(itemOf('startup').sentence).toBe(
      'A new instance needs 4.5 minutes from the decision to scale out until it serves.',
    );
    expect(itemOf('metricDelay').sentence).toBe('An alarm sees a datapoint 90 s after the end of its period.');
  });

  it.each(['model', 'model.maxRbs', 'traffic[7].rps', 'endpoint.type'])('is refused where %s is no number', (path) => {
    expect(readOpenItem(path, scenario(), false)).toMatchObject({ kind: 'unknown' });
  });
});

describe('the cells of a certificate', () => {
  const kindsOf = (items: readonly OpenItem[]) => {
    const cells = listCells(items, () => true);
    return ['base', 'open', 'choice', 'corner'].map((kind) => cells.filter((cell) => cell.kind === kind).length);
  };

  it.each<[string, number, number[]]>([
    ['nothing open', 0, [1, 0, alternativeChoices.length, 0]],
    ['two items: four ends, four corners', 2, [1, 4, alternativeChoices.length, 4]],
    ['six items: all of the 64 corners', 6, [1, 12, alternativeChoices.length, 64]],
    ['eight items: 64 of the 256 corners', 8, [1, 16, alternativeChoices.length, 64]],
  ])('are, with %s', (_, count, expected) => {
    expect(
      kindsOf(Array.from({ length: count }, (_unused, i) => ({ ...itemOf('metricDelay'), name: `${i}` }))),
    ).toEqual(expected);
  });

  it('have a hundred seeds one at a time and ten in a corner', () => {
    const cells = listCells([itemOf('startup')], () => true);
    expect(cells.every(({ kind, seeds }) => seeds === (kind === 'corner' ? 10 : 100))).toBe(true);
  });

  it('leave out the alternatives that are not varied for the question', () => {
    const cells = listCells([], (item) => item !== 11);
    expect(cells.filter(({ kind }) => kind === 'choice')).toHaveLength(
      alternativeChoices.filter(({ item }) => item !== 11).length,
    );
  });
});
