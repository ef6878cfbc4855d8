import type { VersionSummary } from '@/lib/contracts/authoring';
import { dayOf } from '@/components/clock';
import { certificateWords, versionWords } from './status-words';

/** What was published, the newest first. A version never changes. */
export function VersionList({ versions }: { versions: readonly VersionSummary[] }) {
  if (versions.length === 0) return <p>Nothing is published yet: no learner can draw this question.</p>;
  return (
    <ul className="border-hairline divide-hairline divide-y border-y">
      {versions.map(({ number, status, publishedAt, author, certificate }) => (
        <li key={number} className="text-small flex flex-wrap gap-x-5 py-2.5">
          <span className="font-semibold">Version {number}</span>
          <span>{versionWords[status]}</span>
          <span>published {dayOf(publishedAt)}</span>
          <span>{author ?? 'bundled with Cooldown'}</span>
          <span className="text-grey">Certificate: {certificateWords(certificate)}</span>
        </li>
      ))}
    </ul>
  );
}
