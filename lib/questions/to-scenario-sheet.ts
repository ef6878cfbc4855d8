import type { ScenarioSheet, SheetRow } from '@/lib/contracts/public-question';
import type { Question } from '@/lib/contracts/question';
import type { Scenario } from '@/lib/contracts/scenario';
import { describeRequirement } from '@/lib/grading/describe-check';
import { clockOf, measureWords } from '@/lib/grading/words';
import { endpointRows, modelRows } from './sheet-endpoint';
import { networkRows } from './sheet-network';
import { jobRows } from './sheet-jobs';
import { scalingRows } from './sheet-scaling';

/** Everything the scenario states, in rows a person can read; what the question leaves open is not shown. */
export function toScenarioSheet(scenario: Scenario, { open }: Pick<Question, 'open'>): ScenarioSheet {
  const groups = [
    { title: 'Endpoint', rows: endpointRows(scenario) },
    { title: 'One instance', rows: modelRows(scenario, open) },
    { title: 'Scaling', rows: scalingRows(scenario, open) },
    { title: 'Network', rows: networkRows(scenario) },
    { title: 'Jobs', rows: jobRows(scenario) },
    { title: 'Known faults', rows: faultRows(scenario) },
  ];
  const traffic = trafficCorners(scenario);
  return {
    durationMinutes: scenario.durationMinutes,
    startsAt: scenario.start,
    traffic,
    trafficSentence: describeTraffic(scenario),
    groups: groups.filter(({ rows }) => rows.length > 0),
    goal: goalWords(scenario),
  };
}

/** The stated line without the bursts that nobody knows of beforehand. */
function trafficCorners(scenario: Scenario): ScenarioSheet['traffic'] {
  const pieces = (scenario.traffic ?? []).filter((piece) => piece.for === scenario.traffic?.[0]?.for);
  const corners: ScenarioSheet['traffic'] = [];
  let rps = 0;
  for (const piece of pieces) {
    if (piece.atMinute > scenario.durationMinutes) break;
    corners.push({ atMinute: piece.atMinute, rps });
    corners.push({
      atMinute: Math.min(scenario.durationMinutes, piece.atMinute + (piece.rampMinutes ?? 0)),
      rps: piece.rps,
    });
    rps = piece.rps;
  }
  if (corners.length > 0) corners.push({ atMinute: scenario.durationMinutes, rps });
  return corners.filter((corner, i) => i === 0 || corner.atMinute >= (corners[i - 1]?.atMinute ?? 0));
}

function describeTraffic({ traffic = [], durationMinutes, start }: Scenario): string {
  if (traffic.length === 0) return '';
  const at = (minute: number) => clockOf(start, minute * 60);
  // the midnight that ends the first day belongs to it
  const span = `${at(0)} to ${at(durationMinutes).replace('day 2, 00:00', '24:00')}`;
  const rates = traffic.map(({ rps }) => rps);
  if (traffic.length > 12) {
    return `${span}: between ${Math.min(...rates)} and ${Math.max(...rates)} requests a second.`;
  }
  const last = new Map<string, number>();
  const parts = traffic.map(({ atMinute, rps, rampMinutes, for: name = '' }) => {
    const before = last.get(name);
    last.set(name, rps);
    const whose = name === '' ? '' : ` for ${name}`;
    if (before === undefined) return `${rps} requests a second${whose}${atMinute > 0 ? ` from ${at(atMinute)}` : ''}`;
    const way = rps >= before ? 'rising' : 'falling';
    if (!rampMinutes) return `${rps}${whose} from ${at(atMinute)}`;
    return `${way} to ${rps}${whose} between ${at(atMinute)} and ${at(atMinute + rampMinutes)}`;
  });
  return `${span}: ${parts.join(', ')}.`;
}

function goalWords({ goal }: Scenario): string[] {
  if (!goal) return [];
  const required = goal.require.map(describeRequirement);
  if (!goal.prefer) return required;
  const preferred =
    'lowest' in goal.prefer
      ? `Lowest ${measureWords[goal.prefer.lowest]} wins`
      : `Highest ${measureWords[goal.prefer.highest]} wins`;
  return [...required, preferred];
}

function faultRows({ faults, start }: Scenario): SheetRow[] {
  return faults.map((fault) => ({
    name: clockOf(start, fault.atMinute * 60),
    value:
      'remove' in fault
        ? `${fault.remove} is removed`
        : 'quota' in fault
          ? `The account's quota becomes ${fault.quota} ${fault.InstanceType ? `${fault.InstanceType} ` : ''}instances`
          : `${fault.loseInstances} instances are lost`,
    mono: false,
    explanation: 'Something that happens during the scenario, as the situation tells.',
  }));
}
