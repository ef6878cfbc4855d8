import Link from 'next/link';
import type { MemberOrder } from '@/lib/classes/sort-members';
import { topicWords } from '@/components/topic-words';

export const columnWords: Record<MemberOrder, string> = {
  name: 'Name',
  last: 'Last answer',
  policies: topicWords.policies.title,
  metrics: topicWords.metrics.title,
  cooldowns: topicWords.cooldowns.title,
  'vpc-endpoints': topicWords['vpc-endpoints'].title,
  spot: topicWords.spot.title,
  'scale-to-zero': topicWords['scale-to-zero'].title,
};

/** The same page by another column. */
export function SortLink({ column, by }: { column: MemberOrder; by: MemberOrder }) {
  if (column === by) return <span className="font-semibold">{columnWords[column]}</span>;
  return (
    <Link href={`?by=${column}`} scroll={false} className="link pointer-coarse:inline-block pointer-coarse:py-2.5">
      {columnWords[column]}
    </Link>
  );
}

/** Where the columns have no heads: on a narrow page. */
export function SortLine({ columns, by }: { columns: readonly MemberOrder[]; by: MemberOrder }) {
  return (
    <nav aria-label="Sort" className="text-small mt-3 flex flex-wrap gap-x-4 gap-y-1 lg:hidden">
      <span className="text-grey pointer-coarse:py-2.5">Sort by</span>
      {columns.map((column) => (
        <SortLink key={column} column={column} by={by} />
      ))}
    </nav>
  );
}
