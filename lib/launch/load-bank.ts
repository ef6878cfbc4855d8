import { databaseEnvironment, InvalidEnvironment, receiptEnvironment, webEnvironment } from '@/lib/db/environment';
import { loadQuestionBank } from '@/lib/questions/load-question-bank';

// A process of its own, run by start.mjs and told everything by its environment: what loading a bank takes in memory
// (the simulation, the grading, every question) is given back when it ends.

const [folder = ''] = process.argv.slice(2);

try {
  databaseEnvironment();
  webEnvironment(); // here, so that a variable that is wrong is told now and not to the first visitor
  receiptEnvironment();
  const { published, unchanged, withdrawn, refused } = await loadQuestionBank(folder, new Date());
  tell({ kind: 'loaded', published: published.length, unchanged: unchanged.length, withdrawn, refused });
} catch (error) {
  if (!(error instanceof InvalidEnvironment)) throw error;
  tell({ kind: 'refused', message: error.message });
}

function tell(news: object) {
  process.send?.(news);
}
