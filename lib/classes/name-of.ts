/** What the others in a class read. Never an e-mail address: who joined did not agree to show it. */
export const nameOf = ({ displayName }: { displayName: string | null }): string => displayName ?? 'Without a name';
