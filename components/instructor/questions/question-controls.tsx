import type { ReactNode } from 'react';
import type { AuthoredQuestion } from '@/lib/contracts/authoring';
import { PostButton } from '@/components/post-button';
import { NewQuestion } from './new-question';

type Controlled = Pick<AuthoredQuestion, 'questionId' | 'status' | 'versions' | 'mayEdit' | 'mayRetire'>;

/** What ends, begins again or goes on elsewhere; each says beforehand what it means. */
export function QuestionControls({ question }: { question: Controlled }) {
  const { questionId, status, versions, mayEdit, mayRetire } = question;
  const path = `/api/questions/${questionId}`;
  const isPublished = versions.length > 0;
  return (
    <div className="divide-hairline border-hairline divide-y border-y">
      {isPublished && (
        <Control summary="Make a copy">
          <p>The published text, under an id of its own, as a draft of yours.</p>
          <NewQuestion copyOf={questionId} />
        </Control>
      )}
      {mayRetire && (status === 'published' || status === 'withdrawn') && (
        <Control summary="Retire">
          <p>
            Nobody draws it any more, and who has it before them is told that it has been retired. Answers and progress
            stay. It can be brought back.
          </p>
          <PostButton path={`${path}/retire`} quiet>
            Retire this question
          </PostButton>
        </Control>
      )}
      {mayRetire && status === 'retired' && (
        <Control summary="Bring it back">
          <p>Its last version is drawn again.</p>
          <PostButton path={`${path}/restore`} quiet>
            Bring this question back
          </PostButton>
        </Control>
      )}
      {mayEdit && (
        <Control summary={isPublished ? 'Discard the draft' : 'Delete'}>
          <p>
            {isPublished
              ? 'The text goes back to what is published. What the draft says beyond that is lost.'
              : 'The draft and its id are gone. Nothing of it was published.'}
          </p>
          <PostButton path={`${path}/discard`} quiet>
            {isPublished ? 'Discard this draft' : 'Delete this draft'}
          </PostButton>
        </Control>
      )}
    </div>
  );
}

function Control({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="py-1">
      <summary className="link inline-flex min-h-11 items-center">{summary}</summary>
      <div className="max-w-form grid gap-4 pb-4">{children}</div>
    </details>
  );
}
