import type { Refusal } from '@/lib/contracts/certificate';

/** The key of one variant, and the member of the family it belongs to. */
export type MemberKey = { readonly member: string; readonly key: readonly string[] };

const fewestMembers = 4;
const fewestWinners = 3;
const mostOfOneWinner = 0.5;

/**
 * Members of a family are structurally different and must move the key, or who knows one answer knows them all. The base
 * counts as a member; a question without members is no family.
 */
export function refuseFamily(keys: readonly MemberKey[]): Refusal[] {
  const members = new Set(keys.map(({ member }) => member));
  if (members.size < 2) return [];
  const refuse = (message: string, remedy: string): Refusal[] => [
    { code: 'fixed-family', where: 'members', message, remedy },
  ];
  if (members.size < fewestMembers)
    return refuse(
      `the family has ${members.size} members, the base counted: at least ${fewestMembers} are needed`,
      `add ${fewestMembers - members.size} that move the key, or make the difference a parameter`,
    );
  const winners = new Map<string, number>();
  for (const { key } of keys) winners.set(key.join(', '), (winners.get(key.join(', ')) ?? 0) + 1);
  if (winners.size < fewestWinners)
    return refuse(
      `only ${[...winners.keys()].join(' and ')} ever win: at least ${fewestWinners} different keys are needed`,
      'change the structure of some members until other options win there',
    );
  const [most = '', count = 0] = [...winners].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (count <= mostOfOneWinner * keys.length) return [];
  return refuse(
    `${most} wins in ${count} of ${keys.length} variants: at most half of them may have one key`,
    'change the structure of some members until other options win there',
  );
}
