import type { DocumentProblem } from '@/lib/aws/parse-document';
import type { OpenCall, Remark } from './call';

/** What belongs together: the calls that one scenario is made of. A document may hold several configurations. */
export type Configuration = {
  readonly label: string;
  readonly calls: OpenCall[];
  readonly remarks: Remark[];
  readonly problems: DocumentProblem[];
};

export function configuration(label: string, parts: Partial<Omit<Configuration, 'label'>> = {}): Configuration {
  return { label, calls: parts.calls ?? [], remarks: parts.remarks ?? [], problems: parts.problems ?? [] };
}

export function notUsed(label: string, place: string, message: string): Configuration {
  return configuration(label, { remarks: [{ kind: 'not-used', place, message }] });
}

export function unreadable(label: string, place: string, message: string): Configuration {
  return configuration(label, { problems: [{ path: place, message }] });
}

export function joinConfigurations(label: string, all: readonly Configuration[]): Configuration {
  return {
    label,
    calls: all.flatMap(({ calls }) => calls),
    remarks: all.flatMap(({ remarks }) => remarks),
    problems: all.flatMap(({ problems }) => problems),
  };
}
