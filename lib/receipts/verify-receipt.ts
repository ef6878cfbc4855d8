import { z } from 'zod';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import type { Question } from '@/lib/contracts/question';
import { type Receipt, type ReceiptKey, receiptSchema, signedSchema } from '@/lib/contracts/receipt';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { describeIssues } from '@/lib/aws/parse-scenario';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { coreVersion } from '@/lib/simulation/core-version';
import { freezeVariant } from '@/lib/variants/freeze-variant';
import { makeVariant } from '@/lib/variants/make-variant';
import { recompute } from './recompute';
import { isSignedBy } from './sign-receipt';
import { thumbprintOf } from './signing-key';

export type Verification =
  | { kind: 'same'; receipt: Receipt; isPublished: boolean }
  /** Signed and intact, and this core, another one, makes something else of it. */
  | { kind: 'other-core'; receipt: Receipt; differences: string[] }
  | { kind: 'forged'; reasons: string[] }
  | { kind: 'not-a-receipt'; problems: DocumentProblem[] };

/** What a receipt is checked against besides itself: the keys that are trusted (null: any), and the questions at hand. */
export type Knowledge = {
  keys: readonly ReceiptKey[] | null;
  findQuestion: (id: string) => Question | null;
};

/**
 * First whether it says what was signed, then whether that is true: everything that the receipt says came out is computed
 * again from the question and the response. A core computes the same every time, so another outcome under the core that
 * the receipt names was never computed.
 */
export function verifyReceipt(data: unknown, { keys, findQuestion }: Knowledge): Verification {
  const claim = z.looseObject({ schema: z.literal('receipt/1') }).safeParse(data);
  if (!claim.success) return { kind: 'not-a-receipt', problems: describeIssues(claim.error.issues, data) };
  // the document itself: a schema gives back what it knows
  const reason = whyNotSigned(Object(data), keys);
  if (reason !== null) return { kind: 'forged', reasons: [reason] };
  const parsed = receiptSchema.safeParse(data);
  if (parsed.success) return compare(parsed.data, findQuestion(parsed.data.question.id));
  const unread = { path: '', message: 'the signature fits, but this version of Cooldown does not read what is signed' };
  return { kind: 'not-a-receipt', problems: [unread, ...describeIssues(parsed.error.issues, data)] };
}

/** Why the document is not what the owner of a trusted key signed, or null. */
function whyNotSigned(data: object, keys: readonly ReceiptKey[] | null): string | null {
  const signed = signedSchema.safeParse(data);
  if (!signed.success) {
    const problems = describeIssues(signed.error.issues, data).map(({ path, message }) => `${path}: ${message}`);
    return `there is no signature to check: ${problems.join('; ')}`;
  }
  const { publicKey, signature } = signed.data;
  if (thumbprintOf(publicKey.x) !== publicKey.kid) return 'the key is not the one that its kid names';
  if (!isSignedBy(publicKey, data, signature)) return 'the signature does not fit what the file says';
  if (!keys || keys.some(({ x }) => x === publicKey.x)) return null;
  return `it is signed by the key ${publicKey.kid}, which is not among those that were given`;
}

function compare(receipt: Receipt, question: Question | null): Verification {
  const shown = differingOrder(receipt); // no core has a say in that
  if (shown.length > 0) return { kind: 'forged', reasons: shown };
  const isPublished = question !== null && digestOfDocument(question) === receipt.question.digest;
  const differences = [...differingOutcome(receipt), ...(isPublished ? differingVariant(receipt, question) : [])];
  if (differences.length === 0) return { kind: 'same', receipt, isPublished };
  if (receipt.core.version !== coreVersion) return { kind: 'other-core', receipt, differences };
  return { kind: 'forged', reasons: differences };
}

/** What was shown, in the order in which it was shown, must be what the question has to show. */
function differingOrder({ variant: { document }, optionOrder }: Receipt): string[] {
  const shown = kindOf(document.kind).shownItems(document);
  const isPermutation =
    [...optionOrder].sort().join() ===
    shown
      .map(({ id }) => id)
      .sort()
      .join();
  return isPermutation ? [] : ['the options that the receipt says were shown are not those of its question'];
}

/** Verdict and runs, as the receipt tells them and as they come out here. */
function differingOutcome(receipt: Receipt): string[] {
  const result = recompute(receipt);
  if (result.kind === 'ungraded') return [`the receipt says ${describeVerdict(receipt)}, and here ${result.reason}`];
  const differences: string[] = [];
  if (canonicalJson(receipt.verdict) !== canonicalJson(result.verdict)) {
    differences.push(`the receipt says ${describeVerdict(receipt)}, and it comes out ${describeVerdict(result)}`);
  }
  const told = receipt.core.traces;
  for (const id of new Set([...Object.keys(told), ...Object.keys(result.traces)])) {
    if (told[id] === result.traces[id]) continue;
    differences.push(
      `the run of ${id} is ${told[id] ?? 'missing'}, and it comes out ${result.traces[id] ?? 'as none'}`,
    );
  }
  return differences;
}

const describeVerdict = ({ verdict: { kind, credit } }: Pick<Receipt, 'verdict'>) => `${kind}, credit ${credit}`;

/** The variant in the receipt must be the published question's; its rationale is told in words and decides nothing. */
function differingVariant({ variant, question: { id } }: Receipt, question: Question): string[] {
  const { seed, document } = variant;
  const frozen = freezeVariant(makeVariant(question, seed), document.rationale);
  if (canonicalJson(frozen) === canonicalJson(document)) return [];
  return [`what the receipt says was asked is not variant ${seed} of the published question ${id}`];
}
