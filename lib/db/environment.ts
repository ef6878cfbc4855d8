import { z } from 'zod';

// Every variable the app reads, parsed once. `npm start` fills in what it can (the embedded database's address, secrets
// kept in .data/), so that nothing here has a default that is a secret. `.env.example` says what each one is for.

const secret = z.string().min(32, 'expected at least 32 characters');
const filled = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/, error: 'expected http(s)://…' });

const databaseSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'expected postgresql://…' }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
});

const error = 'expected 32 bytes in base64, e.g. from `openssl rand -base64 32`';

const receiptSchema = z.object({
  RECEIPT_PRIVATE_KEY: z.string({ error }).regex(/^[\w+/-]{43}=?$/, { error }),
});

const goTogether = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_ID', 'OIDC_SECRET'],
] as const;

const webSchema = z
  .object({
    NEXTAUTH_URL: webAddress,
    NEXTAUTH_SECRET: secret,
    GUEST_SECRET: secret,
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    GITHUB_ID: filled.optional(),
    GITHUB_SECRET: filled.optional(),
    GOOGLE_ID: filled.optional(),
    GOOGLE_SECRET: filled.optional(),
    OIDC_ISSUER: webAddress.optional(),
    OIDC_ID: filled.optional(),
    OIDC_SECRET: filled.optional(),
    OIDC_NAME: filled.default('Single sign-on'),
  })
  .superRefine((variables, context) => {
    for (const names of goTogether) {
      const missing = names.filter((name) => variables[name] === undefined);
      if (missing.length === names.length) continue;
      for (const name of missing) {
        context.addIssue({ code: 'custom', path: [name], message: `is missing: ${names.join(', ')} go together` });
      }
    }
  });

export type DatabaseEnvironment = z.infer<typeof databaseSchema>;
export type WebEnvironment = z.infer<typeof webSchema>;
export type ReceiptEnvironment = z.infer<typeof receiptSchema>;
type Variables = Record<string, string | undefined>;

export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

export const parseDatabaseEnvironment = (variables: Variables) => parse(databaseSchema, variables);
export const parseWebEnvironment = (variables: Variables) => parse(webSchema, variables);
export const parseReceiptEnvironment = (variables: Variables) => parse(receiptSchema, variables);

/** What the database client needs; a command needs no more. */
export const databaseEnvironment = onFirstUse(() => parseDatabaseEnvironment(process.env));

/** What serving pages needs besides. */
export const webEnvironment = onFirstUse(() => parseWebEnvironment(process.env));

/** What grading an answer needs besides the database: the key that signs its receipt. */
export const receiptEnvironment = onFirstUse(() => parseReceiptEnvironment(process.env));

/** Throws one line that names every variable that is wrong; a variable set to nothing counts as not set. */
function parse<T>(schema: z.ZodType<T>, variables: Variables): T {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;

  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new InvalidEnvironment(`Environment: ${problems.join('; ')}`);
}

/** Not on import: a build has no environment and must not need one. */
function onFirstUse<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
