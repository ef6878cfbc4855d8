import type {
  Certificate,
  CertifiedOption,
  Flip,
  Margin,
  Refusal,
  VariantCertificate,
} from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { reportMutation } from '@/lib/grading/certificate/describe-mutation';
import { joinCorners } from '@/lib/grading/certificate/variant-refusals';
import { describeCheck } from '@/lib/grading/describe-check';
import { formatMeasure } from '@/lib/grading/words';
import { makeVariant } from '@/lib/variants/make-variant';

/** A certificate as lines for its author. */
export function printCertificate(question: Question, certificate: Certificate): string[] {
  const { variants, variantCount, refusals, certified } = certificate;
  const examined = variants.length === variantCount ? 'all' : variants.length;
  const asks = `${certificate.kind}, asks ${certificate.asks}, ${examined} of ${variantCount} variants`;
  return [
    `${certificate.question}: ${certified ? 'certified' : 'REFUSED'} (${asks}; core ${certificate.core})`,
    ...printRefusals(refusals),
    ...printMutation(variants),
    ...variants.flatMap((variant) => printVariant(question, variant)),
  ];
}

function printMutation(variants: Certificate['variants']): string[] {
  const report = reportMutation(variants);
  if (!report) return [];
  const { killed, survived, isFlagged, text } = report;
  const named = (title: string, ids: readonly string[]) => (ids.length > 0 ? [`    ${title}: ${ids.join(', ')}`] : []);
  return [`  ${isFlagged ? 'FLAGGED: ' : ''}${text}`, ...named('moved by', killed), ...named('unmoved by', survived)];
}

function printVariant(question: Question, variant: VariantCertificate): string[] {
  const values = Object.entries(variant.values).map(([name, value]) => `${name} ${value}`);
  const named = [variant.member === 'base' ? '' : `member ${variant.member}`, ...values].filter(Boolean).join(', ');
  const rulebooks = Object.entries(variant.keys);
  const textOf = textsOf(question, variant.seed);
  return [
    ` variant ${variant.seed}${named && ` (${named})`}`,
    ...rulebooks.flatMap(([rulebook, key]) => [
      `  ${rulebook}: key ${key.join(', ')}; ${printCells(variant, rulebook)}`,
      ...variant.options
        .filter((option) => option.rulebook === rulebook)
        .flatMap((option) => printOption(option, textOf(option.option), variant.margins)),
      ...printOtherMargins(variant, rulebook),
    ]),
    ...(variant.flip ? printFlip(variant.flip) : []),
    ...printRefusals(variant.refusals),
  ];
}

/** The text of what a learner may choose, by its id; a pair of a match is told by both its sides. */
function textsOf(question: Question, seed: number): (id: string) => string {
  const { options, asked } = makeVariant(question, seed);
  const items = asked.kind === 'match' ? [...asked.match.left, ...asked.match.right] : [];
  const texts = new Map(
    [...options.map(({ option, text }) => ({ id: option.id, text })), ...items].map(({ id, text }) => [id, text]),
  );
  return (id) =>
    id
      .split(':')
      .map((part) => texts.get(part) ?? '')
      .filter(Boolean)
      .join(' → ');
}

function printCells({ cells }: VariantCertificate, rulebook: string): string {
  const rows = joinCorners(cells).filter((cell) => cell.rulebook === rulebook);
  const share = ({ wins, runs }: (typeof rows)[number]) => wins / runs;
  const [first] = rows;
  if (!first) return 'no cell was run';
  const worst = rows.reduce((lowest, cell) => (share(cell) < share(lowest) ? cell : lowest), first);
  const runs = rows.reduce((sum, cell) => sum + cell.runs, 0);
  return `wins at least ${(share(worst) * 100).toFixed(0)} % in each of ${rows.length} cells (${runs} runs); worst: ${worst.name}`;
}

