import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseQuestion } from './parse-question';
import { publishQuestion } from './publish-question';

export type LoadedBank = {
  published: string[];
  unchanged: string[];
  /** Files that could not become a version, each with what is wrong. */
  refused: { file: string; problem: string }[];
};

/** Publishes every question of a folder whose document is new or has changed. */
export async function loadQuestionBank(folder: string, now: Date): Promise<LoadedBank> {
  const bank: LoadedBank = { published: [], unchanged: [], refused: [] };
  const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  for (const file of files) {
    const refuse = (problems: readonly { path: string; message: string }[]) =>
      bank.refused.push(
        ...problems.map(({ path, message }) => ({ file, problem: path ? `${path}: ${message}` : message })),
      );
    const parsed = parseQuestion(await readFile(join(folder, file), 'utf8'));
    if (parsed.kind === 'bad-document') {
      refuse(parsed.problems);
      continue;
    }
    const { question } = parsed;
    if (`${question.id}` !== file.replace(/\.ya?ml$/, '')) {
      refuse([
        { path: 'id', message: `expected the file's name, ${file.replace(/\.ya?ml$/, '')}; got ${question.id}` },
      ]);
      continue;
    }
    const result = await publishQuestion(question, now);
    if (result.kind === 'refused') refuse(result.problems);
    else bank[result.kind].push(question.id);
  }
  return bank;
}
