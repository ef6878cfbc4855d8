/** Exit codes of the commands that read documents (design §4): done, a case failed, refused by AWS or the rulebook, not readable. */
export const exitCodes = { ok: 0, failed: 1, rejected: 2, badDocument: 64 } as const;
