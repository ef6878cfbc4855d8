import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { parseQuestion } from '@/lib/questions/parse-question';
import { runVariant, rulebooksOf } from '@/lib/questions/run-variant';

// An option's scenario is read and compiled as a change of the question's own; it must run as if it had been written whole.

const folder = join(import.meta.dirname, '../../prisma/questions');

describe.each(readdirSync(folder))('%s', (file) => {
  const parsed = parseQuestion(readFileSync(join(folder, file), 'utf8'));
  if (parsed.kind === 'bad-document') throw new Error(`${file} is no question`);
  const { question } = parsed;

  it('runs every option as if its scenario had been written whole', () => {
    for (const rulebook of rulebooksOf(question)) {
      const result = runVariant(question, 0, rulebook);
      if (result.kind !== 'run') throw new Error(`${file} does not run`);
      const { variant, options } = result.run;
      options.forEach(({ trace }, index) => {
        const document = variant.options[index]?.scenario;
        if (!document || !trace) return;
        const whole = readScenario(document);
        if (whole.kind !== 'scenario') throw new Error(`${file}: option ${index} is no scenario`);
        expect(trace.core.digest).toBe(simulateScenario({ ...whole.scenario, rulebook, noise: 'none' }).core.digest);
      });
    }
  });
});
