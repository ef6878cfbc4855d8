import { z } from 'zod';

/** An e-mail address as it is compared and stored: without spaces around it, in lower case. */
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'expected an e-mail address such as ada@example.org' }));

export const shortestPassword = 10;
const passwordSchema = z
  .string()
  .min(shortestPassword, { error: `expected at least ${shortestPassword} characters` })
  .max(200, { error: 'expected at most 200 characters' });

export const signUpSchema = z.strictObject({ email: emailSchema, password: passwordSchema });
/** Signing in says nothing of what a password must look like. */
export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(200) });

export type Credentials = z.infer<typeof signUpSchema>;
