import facts from '@/lib/aws/facts.json';

/** A test as the table sees it. */
export type Evidence = {
  readonly file: string;
  readonly says: string;
  readonly own: readonly string[];
  readonly inherited: readonly string[];
};

type Fact = (typeof facts)[number];

const sections: Record<string, string> = {
  S: 'Claims of the course',
  A: 'Target tracking',
  B: 'Cooldowns',
  C: 'Step scaling',
  D: 'Scheduled scaling',
  E: 'Several policies',
  F: 'Suspending scaling',
  G: 'CloudWatch alarms',
  H: 'Endpoint metrics',
  I: 'Capacity and targets',
  J: 'Scale to zero',
  K: 'Limits of the inference options',
  L: 'Load testing',
  M: 'VPC dependencies',
  N: 'Spot',
  O: 'Time to add capacity',
  P: 'Prices',
};
const mustBeShown = 'ABCDEFGHIJKLMN';
const mostTestsShown = 3;

/** Markdown: counts, a table a section, the gaps with their reasons; and the reasons that are not needed. */
export function renderTable(evidence: readonly Evidence[], gaps: Readonly<Record<string, string>>) {
  const shown = new Map(facts.map((fact) => [fact.id, testsOf(fact.id, evidence)]));
  const isShown = ({ id }: Fact) => (shown.get(id)?.length ?? 0) > 0;
  const due = facts.filter(({ id }) => mustBeShown.includes(id.charAt(0)));
  const missing = due.filter((fact) => !isShown(fact));
  const parts = Object.entries(sections).flatMap(([letter, name]) => {
    const rows = facts.filter((fact) => fact.id.startsWith(letter) && isShown(fact));
    return rows.length === 0 ? [] : [renderSection(`${letter}. ${name}`, rows, shown)];
  });
  const text = [
    '# Fidelity',
    'What the core does about each fact (`lib/aws/facts.json`, by its id) and the tests that show it, in their own words. Written by\n`npm run -s fidelity` from the titles of the tests, which name facts in parentheses, and from the sources that the runs\nworked out by hand name. Do not edit; a test fails when it is stale.',
    `${due.length - missing.length} of the ${due.length} facts of sections A to N are shown by a test: ${countsByConfidence(due.filter(isShown))}.`,
    ...parts,
    renderGaps(missing, gaps),
  ].join('\n\n');
  const known = new Set(facts.map(({ id }) => id));
  const named = evidence.flatMap(({ file, own, inherited }) => [...own, ...inherited].map((id) => ({ file, id })));
  return {
    text: `${text}\n`,
    unneeded: Object.keys(gaps).filter((id) => !missing.some((fact) => fact.id === id)),
    unknown: named.filter(({ id }) => !known.has(id)),
  };
}

/** First the tests that name the fact themselves, the fewer others beside it the better; then those under its heading. */
function testsOf(id: string, evidence: readonly Evidence[]): Evidence[] {
  const rank = ({ own, inherited }: Evidence) => (own.includes(id) ? own.length : 100 + inherited.length);
  return evidence
    .filter(({ own, inherited }) => own.includes(id) || inherited.includes(id))
    .sort((a, b) => rank(a) - rank(b));
}

function renderSection(heading: string, rows: readonly Fact[], shown: ReadonlyMap<string, readonly Evidence[]>) {
  const lines = rows.map(({ id, confidence }) => {
    const tests = shown.get(id) ?? [];
    const some = tests.slice(0, mostTestsShown).map(({ says, file }) => `${cell(says)} (\`${file.slice(6)}\`)`);
    const more = tests.length - some.length;
    return `| ${id} | ${confidence} | ${some.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''} |`;
  });
  return [
    `## ${heading}`,
    '',
    '| fact | AWS says it | what we do (the test under `tests/`) |',
    '|---|---|---|',
    ...lines,
  ].join('\n');
}

/** Without the places for the values of a row, and without what Markdown takes for a column or for emphasis. */
function cell(text: string): string {
  const plain = text.replace(/\$\w+|%[sidj]/g, '…').replace(/\s+/g, ' ');
  return plain.replace(/[|*_<\\]/g, '\\$&');
}

function renderGaps(missing: readonly Fact[], gaps: Readonly<Record<string, string>>): string {
  const lines = missing.map(({ id, confidence, statement }) => {
    const reason =
      gaps[id] ?? `**no reason given**: ${cell(statement.slice(0, 110))}${statement.length > 110 ? ' …' : ''}`;
    return `| ${id} | ${confidence} | ${reason} |`;
  });
  const explained = missing.filter(({ id }) => gaps[id] !== undefined).length;
  const count = `${missing.length} facts of sections A to N have no test; ${explained} of them for a reason.`;
  return ['## Gaps', '', count, '', '| fact | AWS says it | why there is no test |', '|---|---|---|', ...lines].join(
    '\n',
  );
}

function countsByConfidence(some: readonly Fact[]): string {
  const levels = ['documented', 'documented elsewhere', 'inferred', 'disputed'];
  return levels.map((level) => `${some.filter(({ confidence }) => confidence === level).length} ${level}`).join(', ');
}
