import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AdministratorInvitation } from '@/components/account/administrator-invitation';
import { ClassesView } from '@/components/classes/classes-view';
import { JoinForm } from '@/components/classes/join-class';
import { ClassView } from '@/components/instructor/class-view';
import { MemberPage } from '@/components/instructor/member-page';
import { PeopleView } from '@/components/instructor/people-view';
import { AnsweredView } from '@/components/practice/answered-view';
import { sumUpClass } from '@/lib/classes/sum-up-class';
import type { ClassTable } from '@/lib/contracts/classes';
import { member } from '@/tests/support/class-fixtures';
import { evidence, incorrect, progress, question, replay } from '@/tests/support/component-fixtures';
import { render } from '@/tests/support/render-component';

const members = [member('Ada', { spot: [4, 5] }, '2026-06-02T08:00:00.000Z'), member('Bob', {})];
const table: ClassTable = {
  classId: 'c1',
  name: 'Evening <course>',
  instructor: 'Grace',
  createdAt: '2026-06-01T08:00:00.000Z',
  archivedAt: null,
  joinCode: 'KTRV-4H7M',
  standing: sumUpClass(members),
  members,
};
const classView = (changes: Partial<ClassTable> = {}) =>
  render(
    createElement(ClassView, {
      table: { ...table, ...changes },
      by: 'name',
      joinAddress: 'https://cooldown.example/classes?code=KTRV-4H7M',
    }),
  );
const memberPage = (page: number, pages: number) => {
  const [ada] = members;
  if (!ada) throw new Error('no member');
  const view = { classId: 'c1', className: 'Evening', member: ada, attempts: progress.recent, page, pages };
  return render(createElement(MemberPage, { view }));
};
const people = render(
  createElement(PeopleView, {
    people: [
      {
        learnerId: 'l1',
        name: null,
        email: 'ada@example.org',
        providers: ['github'],
        role: 'instructor',
        createdAt: '2026-06-01T08:00:00.000Z',
      },
    ],
    total: 7,
    find: 'ada',
    own: 'l1',
  }),
);
const invitation = (state: 'open' | 'closed' | 'account-needed' | 'administrator') =>
  render(
    createElement(AdministratorInvitation, { state, token: 't', name: 'Ada', signUpHref: '/up', signInHref: '/in' }),
  );

describe('a class', () => {
  it('says in sentences how it does, and gives every learner a row in the order given', () => {
    const html = classView();
    expect(html).toContain('1 of 2 learners has answered since joining, 4 of 5 questions right at first sight.');
    expect(html).toContain('Spot capacity would gain most from teaching: 4 of 5 right.');
    expect(html.indexOf('/instructor/classes/c1/learners/id-of-Ada')).toBeLessThan(
      html.indexOf('/instructor/classes/c1/learners/id-of-Bob'),
    );
    // 5 ÷ 7
    expect(html).toMatch(/71\u00a0%.*4 of 5/);
    expect(html).toContain('Evening &lt;course&gt;');
  });

  it('shows the code while it is open, and no more once it is archived', () => {
    expect(classView()).toContain('https://cooldown.example/classes?code=KTRV-4H7M');
    const archived = classView({ archivedAt: '2026-07-01T08:00:00.000Z' });
    expect(archived).not.toContain('KTRV-4H7M');
    expect(archived).toContain('archived 1 Jul 2026');
  });

  it('leads from a learner to each attempt, page by page', () => {
    expect(memberPage(1, 1)).toContain(
      `/instructor/classes/c1/learners/id-of-Ada/attempts/${progress.recent[0]?.attemptId}`,
    );
    expect(memberPage(1, 1)).not.toContain('Older');
    expect(memberPage(2, 3)).toMatch(/page=1".*Newer.*page=3".*Older/s);
  });
});

describe('joining a class', () => {
  const html = render(
    createElement(ClassesView, { join: createElement(JoinForm, { code: 'KTRV-4H7M', name: '' }), classes: [] }),
  );

  it('says first what the instructor sees and what not', () => {
    expect(html).toMatch(/What your instructor sees.*the verdict and its replay.*They do not see.*before you joined/s);
  });

  it('has the code of the address filled in', () => {
    expect(html).toMatch(/<input id="code"[^>]*value="KTRV-4H7M"/);
  });
});

describe('an attempt that an instructor reads', () => {
  it('leads back and not to the next question', () => {
    const answered = { drawId: 'd1', question, verdict: incorrect, evidence, replay };
    const onward = createElement('a', { href: '/back' }, 'Back');
    const html = render(createElement(AnsweredView, { ...answered, receiptHref: null, onward }));
    expect(html).toContain('href="/back"');
    expect(html).not.toContain('Next question');
  });
});

describe('people', () => {
  it('are called by what is known of them, and more than fit are counted', () => {
    expect(people).toContain('Role of ada@example.org');
    expect(people).toContain('signs in with GitHub');
    expect(people).toContain('7 accounts with “ada” in name or e-mail; the first 1 are shown');
  });
});

describe("the administrator's link", () => {
  it('has its button for an account only', () => {
    expect(invitation('open')).toContain('Become administrator');
    for (const state of ['closed', 'account-needed', 'administrator'] as const)
      expect(invitation(state)).not.toContain('Become administrator');
    expect(invitation('account-needed')).toMatch(/href="\/up".*href="\/in"/s);
  });
});

it.each([
  ['a class', classView()],
  ['a learner', memberPage(1, 2)],
  ['people', people],
  ['an invitation', invitation('open')],
])('%s has no style attribute and no script', (_name, html) => expect(html).not.toMatch(/ style=|<script/));
