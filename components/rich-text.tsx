import { Fragment, type ReactNode } from 'react';

// Plain text with `code` and **bold**, paragraphs between blank lines; nothing else is markup, so nothing else is
// interpreted.

const marks = /`([^`\n]+)`|\*\*([^*\n]+)\*\*/g;

/** A number stays on the line of its unit. */
const tied = (text: string) => text.replace(/(\d) (?=(?:%|(?:ms|s|min|h)\b))/g, '$1\u00a0');

/** One run of text with its `code` and **bold**. */
export function RichLine({ text }: { text: string }): ReactNode {
  const nodes: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, code, bold] = match;
    nodes.push(tied(text.slice(from, match.index)));
    nodes.push(
      bold === undefined ? (
        <code key={match.index}>
          <LongName text={code ?? ''} />
        </code>
      ) : (
        <strong key={match.index}>{<RichLine text={bold} />}</strong>
      ),
    );
    from = match.index + whole.length;
  }
  nodes.push(tied(text.slice(from)));
  return <>{nodes}</>;
}

const longName = 20;

/** A long name may break where its words begin, not in the middle of one. */
export function LongName({ text }: { text: string }) {
  const words = text.length > longName ? text.split(/(?<=[a-z])(?=[A-Z])|(?<=_)/) : [text];
  return words.map((word, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

export function RichText({ text, className }: { text: string; className?: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className={className}>
      {paragraphs.map((paragraph, index) => (
        <p key={index} className="not-first:mt-4">
          {/* a line ends where its author wrapped it, in the middle of a mark too */}
          <RichLine text={paragraph.trim().replace(/\s*\n\s*/g, ' ')} />
        </p>
      ))}
    </div>
  );
}
