import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '@/lib/contracts/question';
import { parseQuestion } from '@/lib/questions/parse-question';

const folder = join(import.meta.dirname, '../../prisma/questions');

/** Every bundled question, by the name of its file. */
export const bundledQuestions: { file: string; question: Question }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((file) => {
    const parsed = parseQuestion(readFileSync(join(folder, file), 'utf8'));
    if (parsed.kind === 'question') return { file, question: parsed.question };
    throw new Error(`${file}: ${parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  });
