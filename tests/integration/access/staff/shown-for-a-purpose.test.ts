// What makes or strengthens an account asks for the password, and for the second factor where the office has it (D11.38): one showing
// covers the acts of one screen for five minutes, and nothing else stands for it.
import { expect, test } from 'vitest';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Caller, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const minute = 60_000;
const limits = { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY };
const needed = { code: 'PASSWORD_NEEDED', params: { purpose: 'people' } };
const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };

/** Takes somebody on, all in one go, as a manager at the screen does. @returns their one-time code */
async function takeOn(page: Caller, role: 'manager' | 'clerk', nationalCode = '9990000034'): Promise<string> {
  const { personId } = await page.staff.register({
    ...{ name: 'سارا نوری', nationalCode, role, asNameTwin: true },
  });
  await page.staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: '2026-01-01' });
  await page.staff.recordInquiry({ personId, reference: '9', requestedOn: '2026-01-01' });
  await page.staff.recordClearance({ personId, ...papers });
  const letter = { letterNumber: '9', letterDay: '2026-01-01' };
  if (role === 'clerk') await page.postings.introduce({ personId, sections: ['filing'], ...letter });
  return (await page.staff.activate({ personId })).oneTimeCode;
}

/** The manager signs in at a page of their own. */
async function signedIn({ anyone, desk, manager }: TestOffice): Promise<Caller> {
  const { token } = await anyone.staff.signIn({ personId: manager.id, password: manager.password });
  return appRouter.createCaller({ desk, session: token });
}

test('D11.38 at a screen that was left unlocked nobody makes an account, however lately its manager signed in', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { manager, clerk, desk } = office;
  const page = await signedIn(office);
  const entries = desk.path.journal.count();
  const personId = clerk.id;
  // By the API as by the screen, in any order, and after the password was shown for something else.
  await page.staff.proveAgain({ password: manager.password });
  await page.staff.proveAgain({ password: manager.password, purpose: 'connections' });
  for (const act of [
    page.staff.activate({ personId }),
    page.staff.recordClearance({ personId, ...papers }),
    page.staff.recordInquiry({ personId, reference: '9', requestedOn: '2026-01-01' }),
    page.staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: '2026-01-01' }),
    page.postings.introduce({ personId, sections: ['filing'], letterNumber: '9', letterDay: '2026-01-01' }),
    page.staff.register({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' }),
  ])
    expect(await problemOf(act)).toEqual(needed);
  expect(desk.path.journal.count()).toBe(entries);
});

test('D11.38 a manager takes a colleague on with one password, and shows it anew after five minutes, a lock or at another page', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { manager, desk, clock } = office;
  const page = await signedIn(office);
  await page.staff.proveAgain({ password: manager.password, purpose: 'people' });
  expect(await takeOn(page, 'clerk')).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  const another = { name: 'نرگس صالحی', nationalCode: '0084575948', role: 'clerk' } as const;
  clock.advance(5 * minute);
  expect(await problemOf(page.staff.register(another))).toEqual(needed);
  await page.staff.setPin({ password: manager.password, pin: '2580' });
  await page.staff.proveAgain({ password: manager.password, purpose: 'people' });
  await page.staff.lock({ drafts: null });
  const { token } = await page.staff.unlockWithPin({ pin: '2580' });
  const unlocked = appRouter.createCaller({ desk, session: token });
  expect(await problemOf(unlocked.staff.register(another))).toEqual(needed);
  await unlocked.staff.proveAgain({ password: manager.password, purpose: 'people' });
  expect(await problemOf((await signedIn(office)).staff.register(another))).toEqual(needed);
});

test('D11.15, D11.38 where the office asks for it one code covers the same screen, and one for another purpose does not', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { manager, desk } = office;
  const page = await signedIn(office);
  const { password } = manager;
  const { codes } = await page.secondFactor.makeCodes({ password });
  const [first = '', second = '', third = ''] = codes;
  await page.secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: first });
  await page.secondFactor.setRequired({ isRequired: true, password });
  await page.staff.proveAgain({ password, purpose: 'people' });
  const asked = { code: 'SECOND_FACTOR_NEEDED', params: { act: 'purpose.people' } };
  expect(await problemOf(takeOn(page, 'manager'))).toEqual(asked);
  await page.secondFactor.proveByCode({ act: 'purpose.connections', code: second });
  await page.secondFactor.proveByCode({ act: 'staff.cutOff', code: third });
  expect(await problemOf(takeOn(page, 'manager'))).toEqual(asked);
  await page.secondFactor.proveByCode({ act: 'purpose.people', code: codes[3] ?? '' });
  expect(await takeOn(page, 'manager')).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  expect(desk.reads.secondFactor.codesLeft(manager.id)).toBe(4);
});

test('D11.62 who has a sheet of codes shows one for every act that makes an account, though the office asks for none', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { manager, clerk, desk } = office;
  const page = await signedIn(office);
  const { password } = manager;
  await page.staff.proveAgain({ password, purpose: 'people' });
  // Nobody is stopped who has none, and they are told so.
  expect((await page.secondFactor.state()).hasOne).toBe(false);
  await takeOn(page, 'clerk');
  const { codes } = await page.secondFactor.makeCodes({ password });
  expect((await page.secondFactor.state()).hasOne).toBe(true);
  const asked = { code: 'SECOND_FACTOR_NEEDED', params: { act: 'purpose.people' } };
  const next = '0084575948';
  expect(await problemOf(takeOn(page, 'manager', next))).toEqual(asked);
  const reset = { personId: clerk.id, password };
  expect(await problemOf(page.staff.resetPassword(reset))).toEqual({
    code: 'SECOND_FACTOR_NEEDED',
    params: { act: 'staff.resetPassword' },
  });
  // Nor by a code for something else, and with another sheet.
  await page.secondFactor.proveByCode({ act: 'purpose.connections', code: codes[0] ?? '' });
  await page.secondFactor.proveByCode({ act: 'secondFactor.makeCodes', code: codes[1] ?? '' });
  const again = (await page.secondFactor.makeCodes({ password })).codes;
  expect(await problemOf(takeOn(page, 'manager', next))).toEqual(asked);
  await page.secondFactor.proveByCode({ act: 'purpose.people', code: again[0] ?? '' });
  expect(await takeOn(page, 'manager', next)).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  // What was shown at one page covers no other one.
  const other = await signedIn(office);
  await other.staff.proveAgain({ password, purpose: 'people' });
  expect(await problemOf(takeOn(other, 'clerk', '0790419904'))).toEqual(asked);
  // Whoever leaves is cut off without it.
  const leaver = { personId: clerk.id, reasonCode: 'left', leftAt: desk.machine.now() } as const;
  await other.staff.cutOff({ ...leaver, password });
});

test('D8.2, D11.38 a manager whose clearance has ended shows password and code for the next one', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { manager, clock } = office;
  const before = await signedIn(office);
  const { password } = manager;
  const { codes } = await before.secondFactor.makeCodes({ password });
  await before.secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: codes[0] ?? '' });
  await before.secondFactor.setRequired({ isRequired: true, password });
  clock.set('2028-01-03T06:00:00.000Z');
  const page = await signedIn(office);
  const next = { personId: manager.id, reference: '10', issuedOn: '2027-12-30', expiresOn: '2029-01-01' };
  expect(await problemOf(page.staff.recordClearance(next))).toEqual(needed);
  await page.staff.proveAgain({ password, purpose: 'people' });
  await page.secondFactor.proveByCode({ act: 'purpose.people', code: codes[1] ?? '' });
  await page.staff.recordClearance(next);
  expect(await page.departures.systems()).toBeInstanceOf(Array);
});
