import { type Certificate, marginRules } from '@/lib/contracts/certificate';
import { reportMutation } from '@/lib/grading/certificate/describe-mutation';
import { limits } from '@/lib/grading/certificate/limits';

/** How sure the keys of many questions are altogether: their margins beside the limits, and their mutation scores. */
export function printDistribution(certificates: readonly Certificate[]): string[] {
  const reports = certificates.flatMap(({ question, variants }) => {
    const report = reportMutation(variants);
    return report ? [{ question, ...report }] : [];
  });
  const scored = reports.filter(({ killed, survived }) => killed.length + survived.length > 0);
  const scores = scored.map(({ killed, survived }) => killed.length / (killed.length + survived.length));
  const flagged = reports.filter(({ isFlagged }) => isFlagged).map(({ question }) => question);
  return [
    'margins, in the worst 1 % of the runs of the worst cell:',
    ...printMargins(certificates),
    `mutation scores: ${printQuantiles(scores)}`,
    ...(flagged.length > 0 ? [`  no belief moves the key of ${flagged.join(', ')}`] : []),
  ];
}

const said = {
  uses: 'allowance that a right option uses, at most',
  exceeds: 'allowance that a wrong option uses, at least',
  costs: 'times the cost of the key, at least',
  apart: 'distance of a claim from its bound, at least',
  spaced: 'seconds between neighbours of an order, at least',
} satisfies Record<(typeof marginRules)[number], string>;

function printMargins(certificates: readonly Certificate[]): string[] {
  const all = certificates.flatMap(({ variants }) => variants.flatMap(({ margins }) => margins));
  return marginRules.flatMap((rule) => {
    const shares = all.flatMap((margin) => (margin.rule === rule ? [margin.share ?? Infinity] : []));
    return shares.length > 0 ? [`  ${said[rule]} ${limits[rule]}: ${printQuantiles(shares)}`] : [];
  });
}

function printQuantiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.round(share * (sorted.length - 1))];
    return value === Infinity ? '∞' : (value?.toFixed(2) ?? 'none');
  };
  return `least ${at(0)}, quarter ${at(0.25)}, median ${at(0.5)}, three quarters ${at(0.75)}, most ${at(1)} (${values.length})`;
}
