import type { Busy } from './use-draft';

/** How the text stands, and what can be done with it. */
export function EditorBar({
  standing,
  busy,
  canPublish,
  onSave,
  onCertify,
  onPreview,
  onPublish,
}: {
  standing: string;
  busy: Busy;
  /** Whether this very text is certified. */
  canPublish: boolean;
  onSave: () => void;
  onCertify: () => void;
  onPreview: () => void;
  onPublish: () => void;
}) {
  return (
    <div className="bg-paper border-hairline -mx-1 flex flex-wrap items-center gap-x-5 gap-y-2 border-b px-1 py-3 lg:sticky lg:top-0 lg:z-10">
      <p role="status" className="text-small text-grey mr-auto">
        {standing}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-quiet" aria-disabled={busy !== null} onClick={onSave}>
          {busy === 'saving' ? 'Saving' : 'Save'}
        </button>
        <button type="button" className="button button-quiet" aria-disabled={busy !== null} onClick={onPreview}>
          Preview
        </button>
        <button
          type="button"
          className={canPublish ? 'button button-quiet' : 'button'}
          aria-disabled={busy !== null}
          onClick={onCertify}
        >
          {busy === 'certifying' ? 'Certifying' : 'Certify'}
        </button>
        {canPublish && (
          <button type="button" className="button" aria-disabled={busy !== null} onClick={onPublish}>
            {busy === 'publishing' ? 'Publishing' : 'Publish'}
          </button>
        )}
      </div>
    </div>
  );
}
