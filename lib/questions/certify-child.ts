import { z } from 'zod';
import { questionSchema } from '@/lib/contracts/question';
import { certifyForPublishing } from './certify-question';
import { deriveKeys } from './derive-keys';

// A process of its own, so that a server goes on answering while a key is put to the test: certify-elsewhere.ts starts it,
// sends a question and ends it when it takes too long.

const taskSchema = z.strictObject({ task: z.enum(['certify', 'derive-keys']), question: questionSchema });

process.once('message', (message) => {
  const { task, question } = taskSchema.parse(message);
  const result = task === 'certify' ? certifyForPublishing(question) : deriveKeys(question);
  process.send?.(result, () => process.disconnect());
});
