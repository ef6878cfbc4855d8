import type { RefObject } from 'react';
import type { Place, ToldCertificate, ToldRefusal, ToldVariant } from '@/lib/contracts/authoring';
import { shortCore } from '@/components/instructor/questions/status-words';
import { VerdictMark } from '@/components/practice/verdict-mark';
import { RichLine } from '@/components/rich-text';
import { PlaceButton } from './problem-list';

type Go = (place: Place) => void;

/** What the server found when it put the key to the test: refusals first, each with what to do. */
export function CertificateView({
  certificate,
  heading,
  onGo,
}: {
  certificate: ToldCertificate;
  /** Where the reader is taken when it has come. */
  heading: RefObject<HTMLHeadingElement | null>;
  onGo: Go;
}) {
  const { certified, standing, examined, refusals, mutation, variants } = certificate;
  return (
    <section aria-labelledby="certificate">
      <h2
        id="certificate"
        ref={heading}
        tabIndex={-1}
        className="text-title flex items-center gap-3 font-semibold outline-offset-4"
      >
        {(!certified || standing.isCurrent) && <VerdictMark holds={certified} />}
        {titleOf(certificate)}
      </h2>
      <p className="text-small text-grey mt-1">
        {examined} Core {shortCore(standing.core)}.
        {!standing.isCurrent && ' The core in use derives the same key; it has not repeated the runs with noise.'}
      </p>
      {refusals.length > 0 && (
        <ol className="border-hairline divide-hairline mt-3 divide-y border-y">
          {refusals.map((refusal) => (
            <RefusalItem key={`${refusal.title} ${refusal.message} ${refusal.remedy}`} refusal={refusal} onGo={onGo} />
          ))}
        </ol>
      )}
      {mutation && (
        <p className="text-small mt-3">
          {mutation.isFlagged && <span className="font-semibold">Tests nothing: </span>}
          {mutation.text}
        </p>
      )}
      {variants.length > 0 && (
        <details className="mt-3">
          <summary className="link inline-flex min-h-11 items-center">Keys, certainty and margins</summary>
          {variants.map((variant) => (
            <VariantFound key={`${variant.title} ${variant.rulebook}`} variant={variant} />
          ))}
        </details>
      )}
    </section>
  );
}

function titleOf({ certified, standing, refusals }: ToldCertificate): string {
  if (!certified) return refusals.length === 1 ? 'Refused for one reason' : `Refused for ${refusals.length} reasons`;
  return standing.isCurrent ? 'Certified' : 'Certified by an earlier core';
}

function RefusalItem({ refusal, onGo }: { refusal: ToldRefusal; onGo: Go }) {
  const { title, message, remedy, cells, place } = refusal;
  return (
    <li className="py-3">
      <h3 className="flex items-baseline gap-x-3 font-semibold">
        {title}
        {place && (
          <span className="text-small font-normal">
            <PlaceButton place={place} onGo={onGo} />
          </span>
        )}
      </h3>
      <p className="mt-1">
        <RichLine text={message} />
      </p>
      <p className="mt-1">
        <span className="font-semibold">What to do: </span>
        <RichLine text={remedy} />
      </p>
      {cells.length > 0 && <Cells cells={cells} />}
    </li>
  );
}

function Cells({ cells }: Pick<ToldRefusal, 'cells'>) {
  const [first, ...others] = cells;
  if (others.length === 0) return <p className="text-small text-grey mt-1">Where: {first}</p>;
  return (
    <details className="text-small mt-1">
      <summary className="link inline-flex items-center pointer-coarse:min-h-11">In {cells.length} cells</summary>
      <ul className="text-grey mt-1">
        {cells.map((cell) => (
          <li key={cell}>{cell}</li>
        ))}
      </ul>
    </details>
  );
}

function VariantFound({ variant: { title, rulebook, key, certainty, margins, flip } }: { variant: ToldVariant }) {
  return (
    <div className="border-hairline border-t py-3">
      <h3 className="text-small font-semibold">
        {title}, {rulebook === 'aws' ? "AWS's rules" : "the course's rules"}
      </h3>
      <p className="text-small mt-1">
        Key <code>{key.join(', ')}</code>. {certainty}
      </p>
      <ul className="text-small mt-1">
        {margins.map(({ option, text, holds }) => (
          <li key={option} className={holds ? '' : 'text-lost'}>
            <code>{option}</code> {text}
          </li>
        ))}
      </ul>
      {flip !== null && <p className="text-small text-grey mt-1">{flip}</p>}
    </div>
  );
}
