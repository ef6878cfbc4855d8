import type { DraftReport, ReportRequest } from '@/lib/contracts/authoring';
import { reportDraft } from './report-draft';

// The entry of the editor's worker. It is started with the question's id as its name, and answers one request after the
// other; the page ends it when an answer takes too long or is no longer wanted.

export type ReportReply = { id: number; report: DraftReport };

self.onmessage = ({ data: { id, ...request } }: MessageEvent<ReportRequest>) => {
  self.postMessage({ id, report: reportDraft(request, self.name) } satisfies ReportReply);
};
