import { issueReceipt } from '@/lib/attempts/issue-receipt';
import type { Question } from '@/lib/contracts/question';
import type { Receipt, ReceiptContent } from '@/lib/contracts/receipt';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { answeredOf, rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { signReceipt } from '@/lib/receipts/sign-receipt';
import { toSigningKey } from '@/lib/receipts/signing-key';
import { tracesOf } from '@/lib/receipts/traces-of';
import { coreVersion } from '@/lib/simulation/core-version';
import { without } from './without';

/** 32 bytes for a private key, the same for the same number. */
export const privateKey = (byte: number) => Buffer.alloc(32, byte).toString('base64');
process.env['RECEIPT_PRIVATE_KEY'] ||= privateKey(7);

/** The receipt that grading a response to a question's variant yields. */
export function receiptOf(question: Question, response: LearnerResponse, seed = 0): Receipt {
  const result = runVariant(question, seed, rulebooksOf(question)[0]);
  if (result.kind !== 'run' || result.run.key.kind !== 'key') throw new Error(`${question.id} has no key`);
  const answered = answeredOf(result.run, response, result.run.key.ids);
  const graded = kindOf(question.kind).grade(answered);
  if (graded.kind !== 'graded') throw new Error(graded.message);
  const attempt = {
    attemptId: '0197f000-0000-7000-8000-000000000001',
    response,
    certainty: 'sure' as const,
    verdict: graded.verdict,
    evidence: { rationale: 'Three are enough.' },
    coreVersion,
    gradedAt: new Date('2026-06-01T08:00:00Z'),
  };
  const version = { questionId: question.id, number: 1, digest: digestOfDocument(question) };
  const shown = kindOf(question.kind).shownItems(question);
  const draw = { version, optionOrder: shown.map(({ id }) => id) };
  return issueReceipt(attempt, draw, { run: result.run, traces: tracesOf(result.run, answered) });
}

/** The receipt with something else in it, signed by a key of one's own: what somebody can make who knows how. */
export function resigned(receipt: Receipt, changes: Partial<ReceiptContent>, byte = 9): Receipt {
  return signReceipt({ ...without(receipt, 'publicKey', 'signature'), ...changes }, toSigningKey(privateKey(byte)));
}
