import { PostButton } from '@/components/post-button';

/** The code to hand out, and another one in its place. */
export function JoinCode({
  classId,
  joinCode,
  joinAddress,
}: {
  classId: string;
  joinCode: string;
  joinAddress: string;
}) {
  return (
    <section aria-labelledby="join-code" className="mt-8">
      <h2 id="join-code" className="text-small text-grey">
        Code to join with
      </h2>
      <p className="text-display font-mono">{joinCode}</p>
      <p className="text-small">
        Learners enter it under Classes, or open <code className="select-all">{joinAddress}</code>
      </p>
      <details className="text-small mt-1">
        <summary className="link inline-flex min-h-11 items-center">Renew the code</summary>
        <div className="max-w-form mt-1 grid gap-3">
          <p>The code above stops working at once. Who has joined stays in the class.</p>
          <PostButton path={`/api/classes/${classId}/join-code`} quiet>
            Make a new code
          </PostButton>
        </div>
      </details>
    </section>
  );
}

export function EndClass({ classId }: { classId: string }) {
  return (
    <details className="text-small mt-12">
      <summary className="link inline-flex min-h-11 items-center">Archive this class</summary>
      <div className="max-w-form mt-1 grid gap-3">
        <p>
          Nobody can join any more, and what learners answer from now on is not shown here. What is shown now stays.
          This cannot be taken back.
        </p>
        <PostButton path={`/api/classes/${classId}/archive`} quiet>
          Archive
        </PostButton>
      </div>
    </details>
  );
}
