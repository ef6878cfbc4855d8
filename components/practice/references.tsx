import type { Evidence } from '@/lib/contracts/verdict';
import { LongName } from '@/components/rich-text';

/** The facts an explanation rests on, each with where it is written. */
export function References({ references }: { references: Evidence['references'] }) {
  if (references.length === 0) return null;
  return (
    <section aria-labelledby="references">
      <h2 id="references" className="font-semibold">
        Where it is written
      </h2>
      <ul className="mt-2 grid gap-4">
        {references.map(({ fact, statement, confidence, urls }) => (
          <li key={fact} id={referenceId(fact)} className="wrap-anywhere target:bg-accent/8">
            <LongName text={statement} />{' '}
            <span className="text-grey">
              {confidenceWords[confidence] ?? confidence}, fact {fact}.
            </span>
            {urls.map((url) => (
              <a
                key={url}
                href={url}
                rel="noreferrer"
                className="link mt-1 block break-words pointer-coarse:mt-0 pointer-coarse:py-3"
              >
                {nameOf(url)}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where on the page a fact stands. */
export const referenceId = (fact: string) => `fact-${fact}`;

const confidenceWords: Record<string, string> = {
  documented: 'Documented by AWS',
  inferred: "Follows from AWS's documentation",
};

/** The page's name in its address: "docs.aws.amazon.com, endpoint-auto-scaling". */
export function nameOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname, hash } = new URL(url);
  const page = pathname
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.html?$/, '');
  return [hostname, page, hash.slice(1)].filter(Boolean).join(', ');
}
