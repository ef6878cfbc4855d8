import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from '@/lib/contracts/certificate';
import { database } from '@/lib/db/client';
import { parseQuestion } from './parse-question';
import { publishQuestion } from './publish-question';
import { withdrawVersion } from './question-version';
import { readCertificate } from './read-certificate';
import { rederiveKeys } from './rederive-keys';

export type LoadedBank = {
  published: string[];
  unchanged: string[];
  /** What no longer has the key it was published with, or was of this folder once and is gone from it. */
  withdrawn: string[];
  /** Files that could not become a version, each with what is wrong. */
  refused: { file: string; problem: string }[];
};

/** Publishes every question of a folder whose document is new or has changed. */
export async function loadQuestionBank(folder: string, now: Date): Promise<LoadedBank> {
  const bank: LoadedBank = { published: [], unchanged: [], withdrawn: [], refused: [] };
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
    const result = await publishQuestion(question, now, await readKept(folder, question.id));
    if (result.kind === 'refused') refuse(result.problems);
    else if (result.kind === 'taken') refuse([{ path: 'id', message: 'an instructor has a question of this id' }]);
    else bank[result.kind === 'retired' ? 'unchanged' : result.kind].push(question.id);
  }
  const gone = await withdrawGone(files.map((file) => file.replace(/\.ya?ml$/, '')));
  bank.withdrawn = [...gone, ...(await rederiveKeys()).withdrawn];
  return bank;
}

/** What was bundled once and is no longer leaves the draws; a start that has its file brings it back. */
async function withdrawGone(ids: readonly string[]): Promise<string[]> {
  const gone = await database.question.findMany({
    where: { ownerId: null, status: 'published', id: { notIn: [...ids] } },
    select: { id: true, currentVersionId: true },
  });
  for (const { currentVersionId } of gone) if (currentVersionId) await withdrawVersion(currentVersionId);
  return gone.map(({ id }) => id);
}

/** The certificate that lies beside the bank, so that a first start does not have to make them all. */
async function readKept(folder: string, questionId: string): Promise<Certificate | null> {
  const file = join(folder, '../certificates', `${questionId}.json`);
  return existsSync(file) ? readCertificate(JSON.parse(await readFile(file, 'utf8'))) : null;
}
