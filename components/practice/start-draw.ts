import type { Topic } from '@/lib/contracts/question';
import { postJson, type Reply, sayWait, textAt } from '@/components/post-json';

export type DrawStarted = { kind: 'started'; href: string } | { kind: 'failed'; message: string };

export async function startDraw(topic?: Topic): Promise<DrawStarted> {
  return readDraw(await postJson('/api/draws', topic === undefined ? {} : { topic }));
}

export function readDraw(reply: Reply): DrawStarted {
  const failed = (message: string): DrawStarted => ({ kind: 'failed', message });
  if (reply.kind === 'offline') return failed('You are offline. Nothing is lost; try again when you are connected.');

  const href = textAt(reply.body, 'href');
  // a path of our own, never another site and never a script
  if (reply.status < 300 && href !== null && /^\/(?!\/)/.test(href)) return { kind: 'started', href };
  if (reply.status === 429) {
    const when = sayWait(reply.retryAfterSeconds);
    return failed(`Many new guests came from your network within the hour. Try again ${when}, or sign in now.`);
  }
  if (reply.status === 503)
    return failed('The database does not answer at the moment. What you answered is stored; try again shortly.');
  if (reply.status === 404) return failed('There is no question here yet. Choose another topic.');
  return failed('No question could be drawn. What you answered is stored; try again.');
}
