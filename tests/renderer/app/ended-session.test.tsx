// @vitest-environment happy-dom
// What was half finished is lost by no end of the session (A6): the page gives it away, and its person finds it at their next
// sign-in, also by a first password.
import { act } from 'react';
import { expect, test } from 'vitest';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { morning, openOffice, type TestOffice, type TestPerson, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { pressNamed, showOver, there } from '../office-shell.tsx';
import { enterText } from '../render.tsx';

const written = 'نیم‌جمله';
const note = () => document.querySelector('[data-testid="note"]')?.textContent;
const fields = (count: number) =>
  there(() => {
    const found = [...document.querySelectorAll('input')];
    return found.length === count && found;
  }, `${count} fields`);

/** The clerk has half a sentence on the page. */
async function halfWritten(office: TestOffice) {
  const { readAnew } = await showOver(office, office.clerk, async () => {
    const { DraftPage } = await import('./draft-page.tsx');
    return <DraftPage personId={office.clerk.id} />;
  });
  await pressNamed('بنویس');
  await there(() => note() === written, 'what was written');
  const { useSession } = await import('#renderer/api/session.ts');
  const { takeDraftsOut, putDraftsBack } = await import('#renderer/frame/drafts.ts');
  return {
    useSession,
    /** The page asks for something, and hears that its session is over. */
    async hears(): Promise<void> {
      await readAnew();
      await there(() => useSession.getState().session === null, 'the end of the session');
    },
    /** What the page itself holds of the clerk. */
    held(): string | null {
      const drafts = takeDraftsOut(office.clerk.id);
      putDraftsBack(office.clerk.id, drafts);
      return drafts;
    },
  };
}

async function signInAgain({ password }: TestPerson): Promise<void> {
  const [field] = await fields(1);
  if (field === undefined) throw new Error('no field');
  enterText(field, password);
  await act(async () => field.form?.requestSubmit());
}

const minute = 60_000;
const ends: readonly [string, (office: TestOffice) => unknown][] = [
  ['its age', ({ clock }) => clock.advance(12 * 60 * minute)],
  ['the clock', ({ clock }) => clock.jump(11 * minute)],
  [
    'a sign-in at another PC',
    async (office) => {
      const other = joinOffice(office, 2);
      await other.signIn(office.clerk);
      carryEntries(other.desk, office.desk);
    },
  ],
];

test.each(ends)('A6 half finished work is there again after an end by %s', async (_by, end) => {
  const office = await openOffice({ sessionLimits });
  const page = await halfWritten(office);
  await end(office);
  await page.hears();
  await there(() => page.held() === null, 'a page that holds nothing');
  await signInAgain(office.clerk);
  await there(() => note() === written, 'what was written, again');
});

test('A6 it is there again after the end of an emergency', { tags: 'release' }, async () => {
  const office = await openOffice({ sessionLimits });
  const { clerk, manager, anyone } = office;
  const page = await halfWritten(office);
  const begun = await anyone.emergency.begin({
    personId: clerk.id,
    password: clerk.password,
    managerId: manager.id,
    managerPassword: manager.password,
    code: '',
    reasonCode: 'out_of_touch',
    reason: 'کابل شبکهٔ باجه قطع است',
    minutes: 60,
  });
  act(() => page.useSession.getState().begin({ token: begun.token, person: begun.person }));
  expect(note()).toBe(written);
  const [emergency] = await office.as(manager).emergency.list({ personId: clerk.id });
  await office.as(manager).emergency.end({ emergencyId: emergency?.emergencyId ?? '' });
  await page.hears();
  await signInAgain(clerk);
  await there(() => note() === written, 'what was written, again');
});

test('A6 it stays with the page where the core does not take it', { tags: 'release' }, async () => {
  const office = await openOffice({ sessionLimits });
  const page = await halfWritten(office);
  // The person has signed in beside this page: what is theirs there is not mixed with this.
  const { clerk, anyone } = office;
  await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  await page.hears();
  await there(() => page.held()?.includes(written), 'what the page keeps');
  await signInAgain(clerk);
  await there(() => note() === written, 'what was written, again');
});

test.each([
  ['from a page at work', false],
  ['from a locked page', true],
])('A6, D9.10 it is there again after a reset, at the first password, %s', async (_where, isLocked) => {
  const office = await openOffice({ sessionLimits });
  const { as, manager, clerk } = office;
  const page = await halfWritten(office);
  if (isLocked) {
    act(() => page.useSession.getState().lock());
    await there(() => office.desk.sessions.leavers().length === 0 && page.held() === null, 'the lock');
  }
  const { oneTimeCode } = await as(manager).staff.resetPassword({
    personId: clerk.id,
    password: manager.password,
  });
  if (isLocked) act(() => page.useSession.getState().end());
  else await page.hears();
  const typed = [oneTimeCode, 'رمز-تازهٔ-کارمند-۷۳', 'رمز-تازهٔ-کارمند-۷۳'];
  const found = await fields(3);
  for (const [index, field] of found.entries()) enterText(field, typed[index] ?? '');
  await act(async () => found[0]?.form?.requestSubmit());
  await there(() => note() === written, 'what was written, again');
});

test('D9.9 it is the manager’s where a leaver locks their page before it hears of the cut-off', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ sessionLimits });
  const { as, desk, manager, clerk } = office;
  const page = await halfWritten(office);
  await as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: morning,
    password: manager.password,
  });
  act(() => page.useSession.getState().lock());
  await there(() => desk.reads.departures.draftsOf(clerk.id) !== null, 'what is the manager’s');
  expect(page.held()).toBeNull();
  const taken = await as(manager).departures.takeDrafts({ personId: clerk.id });
  expect(taken.drafts).toContain(written);
});

test('D9.9, D10.2 it is the manager’s where a person was transferred away, and is cut off then', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ sessionLimits });
  const { as, desk, manager, clerk } = office;
  const page = await halfWritten(office);
  await as(manager).postings.transfer({
    ...{ personId: clerk.id, kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲ شیراز' },
    ...{ body: 'protection', letterNumber: 'ج-۷', letterDay: today, effectiveOn: today },
    ...{ reason: 'کمبود نیرو در دفتر مقصد', password: manager.password },
  });
  await page.hears();
  await there(() => page.held() === null && desk.sessions.leavers().length === 1, 'what the core keeps');
  expect(desk.sessions.all().filter(({ personId }) => personId === clerk.id)).toEqual([]);
  const cutOff = {
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: morning,
    password: manager.password,
  } as const;
  await as(manager).staff.cutOff(cutOff);
  const taken = await as(manager).departures.takeDrafts({ personId: clerk.id });
  expect(taken.drafts).toContain(written);
});
