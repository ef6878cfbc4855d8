// @ts-check
import { start } from './children.mjs';
import { inProject } from './project.mjs';
import { LaunchRefused } from './steps.mjs';

/**
 * @typedef {{kind: 'loaded', published: number, unchanged: number, withdrawn: string[], refused: {file: string, problem: string}[]}} Loaded
 * @typedef {{kind: 'refused', message: string}} Refused
 */

/** Loads prisma/questions into the database that DATABASE_URL names. */
export async function loadQuestions() {
  const files = ['lib/launch/run-typescript.mjs', 'lib/launch/load-bank.ts', 'prisma/questions'].map((path) =>
    inProject(path),
  );
  const child = start(process.execPath, files, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  /** @type {Loaded | Refused | null} */
  let news = null;
  child.on('message', (/** @type {Loaded | Refused} */ message) => (news = message));
  await new Promise((done) => child.once('exit', done));
  return toOutcome(news);
}

/** @param {Loaded | Refused | null} news */
function toOutcome(news) {
  if (news === null) throw new LaunchRefused('The question bank could not be loaded; the reason stands above.');
  if (news.kind === 'refused') throw new LaunchRefused(news.message);
  const { published, unchanged, withdrawn, refused } = news;
  const counts = [`${published} published`, `${unchanged} unchanged`, `${refused.length} refused`];
  counts.push(`${withdrawn.length} withdrawn (another key by this core)`);
  return { said: counts.filter((text) => !text.startsWith('0 ')).join(', ') || 'empty', refused };
}
