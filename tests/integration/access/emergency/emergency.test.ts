// A session in an emergency (D11): a manager beside a named person, for a time, marked on everything; and the ways around it.
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { appRouter } from '#core/app/registry/router.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

type Begin = Parameters<TestOffice['anyone']['emergency']['begin']>[0];
const minute = 60_000;

const inputOf = ({ clerk, manager }: TestOffice, other: Partial<Begin> = {}): Begin => ({
  personId: clerk.id,
  password: clerk.password,
  managerId: manager.id,
  managerPassword: manager.password,
  code: '',
  reasonCode: 'locked_out',
  reason: 'رمز چند بار اشتباه وارد شد و مراجع منتظر است',
  minutes: 60,
  ...other,
});
const seat = (desk: Desk, session: string) => appRouter.createCaller({ desk, session });
async function begun(office: TestOffice, other: Partial<Begin> = {}) {
  const { token, expiresAt } = await office.anyone.emergency.begin(inputOf(office, other));
  return { caller: seat(office.desk, token), token, expiresAt };
}
const refused = (office: TestOffice, other: Partial<Begin> = {}) =>
  problemOf(office.anyone.emergency.begin(inputOf(office, other)));

/** Type, actor and mark of every record, in order. */
const marks = ({ store }: Desk) =>
  store.sqlite
    .prepare<[], { type: string; actor: string | null; mark: string | null }>(
      `SELECT type, actor, json_extract(CAST(bytes AS TEXT), '$.supervised') AS mark FROM journal ORDER BY pos`,
    )
    .all();

test('D11.22 a manager and a named person open it with their own passwords, for a time and a reason', async () => {
  const office = await openOffice();
  const { as, manager, clerk } = office;
  const { caller, expiresAt } = await begun(office);
  expect(await caller.emergency.current()).toMatchObject({
    managerName: manager.name,
    reasonCode: 'locked_out',
    expiresAt,
  });
  const [held] = await as(manager).emergency.list({ personId: clerk.id });
  expect(held).toMatchObject({
    personName: clerk.name,
    managerName: manager.name,
    reason: 'رمز چند بار اشتباه وارد شد و مراجع منتظر است',
    isRunning: true,
    endedAt: null,
  });
  // The former session of the person is over: one account, one session.
  expect(await problemOf(as(clerk).staff.whoAmI())).toEqual({
    code: 'SESSION_ENDED',
    params: { by: 'elsewhere' },
  });
  expect(await as(manager).staff.timeline({ personId: clerk.id })).toContainEqual(
    expect.objectContaining({ kind: 'emergency', byName: manager.name }),
  );
});

test('D11.22 a pause after wrong passwords is answered by two people, and a sign-in beside the manager is counted by itself', async () => {
  const office = await openOffice();
  const { anyone, clerk } = office;
  for (let tries = 0; tries < 5; tries += 1)
    await problemOf(anyone.staff.signIn({ personId: clerk.id, password: 'not the password' }));
  const own = { personId: clerk.id, password: clerk.password };
  expect((await problemOf(anyone.staff.signIn(own))).code).toBe('TOO_MANY_ATTEMPTS');
  await begun(office);
  for (let tries = 0; tries < 5; tries += 1)
    expect((await refused(office, { password: 'not the password' })).code).toBe('WRONG_PASSWORD');
  expect((await refused(office)).code).toBe('TOO_MANY_ATTEMPTS');
});

test('D11.22 it has its reason in words, and both passwords are right', async () => {
  const office = await openOffice();
  for (const [other, code] of [
    [{ reason: '---' }, 'REASON_NEEDED'],
    [{ password: 'wrong' }, 'WRONG_PASSWORD'],
    [{ managerPassword: 'wrong' }, 'WRONG_PASSWORD'],
    [{ minutes: 121 }, 'INPUT_INVALID'],
    [{ minutes: 0 }, 'INPUT_INVALID'],
  ] as const)
    expect((await refused(office, other)).code).toBe(code);
  expect(marks(office.desk).filter(({ type }) => type === 'emergency.begun')).toEqual([]);
});

