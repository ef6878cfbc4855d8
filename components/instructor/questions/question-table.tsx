import Link from 'next/link';
import type { QuestionSummary } from '@/lib/contracts/authoring';
import { dayOf } from '@/components/clock';
import { viewOf } from '@/components/practice/kinds/kind-views';
import { topicWords } from '@/components/topic-words';
import { certificateWords, statusWords } from './status-words';

const heads = ['Question', 'Topic', 'Kind', 'Status', 'Certificate', 'Version', 'Last change'];

/** A row a question; on a narrow page a block with its values in one line. */
export function QuestionTable({ questions }: { questions: readonly QuestionSummary[] }) {
  return (
    <table className="mt-4 w-full text-left max-lg:block">
      <caption className="sr-only">Questions</caption>
      <thead className="text-small text-grey max-lg:sr-only">
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="py-2 pr-5 font-normal whitespace-nowrap">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-hairline border-hairline divide-y border-y max-lg:block">
        {questions.map((question) => (
          <QuestionRow key={question.questionId} {...question} />
        ))}
      </tbody>
    </table>
  );
}

function QuestionRow({
  questionId,
  title,
  topic,
  kind,
  status,
  version,
  certificate,
  owner,
  isOwn,
  changedAt,
}: QuestionSummary) {
  const cell = 'text-small py-3 pr-5 align-baseline max-lg:inline-block max-lg:p-0 max-lg:pr-4';
  const needsCare = status === 'withdrawn' || (status === 'published' && certificate?.isCurrent !== true);
  return (
    <tr className="max-lg:block max-lg:py-3">
      <th scope="row" className="py-2.5 pr-5 align-baseline font-normal max-lg:block max-lg:p-0">
        <Link
          href={`/instructor/questions/${questionId}`}
          className="link inline-flex items-center wrap-anywhere pointer-coarse:min-h-11"
        >
          {title}
        </Link>
        <span className="text-small text-grey block">
          <code>{questionId}</code>
          {owner !== null && <span> · {isOwn ? 'yours' : owner}</span>}
        </span>
      </th>
      <td className={cell}>{topicWords[topic].title}</td>
      <td className={cell}>{viewOf(kind).name}</td>
      <td className={`${cell} ${status === 'withdrawn' ? 'text-lost' : ''}`}>{statusWords[status]}</td>
      <td className={`${cell} ${needsCare ? 'text-lost' : ''}`}>
        <span className="lg:hidden">Certificate: </span>
        {certificateWords(certificate)}
      </td>
      <td className={cell}>
        <span className="lg:hidden">Version </span>
        {version ?? 'None'}
      </td>
      <td className={`${cell} whitespace-nowrap`}>{changedAt === null ? 'Never' : dayOf(changedAt)}</td>
    </tr>
  );
}
