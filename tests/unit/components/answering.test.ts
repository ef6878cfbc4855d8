import { describe, expect, it } from 'vitest';
import { newDraft, parseDraft } from '@/components/practice/answer-draft';
import { choose, choosing } from '@/components/practice/kinds/choice/choose';
import { readOutcome } from '@/components/practice/send-answer';
import { isPlainEnter, positionOf } from '@/components/practice/kinds/choice/shortcuts';
import { readDraw } from '@/components/practice/start-draw';
import type { Reply } from '@/components/post-json';
import { submissionSchema } from '@/lib/contracts/submission';

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...held,
});
const reply = (status: number, body: unknown = {}, retryAfterSeconds: number | null = null): Reply => {
  return { kind: 'reply', status, body, retryAfterSeconds };
};

describe('positionOf', () => {
  it.each<[name: string, optionCount: number, position: number | null]>([
    ['1', 4, 0],
    ['4', 4, 3],
    ['5', 4, null],
    ['0', 4, null],
    ['a', 4, 0],
    ['D', 4, 3],
    ['e', 4, null],
    ['f', 6, 5],
    ['g', 6, null],
    ['', 6, null],
    ['ab', 6, null],
    ['Enter', 6, null],
    ['F1', 6, null],
  ])('reads %j with %i options as %j', (name, optionCount, position) => {
    expect(positionOf(key(name), optionCount)).toBe(position);
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'isComposing', 'repeat'])(
    'never reads a key with %s',
    (held) => {
      expect(positionOf(key('a', { [held]: true }), 4)).toBeNull();
      expect(isPlainEnter(key('Enter', { [held]: true }))).toBe(false);
    },
  );
});

describe('choose', () => {
  const order = ['x', 'y', 'z'];

  it('replaces the one answer', () => {
    expect(choose('choice', ['x'], 'y', order)).toEqual(['y']);
  });

  it('adds and takes away among several, in the order shown', () => {
    expect(choose('choices', ['z'], 'x', order)).toEqual(['x', 'z']);
    expect(choose('choices', ['x', 'z'], 'x', order)).toEqual(['z']);
  });
});

describe('a draft', () => {
  it('makes a submission that the server reads', () => {
    const { attemptId } = newDraft();
    const checked = choosing('choices').check(['x', 'y']);
    const response = checked.kind === 'ready' && checked.response;
    const drawId = '0193513a-0000-4000-8000-000000000001';
    expect(submissionSchema.safeParse({ attemptId, drawId, response, certainty: 'sure' }).success).toBe(true);
  });

  it('comes back as it was kept', () => {
    const draft = { ...newDraft(), work: ['x'], certainty: 'guess' as const, sent: true };
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it.each([null, '', '{', 'null', '[]', '{"attemptId":1,"work":[]}', '{"attemptId":"a"}'])(
    'is none where %j was kept',
    (text) => {
      expect(parseDraft(text)).toBeNull();
    },
  );
});

describe('readOutcome', () => {
  it.each<[name: string, reply: Reply, kind: string]>([
    ['a verdict', reply(200, { kind: 'graded' }), 'graded'],
    ['the same id with another payload', reply(409, { kind: 'conflict' }), 'answered-before'],
    ['a used draw', reply(409, { kind: 'draw-used' }), 'answered-before'],
    ['a retired question', reply(409, { kind: 'retired' }), 'withdrawn'],
    ['a question whose key moved', reply(409, { kind: 'withdrawn' }), 'withdrawn'],
    ['a response that cannot be graded', reply(422, { kind: 'invalid' }), 'ungradable'],
    ['a body that does not parse', reply(400, {}), 'ungradable'],
    ['a page of another origin', reply(403, {}), 'unsent'],
    ['nobody signed in', reply(401, undefined), 'not-yours'],
    ["another learner's draw", reply(404, { kind: 'draw-not-found' }), 'not-yours'],
    ['a stopped database', reply(503, undefined), 'unsent'],
    ['a broken server', reply(500, undefined), 'unsent'],
    ['no connection', { kind: 'offline' }, 'unsent'],
  ])('understands %s', (_name, answer, kind) => {
    expect(readOutcome(answer).kind).toBe(kind);
  });

  it('says why it cannot be graded, as the server says it', () => {
    const detail = 'This answer cannot be graded, and it does not count as wrong. Choose exactly two.';
    expect(readOutcome(reply(422, { detail }))).toEqual({
      kind: 'ungradable',
      message: `${detail} Nothing was stored.`,
    });
  });
});

describe('readDraw', () => {
  it('goes where the server says', () => {
    expect(readDraw(reply(200, { href: '/practice/1' }))).toEqual({ kind: 'started', href: '/practice/1' });
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', 7, undefined])(
    'never goes to %j',
    (href) => {
      expect(readDraw(reply(200, { href })).kind).toBe('failed');
    },
  );

  it('says when to come back', () => {
    expect(readDraw(reply(429, {}, 1500))).toMatchObject({ message: expect.stringContaining('in 25 minutes') });
  });
});
