import type { Place, ToldCertificate, ToldRefusal, ToldVariant } from '@/lib/contracts/authoring';
import type { Certificate, Margin, Refusal, refusalCodes, VariantCertificate } from '@/lib/contracts/certificate';
import { placeFinder } from '@/lib/aws/find-place';
import { reportMutation } from '@/lib/grading/certificate/describe-mutation';
import { joinCorners } from '@/lib/grading/certificate/variant-refusals';
import { grouped, measureWords } from '@/lib/grading/words';
import { coreVersion } from '@/lib/simulation/core-version';

/** A certificate in sentences, with the lines of the text that they are about. */
export function tellCertificate(certificate: Certificate, text: string): ToldCertificate {
  const { certified, core, variants, variantCount, refusals } = certificate;
  const find = placeFinder(text);
  const several = variants.length > 1;
  const mutation = reportMutation(variants);
  const all = [
    ...refusals.map((refusal) => ({ refusal, variant: '' })),
    ...variants.flatMap((one) => {
      return one.refusals.map((refusal) => ({ refusal, variant: several ? titleOf(one) : '' }));
    }),
  ];
  return {
    certified,
    standing: { core, isCurrent: core === coreVersion },
    examined:
      variantCount === 1
        ? 'Its one variant was put to the test.'
        : `${variants.length} of ${variantCount} variants were put to the test; the key of each was derived.`,
    refusals: gather(all, find),
    mutation: mutation && { text: mutation.text, isFlagged: mutation.isFlagged },
    variants: variants.flatMap(tellVariant),
  };
}

type Met = { refusal: Refusal; variant: string };

/** One refusal for all the cells in which the same thing is wrong. */
function gather(all: readonly Met[], find: (path: string) => Place | null): ToldRefusal[] {
  const told = new Map<string, ToldRefusal>();
  for (const { refusal, variant } of all) {
    const { code, where, message, remedy } = refusal;
    const path = pathOf(where);
    const cell = [variant, path === where ? '' : where].filter((part) => part !== '').join(': ');
    const key = `${code} ${path ?? ''} ${remedy}`;
    const before = told.get(key);
    if (before) before.cells.push(cell);
    else {
      const place = path === null ? null : find(path);
      told.set(key, {
        title: titles[code],
        message: sentence(message),
        remedy: sentence(remedy),
        cells: [cell],
        place,
      });
    }
  }
  return [...told.values()].map((one) => ({ ...one, cells: one.cells.filter((cell) => cell !== '') }));
}

const titles: Record<(typeof refusalCodes)[number], string> = {
  'bad-question': 'The document does not run',
  'no-key': 'There is no key',
  tie: 'Options are level',
  'rulebooks-differ': 'The rulebooks give different keys',
  'uncertain-cell': 'The key does not hold everywhere',
  'thin-margin': 'A margin is too thin',
  'bad-open-item': 'Something in open cannot be varied',
  'same-misconception': 'Two options stand for the same misconception',
  'same-trace': 'Two options do the same',
  'fixed-family': 'The members do not move the key',
  'stated-digit': 'A number in the rationale is typed by hand',
  'unknown-placeholder': 'A placeholder stands for nothing',
  'unknown-reference': 'A reference does not exist',
  'undocumented-fact': 'An option rests on a fact that AWS does not document',
};

/** What of the document a refusal is about; null where it is about all of it. */
function pathOf(where: string): string | null {
  const [, option] = /^options? (?:[a-z0-9_]+ and )?([a-z][a-z0-9_]*)/.exec(where) ?? [];
  if (option !== undefined) return `options.${option}`;
  const [, section] = /^(open|references|rationale|asks|members|scenario)\b/.exec(where) ?? [];
  return section ?? null;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
}

const titleOf = ({ member, values, seed }: VariantCertificate): string => {
  const chosen = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const named = [member === 'base' ? '' : member, ...chosen].filter((part) => part !== '');
  return named.length > 0 ? named.join(', ') : `variant ${seed + 1}`;
};

function tellVariant(variant: VariantCertificate): ToldVariant[] {
  const rulebooks = (['aws', 'course'] as const).filter((rulebook) => variant.keys[rulebook] !== undefined);
  return rulebooks.map((rulebook) => ({
    title: titleOf(variant),
    rulebook,
    key: variant.keys[rulebook] ?? [],
    certainty: tellCertainty(variant, rulebook),
    margins: thinnest(variant.margins.filter((margin) => margin.rulebook === rulebook)),
    flip: variant.flip?.rulebook === rulebook ? tellFlip(variant.flip) : null,
  }));
}

function tellCertainty({ cells }: VariantCertificate, rulebook: string): string {
  const rows = joinCorners(cells).filter((cell) => cell.rulebook === rulebook);
  const runs = rows.reduce((sum, cell) => sum + cell.runs, 0);
  const [first] = rows;
  if (!first) return 'Nothing was run with noise.';
  const worst = rows.reduce((least, cell) => (cell.wins / cell.runs < least.wins / least.runs ? cell : least), first);
  if (worst.wins === worst.runs) return `Wins every one of ${grouped(runs)} runs in ${rows.length} cells.`;
  return `Wins least often in the cell ${worst.name}: ${worst.wins} of ${worst.runs} runs.`;
}

/** Of each option the margin that is nearest to its limit. */
function thinnest(margins: readonly Margin[]): ToldVariant['margins'] {
  const room = ({ share, limit }: Margin) => (share === null ? Infinity : Math.abs(share - limit) / limit);
  const byOption = new Map<string, Margin>();
  for (const margin of margins) {
    const before = byOption.get(margin.option);
    const worse =
      !before || (before.holds && !margin.holds) || (before.holds === margin.holds && room(margin) < room(before));
    if (worse) byOption.set(margin.option, margin);
  }
  return [...byOption.values()].map((margin) => ({
    option: margin.option,
    text: tellMargin(margin),
    holds: margin.holds,
  }));
}

function tellMargin({ rule, measure, share, limit, cell }: Margin): string {
  const name = measure === null ? 'a requirement' : nameOf(measure);
  const said = share === null ? null : grouped(Math.round(share * 100) / 100);
  const where = `in the worst 1 % of runs (${cell})`;
  switch (rule) {
    case 'uses':
      return `right: uses ${said ?? 'more than all'} of its allowance (${name}) ${where}; at most ${limit}`;
    case 'exceeds':
      return said === null
        ? 'wrong: refused, or beyond all bounds'
        : `wrong: uses ${said} times its allowance (${name}) ${where}; at least ${limit}`;
    case 'costs':
      return `passes too: its ${name} is ${said ?? 'far more than'} times the key's ${where}; at least ${limit}`;
    case 'spaced':
      return `comes at least ${said ?? 'far'} s apart in every run (${cell}); at least ${limit}`;
    case 'apart':
      return `its claim lies ${said ?? 'far'} of its bound away from the value ${where}; at least ${limit}`;
  }
}

function nameOf(measure: string): string {
  return Object.entries(measureWords).find(([name]) => name === measure)?.[1] ?? measure;
}

function tellFlip({ item, stated, at, key, sentence: settles }: NonNullable<VariantCertificate['flip']>): string {
  const then = key.length === 0 ? 'no option is right' : `the key is ${key.join(', ')}`;
  return `With ${item} at ${at} instead of ${stated}, ${then}. Stated in the stem it is settled: “${settles}”`;
}
