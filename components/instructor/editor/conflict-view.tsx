import type { Draft } from '@/lib/contracts/authoring';

/** Somebody saved another text since this one was read: both are here, and one of them goes on. */
export function ConflictView({
  newer,
  onKeepOwn,
  onTakeNewer,
}: {
  newer: Draft;
  onKeepOwn: () => void;
  onTakeNewer: () => void;
}) {
  return (
    <section role="alert" aria-labelledby="conflict" className="border-lost mt-5 border-l-2 pl-4">
      <h2 id="conflict" className="font-semibold">
        A newer text was saved meanwhile
      </h2>
      <p className="max-w-reading mt-1">
        Yours stands in the editor and is not saved. The newer one, revision {newer.revision} of{' '}
        {newer.updatedAt.slice(0, 16).replace('T', ' ')} UTC, is below. Take over by hand what you want of it, then save
        yours; or go on from the newer one.
      </p>
      <label className="text-small mt-3 block font-semibold">
        The newer text
        <textarea
          readOnly
          value={newer.text}
          rows={12}
          wrap="off"
          className="field text-small mt-1 block w-full overflow-auto font-mono font-normal"
        />
      </label>
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="button" className="button button-quiet" onClick={onKeepOwn}>
          Save mine over it
        </button>
        <button type="button" className="button button-quiet" onClick={onTakeNewer}>
          Go on from the newer one
        </button>
      </div>
    </section>
  );
}
