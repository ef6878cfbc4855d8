import type { ReactNode } from 'react';
import type { AuthoredQuestion } from '@/lib/contracts/authoring';
import { viewOf } from '@/components/practice/kinds/kind-views';
import { topicWords } from '@/components/topic-words';
import { QuestionControls } from './question-controls';
import { statusWords } from './status-words';
import { VersionList } from './version-list';

/** One question: what it is, its editor, what was published of it, and what can be done with it. */
export function QuestionPage({ question, editor }: { question: AuthoredQuestion; editor: ReactNode }) {
  const { questionId, title, topic, kind, status, owner, isOwn, versions } = question;
  return (
    <div className="page pt-8 sm:pt-10">
      <h1 className="text-display font-semibold wrap-anywhere">{title}</h1>
      <p className="text-small text-grey mt-1 mb-2 flex flex-wrap gap-x-5">
        <code>{questionId}</code>
        <span>{topicWords[topic].title}</span>
        <span>{viewOf(kind).name}</span>
        <span>{statusWords[status]}</span>
        <span>{isOwn ? 'Yours' : (owner ?? 'Bundled with Cooldown')}</span>
      </p>
      {editor}
      <section aria-labelledby="versions" className="mt-12">
        <h2 id="versions" className="text-title mb-3 font-semibold">
          Versions
        </h2>
        <VersionList versions={versions} />
      </section>
      <section aria-labelledby="more" className="mt-12">
        <h2 id="more" className="text-title mb-3 font-semibold">
          More
        </h2>
        <QuestionControls question={question} />
      </section>
    </div>
  );
}
