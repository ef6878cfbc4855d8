import { Document, isMap, isPair, isScalar, type YAMLMap } from 'yaml';
import type { Imported } from './import-documents';

/** What the documents cannot say, said in the skeleton where it has to be filled in. */
const comments: Record<string, string> = {
  start: ' the wall clock of second 0: schedules follow it',
  model: ' not in the documents: measure one instance (or copy) under load',
  traffic: ' not in the documents: the load to try it with, in requests per second',
};

/** A scenario as YAML that can be run as it is, and says what is made up in it. */
export function toSkeleton({ scenario, remarks }: Imported): string {
  const document = new Document(scenario);
  const standIns = remarks.filter(({ kind }) => kind === 'stand-in' || kind === 'assumed');
  if (standIns.length > 0) {
    const lines = standIns.map(
      ({ kind, place, message }) => ` ${kind === 'assumed' ? 'assumed' : 'FILL IN'} ${place}: ${message}`,
    );
    document.commentBefore = lines.join('\n');
  }
  if (isMap(document.contents)) comment(document.contents);
  return document.toString({ lineWidth: 110 });
}

function comment(map: YAMLMap) {
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const text = comments[String(pair.key.value)];
    if (text !== undefined) pair.key.commentBefore = text;
  }
}
