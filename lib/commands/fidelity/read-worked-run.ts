import { parse } from 'yaml';
import { z } from 'zod';
import { idsIn } from './read-titles';

const scenarioSchema = z.object({ title: z.string().optional() });

/** A run worked out by hand: its scenario's title, and the facts in the paragraph that begins with `# source:`. */
export function readWorkedRun(text: string, scenario: string): { title: string | null; facts: string[] } {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('# source:'));
  const length = lines.slice(from).findIndex((line) => !/^#\s*\S/.test(line));
  const paragraph = from < 0 ? [] : lines.slice(from, length < 0 ? undefined : from + length);
  return { title: scenarioSchema.parse(parse(scenario)).title ?? null, facts: idsIn(paragraph.join(' ')) };
}
