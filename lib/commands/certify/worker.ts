import { z } from 'zod';
import { questionSchema } from '@/lib/contracts/question';
import { certifyVariant } from '@/lib/questions/certify-variant';

// One core's share of `certify`: puts the variants to the test that pool.ts sends, one after the other.

const jobSchema = z.strictObject({ question: questionSchema, seed: z.int() });

process.on('message', (message) => {
  const { question, seed } = jobSchema.parse(message);
  process.send?.(certifyVariant(question, seed));
});
