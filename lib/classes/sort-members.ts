import { z } from 'zod';
import type { MemberStanding } from '@/lib/contracts/classes';
import { topics } from '@/lib/contracts/question';

/** What a class table is sorted by; an address that says something else means the name. */
export const memberOrderSchema = z.enum(['name', 'last', ...topics]).catch('name');
export type MemberOrder = z.infer<typeof memberOrderSchema>;

/** By name; by the last answer, the newest first; or by a topic, whom practice would help most first. */
export function sortMembers(members: readonly MemberStanding[], by: MemberOrder): MemberStanding[] {
  const byName = (a: MemberStanding, b: MemberStanding) =>
    a.name.localeCompare(b.name, 'en') || a.learnerId.localeCompare(b.learnerId);
  if (by === 'name') return [...members].sort(byName);
  if (by === 'last')
    return [...members].sort((a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '') || byName(a, b));
  // nothing is known of who has not answered: they come last
  const known = ({ topics }: MemberStanding) => {
    const standing = topics.find(({ topic }) => topic === by);
    return standing && standing.counted > 0 ? standing.mastery : 2;
  };
  return [...members].sort((a, b) => known(a) - known(b) || byName(a, b));
}