function printOption(option: CertifiedOption, text: string, margins: readonly Margin[]): string[] {
  const own = margins.filter(({ rulebook, option: id }) => rulebook === option.rulebook && id === option.option);
  return [
    `   ${option.right ? '*' : ' '} ${option.option.padEnd(24)} ${describeOutcome(option)}${text && `   [${text}]`}`,
    ...(option.reason && !option.refused ? [`       wrong: ${option.reason}`] : []),
    ...own.filter(({ share }) => share !== null).map((margin) => `       ${describeMargin(margin)}`),
  ];
}

/** Margins of what is no option, such as two neighbours of an order. */
function printOtherMargins({ options, margins }: VariantCertificate, rulebook: string): string[] {
  const others = margins.filter(
    (margin) => margin.rulebook === rulebook && !options.some(({ option }) => option === margin.option),
  );
  return others.map((margin) => `     ${margin.option}: ${describeMargin(margin)}`);
}

function describeOutcome({ refused, checks, preferred, claim }: CertifiedOption): string {
  if (refused !== null) return `refused: ${refused}`;
  const used = checks.map((check) => `${describeCheck(check)} (${check.usedShare?.toFixed(3) ?? '∞'} used)`);
  const prefers = preferred ? `${preferred.measure} ${formatMeasure(preferred.measure, preferred.value)}` : '';
  const claims = claim ? `value ${claim.value ?? 'none'}: ${claim.holds ? 'holds' : 'does not hold'}` : '';
  return [...used, prefers, claims].filter(Boolean).join('; ') || 'rests on a fact';
}

function describeMargin({ rule, measure, share, limit, holds, cell }: Margin): string {
  const of = measure ?? 'what is allowed';
  const value = share?.toFixed(rule === 'spaced' ? 0 : 3) ?? '∞';
  const said = {
    uses: `uses at most ${value} of ${of} in the worst 1 % (≤ ${limit}`,
    exceeds: `uses at least ${value} of ${of} in the worst 1 % (≥ ${limit}`,
    costs: `is at least ${value} times the key’s ${of} in the worst 1 % (≥ ${limit}`,
    apart: `lies at least ${value} of the bound away: ${of} in the worst 1 % (≥ ${limit}`,
    spaced: `come at least ${value} s one after the other in every run (≥ ${limit}`,
  }[rule];
  return `${holds ? 'margin' : 'THIN MARGIN'}: ${said}; worst in: ${cell})`;
}

function printFlip({ rulebook, item, stated, at, key, sentence }: Flip): string[] {
  const there = key.length > 0 ? `${key.join(', ')} would be the key` : 'the key no longer holds';
  return [
    `  flips most cheaply (${rulebook}): ${item} at ${at} instead of ${stated}, where ${there}`,
    `    a sentence for the stem that settles it: "${sentence}"`,
  ];
}

/** What is wrong in one cell is often wrong in most: it is told once, with the cells in which the same would mend it. */
function printRefusals(refusals: readonly Refusal[]): string[] {
  const alike = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const key = sameMending(refusal);
    alike.set(key, [...(alike.get(key) ?? []), refusal]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? printRefusal(first, others) : []));
}

function sameMending({ code, where, message, remedy }: Refusal): string {
  if (code === 'uncertain-cell') return `${code} ${remedy}`;
  // a margin's place begins with the option that it is about
  if (code === 'thin-margin') return `${code} ${where.split(', ')[0]} ${remedy}`;
  return `${code} ${where} ${message}`;
}

const mostCellsNamed = 3;

function printRefusal({ code, where, message, remedy }: Refusal, others: readonly Refusal[]): string[] {
  const named = others.slice(0, mostCellsNamed).map((other) => other.where);
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return [
    `  refused (${code}): ${where}: ${message}`,
    ...(others.length > 0 ? [`    likewise: ${named.join('; ')}${more}`] : []),
    `    what to do: ${remedy}`,
  ];
}
