import { z } from 'zod';
import { questionSchema } from './question';
import { certainties, responseSchema } from './submission';
import { verdictSchema } from './verdict';

// `receipt/1`: what was asked, answered and computed when an answer was graded, signed by the server that graded it. It
// holds what anybody needs to compute it again, and nothing of the question's other variants.

const thirtyTwoBytes = z.string().regex(/^[\w-]{43}$/, { error: 'expected 32 bytes in base64url' });

/** A public Ed25519 key as a JSON Web Key (RFC 8037); `kid` is its thumbprint (RFC 7638). */
export const receiptKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: thirtyTwoBytes,
  kid: thirtyTwoBytes,
});
export type ReceiptKey = z.infer<typeof receiptKeySchema>;

/** What /.well-known/cooldown-receipts.json serves (RFC 7517): the key that signs now, and those that did before. */
export const receiptKeySetSchema = z.object({ keys: z.array(receiptKeySchema) });
export type ReceiptKeySet = z.infer<typeof receiptKeySetSchema>;

const signature = {
  schema: z.literal('receipt/1'),
  publicKey: receiptKeySchema,
  /** Ed25519 over the canonical JSON (`canonical-json.ts`) of everything but the signature itself, in base64url. */
  signature: z.string(),
};

/** As much of a receipt as its signature needs to be checked, whatever else it says. */
export const signedSchema = z.object(signature).catchall(z.json());

const digestSchema = z.string().regex(/^[0-9a-f]{32}$/, { error: 'expected 32 hexadecimal digits' });

export const receiptSchema = z.strictObject({
  ...signature,
  attemptId: z.uuid(),
  question: z.strictObject({
    id: z.string(),
    version: z.int().min(1),
    /** SHA-256 of the published document's canonical JSON. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' }),
  }),
  variant: z.strictObject({
    seed: z.int().min(0),
    /** This variant alone, as a question without parameters: texts as shown, the scenario and the changes filled in. */
    document: questionSchema,
  }),
  /** The ids of the options (events, items to match) in the order shown. */
  optionOrder: z.array(z.string()),
  response: responseSchema,
  certainty: z.enum(certainties).nullable(),
  verdict: verdictSchema,
  rulebook: z.enum(['course', 'aws']),
  core: z.strictObject({
    version: z.string(),
    /** Digests of the runs that decided: by option, or the learner's and the winner's where there are no options. */
    traces: z.record(z.string(), digestSchema),
  }),
  gradedAt: z.iso.datetime(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type ReceiptContent = Omit<Receipt, 'publicKey' | 'signature'>;
