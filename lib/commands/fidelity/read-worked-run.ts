import { parse } from 'yaml';
import { z } from 'zod';
import { idsIn } from './read-titles';

const scenarioSchema = z.object({ title: z.string().optional() });

/** A run worked out by hand: its scenario's title, and the facts that its text names in the comment it begins with. */
export function readWorkedRun(text: string, scenario: string): { title: string | null; facts: string[] } {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^#\s*\S/.test(line));
  const opening = lines.slice(0, end < 0 ? undefined : end).join(' ');
  return { title: scenarioSchema.parse(parse(scenario)).title ?? null, facts: [...new Set(idsIn(opening))] };
}
