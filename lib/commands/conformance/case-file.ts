import { z } from 'zod';

// The format of the case files: worked examples (`cases`), and API inputs that AWS refuses (`invalid`), accepts
// (`validControls`) or accepts without doing what their author wanted (`acceptedButWrong`).

const record = z.record(z.string(), z.unknown());

const workedCaseSchema = z.looseObject({
  id: z.string(),
  topic: z.string(),
  authority: z.string().optional(),
  given: record,
  when: record,
  expected: record,
});

const call = { id: z.string(), operation: z.string(), input: record };

const refusedCallSchema = z.looseObject({
  ...call,
  expectedErrorCode: z.string(),
  expectedMessage: z.string().default(''),
  messageMatch: z.enum(['exact', 'contains', 'startsWith', 'template', 'any']).default('exact'),
  context: z.string().nullish(),
  note: z.string().nullish(),
});

const acceptedCallSchema = z.looseObject({ ...call, expected: z.literal('accept').default('accept') });

const doubtfulInputSchema = z.looseObject({
  id: z.string(),
  what: z.string().optional(),
  input: record,
  expectedVerdict: z.string(),
});

export const caseFileSchema = z
  .looseObject({
    cases: z.array(workedCaseSchema).optional(),
    invalid: z.array(refusedCallSchema).optional(),
    validControls: z.array(acceptedCallSchema).optional(),
    acceptedButWrong: z.array(doubtfulInputSchema).optional(),
  })
  .refine((file) => file.cases ?? file.invalid ?? file.validControls ?? file.acceptedButWrong, {
    error: 'expected a list of cases, invalid, validControls or acceptedButWrong',
  });

export type CaseFile = z.infer<typeof caseFileSchema>;
export type WorkedCase = z.infer<typeof workedCaseSchema>;
export type RefusedCall = z.infer<typeof refusedCallSchema>;
export type AcceptedCall = z.infer<typeof acceptedCallSchema>;
export type DoubtfulInput = z.infer<typeof doubtfulInputSchema>;