test('D11.23 it is never given to oneself, beside somebody who is no manager, or to another account of the manager', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { manager, clerk, addPerson } = office;
  expect((await refused(office, { personId: manager.id, password: manager.password })).code).toBe(
    'OWN_ACT_FORBIDDEN',
  );
  const other = await addPerson({ name: 'سارا کریمی', nationalCode: '9990000034', role: 'clerk' });
  expect((await refused(office, { managerId: other.id, managerPassword: other.password })).code).toBe(
    'NOT_ALLOWED',
  );
  expect((await refused(office, { managerId: clerk.id, managerPassword: clerk.password })).code).toBe(
    'NOT_ALLOWED',
  );
});

test('D11.23 who left, is suspended, uncleared or elsewhere is not let in, nor beside a manager who is', async () => {
  const office = await openOffice({ at: '2026-11-24T05:00:00.000Z' });
  const { as, manager, clerk, clock, addPerson } = office;
  const { staff } = as(manager);
  const leaver = await addPerson({ name: 'سارا کریمی', nationalCode: '9990000034', role: 'clerk' });
  const leftAt = '2026-11-24T05:00:00.000Z';
  await staff.cutOff({ personId: leaver.id, reasonCode: 'left', leftAt, password: manager.password });
  const asLeaver = { personId: leaver.id, password: leaver.password };
  expect((await refused(office, asLeaver)).code).toBe('PERSON_CUT_OFF');
  await staff.withdrawClearance({
    personId: clerk.id,
    letterNumber: '9',
    withdrawnOn: '2026-11-24',
    password: manager.password,
  });
  expect((await refused(office)).code).toBe('CLEARANCE_WITHDRAWN');
  const { personId } = await staff.register({ name: 'نو آمده', nationalCode: '0790419904', role: 'clerk' });
  expect((await refused(office, { personId })).code).toBe('PERSON_NOT_ACTIVE');
  // Two years on every clearance has ended.
  const other = await addPerson({ name: 'پری نوری', nationalCode: '0013542419', role: 'clerk' });
  clock.set('2028-01-02T05:00:00.000Z');
  expect(await refused(office, { personId: other.id, password: other.password })).toEqual({
    code: 'CLEARANCE_EXPIRED',
    params: { expired: '2028-01-01' },
  });
});

test('D11.24 everything that is done in it carries its mark, at every PC, and the manager’s own records do not', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { desk, clerk, manager, as } = office;
  const before = marks(desk).length;
  const { caller, token } = await begun(office);
  const workedBy: TestOffice = { ...office, as: (person) => (person === clerk ? caller : as(person)) };
  const { visitId } = await chargedVisit(workedBy);
  await caller.payments.record(slip(visitId));
  await caller.staff.lock({ drafts: null });
  const { token: unlocked } = await seat(desk, token).staff.unlock({ password: clerk.password });
  await seat(desk, unlocked).visits.referAdvice({ visitId: null });
  const since = marks(desk).slice(before);
  const [opening] = since.filter(({ type }) => type === 'emergency.begun');
  expect(opening).toMatchObject({ actor: manager.id, mark: null });
  const byClerk = since.filter(({ actor }) => actor === clerk.id);
  expect(byClerk.length).toBeGreaterThan(5);
  const [{ mark } = { mark: null }] = byClerk;
  expect(byClerk.every((one) => one.mark === mark && mark !== null)).toBe(true);
  // On paper, in the journal and in the list.
  expect((await seat(desk, unlocked).payments.receipt({ visitId })).isSupervised).toBe(true);
  const { rows } = await as(manager).records.ofVisit({ visitId });
  expect(rows.map(({ isSupervised }) => isSupervised)).toEqual(rows.map(() => true));
  const [held] = await as(manager).emergency.list({ personId: null });
  expect(held?.acts).toBe(byClerk.length);
  // Another PC of the office says the same of it, and nobody can take the mark off without breaking the chain.
  const second = joinOffice(office, 2);
  expect(marks(second.desk).filter((one) => one.mark === mark)).toHaveLength(byClerk.length);
  expect((await second.seat(manager).payments.receipt({ visitId })).isSupervised).toBe(true);
  expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
});

