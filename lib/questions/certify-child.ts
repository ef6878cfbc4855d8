import { questionSchema } from '@/lib/contracts/question';
import { certifyQuestion } from './certify-question';
import { examinedSeeds } from './examined-seeds';

// A process of its own, so that a server goes on answering while a key is put to the test: certify-elsewhere.ts starts it,
// sends a question and ends it when it takes too long.

process.once('message', (document) => {
  const question = questionSchema.parse(document);
  process.send?.(certifyQuestion(question, examinedSeeds(question)), () => process.disconnect());
});
