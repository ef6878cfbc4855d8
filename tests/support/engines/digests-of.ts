import { readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';

/** The entry of the bundle that other engines run: documents in as JSON, the digests of their traces out. */
export function digestsOf(json: string): string {
  const documents: unknown = JSON.parse(json);
  if (!Array.isArray(documents)) throw new Error('expected a list of documents');
  const digests = documents.map((document) => {
    const parsed = readScenario(document);
    if (parsed.kind === 'bad-document') throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
    return simulateScenario(parsed.scenario).core.digest;
  });
  return JSON.stringify(digests);
}
