import type { CertificateStanding, QuestionStatus, VersionSummary } from '@/lib/contracts/authoring';

export const statusWords = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
  retired: 'Retired',
} satisfies Record<QuestionStatus, string>;

export const versionWords = {
  published: 'Drawn',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  retired: 'Retired',
} satisfies Record<VersionSummary['status'], string>;

/** A core's version is a digest: its beginning tells it from others. */
export const shortCore = (core: string) => core.slice(0, 7);

export function certificateWords(standing: CertificateStanding | null): string {
  if (!standing) return 'None yet';
  return standing.isCurrent
    ? `By core ${shortCore(standing.core)}`
    : `By core ${shortCore(standing.core)}, certify again`;
}