test('D11.24 what is done before it, after it and by others carries no mark', async () => {
  const office = await openOffice();
  await openDay(office);
  const { desk, as, anyone, clerk, addPerson } = office;
  const other = await addPerson({ name: 'سارا کریمی', nationalCode: '9990000034', role: 'clerk' });
  await as(clerk).visits.referAdvice({ visitId: null });
  const { caller } = await begun(office);
  await caller.visits.referAdvice({ visitId: null });
  await as(other).visits.referAdvice({ visitId: null });
  await caller.staff.signOut();
  const { token } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  await seat(desk, token).visits.referAdvice({ visitId: null });
  const referrals = marks(desk).filter(({ type }) => type === 'advice.referred');
  expect(referrals.map(({ mark }) => mark !== null)).toEqual([false, true, false, false]);
});

test('D11.25 it ends by itself, whatever the clock says, and never outlives its business day', async () => {
  const office = await openOffice({ sessionLimits: { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY } });
  const { clock } = office;
  const { caller } = await begun(office, { minutes: 30 });
  clock.advance(29 * minute);
  await caller.staff.whoAmI();
  clock.advance(2 * minute);
  expect(await problemOf(caller.staff.whoAmI())).toEqual({ code: 'SESSION_ENDED', params: { by: 'over' } });
  // Half an hour before midnight of Tehran two hours are half an hour.
  clock.set('2026-11-25T20:00:00.000Z');
  const late = await begun(office, { minutes: 120 });
  expect(late.expiresAt.slice(0, 16)).toBe('2026-11-25T20:30');
  clock.advance(30 * minute);
  expect((await problemOf(late.caller.staff.whoAmI())).code).toBe('SESSION_ENDED');
});

test('D11.25 setting the clock back prolongs nothing', async () => {
  const office = await openOffice({ sessionLimits: { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY } });
  const { caller } = await begun(office, { minutes: 15 });
  for (let turn = 0; turn < 4; turn += 1) {
    office.clock.advance(4 * minute);
    office.clock.jump(-4 * minute);
  }
  expect((await problemOf(caller.staff.whoAmI())).code).toBe('SESSION_ENDED');
});

test('D11.25 the manager ends it at any PC, and a cut-off, a withdrawal and a sign-in elsewhere do', async () => {
  const office = await openOffice();
  const { desk, as, manager, clerk, anyone } = office;
  const first = await begun(office);
  const second = joinOffice(office, 2);
  const [held] = await second.seat(manager).emergency.list({ personId: null });
  if (held === undefined) throw new Error('it came along');
  await second.seat(manager).emergency.end({ emergencyId: held.emergencyId });
  carryEntries(second.desk, desk);
  expect(await problemOf(first.caller.staff.whoAmI())).toEqual({
    code: 'SESSION_ENDED',
    params: { by: 'over' },
  });
  expect((await problemOf(as(manager).emergency.end({ emergencyId: held.emergencyId }))).code).toBe(
    'ACTION_ALREADY_DONE',
  );
  const again = await begun(office);
  await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  expect((await problemOf(again.caller.staff.whoAmI())).code).toBe('SESSION_ENDED');
  const last = await begun(office);
  const leftAt = '2026-11-25T04:30:00.000Z';
  await as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt,
    password: manager.password,
  });
  expect((await problemOf(last.caller.staff.whoAmI())).code).toBe('PERSON_CUT_OFF');
  const [cut] = await as(manager).emergency.list({ personId: null });
  expect(cut?.isRunning).toBe(false);
});

test('D11.26 where the office asks for the second factor, the manager’s printed code opens it, once', async () => {
  const office = await openOffice();
  const { as, manager, anyone } = office;
  const { password } = manager;
  const { codes } = await as(manager).secondFactor.makeCodes({ password });
  const [first = '', second = ''] = codes;
  await as(manager).secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: second });
  await as(manager).secondFactor.setRequired({ isRequired: true, password });
  expect((await anyone.emergency.options()).asksForCode).toBe(true);
  expect((await refused(office)).code).toBe('SECOND_FACTOR_NEEDED');
  expect((await refused(office, { code: second })).code).toBe('SECOND_FACTOR_WRONG');
  await begun(office, { code: first });
  expect((await refused(office, { code: first })).code).toBe('SECOND_FACTOR_WRONG');
});
