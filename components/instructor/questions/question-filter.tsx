import Form from 'next/form';
import type { QuestionStatus } from '@/lib/contracts/authoring';
import { Select } from '@/components/select';
import { topicWords } from '@/components/topic-words';
import { statusWords } from './status-words';

export type QuestionFilterValues = { topic: string; status: string; whose: string };

/** Which questions are shown; the address says it too, so that it can be kept and shared. */
export function QuestionFilter({ chosen }: { chosen: QuestionFilterValues }) {
  const topics = Object.entries(topicWords).map(([value, { title }]) => ({ value, text: title }));
  const statuses: { value: QuestionStatus; text: string }[] = [
    { value: 'draft', text: statusWords.draft },
    { value: 'published', text: statusWords.published },
    { value: 'withdrawn', text: statusWords.withdrawn },
    { value: 'retired', text: statusWords.retired },
  ];
  const whose = [{ value: 'own', text: 'Yours' }];
  return (
    <Form action="/instructor/questions" className="mt-6 flex flex-wrap items-end gap-x-5 gap-y-3">
      <Select name="topic" label="Topic" all="All topics" options={topics} chosen={chosen.topic} />
      <Select name="status" label="Status" all="Any status" options={statuses} chosen={chosen.status} />
      <Select name="whose" label="Whose" all="Everybody's" options={whose} chosen={chosen.whose} />
      <button type="submit" className="button button-quiet">
        Show
      </button>
    </Form>
  );
}
