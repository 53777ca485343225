// The right name of somebody, beside the one that it replaces (D8.80): who may correct it, by what, and where it is read afterwards.
import { expect, it } from 'vitest';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { type Caller, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

type Correction = Parameters<Caller['staff']['correctName']>[0];
const correctionOf = ({ clerk, manager }: TestOffice, other: Partial<Correction> = {}): Correction => ({
  ...{ personId: clerk.id, name: 'علی رضایی‌نژاد', nationalCode: '۹۹۹۰۰۰۰۰۲۶' },
  ...{ reason: 'نام خانوادگی ناقص ثبت شده بود', password: manager.password, ...other },
});

it('D8.80 is recorded by the manager, stands at every PC and in whatever they did before, and the former one stays', async () => {
  const office = await openOffice();
  const { as, manager, clerk, desk, anyone } = office;
  const other = joinOffice(office, 2);
  await as(manager).staff.correctName(correctionOf(office));
  const listed = async (of: Caller) => (await of.staff.signInList()).map(({ name }) => name);
  expect(await listed(anyone)).toContain('علی رضایی‌نژاد');
  const [last] = await as(manager).staff.timeline({ personId: clerk.id });
  expect(last).toMatchObject({ kind: 'name_corrected', formerName: clerk.name, byName: manager.name });
  // Both PCs correct it apart: the last one in the order of facts, at both.
  await as(manager).staff.correctName(correctionOf(office, { name: 'علی رضائی' }));
  await other.seat(manager).staff.correctName(correctionOf(office, { name: 'علی رضایی ثانی' }));
  meet(office, other);
  const names = [desk, other.desk].map(({ reads }) => reads.staff.nameOf(clerk.id));
  expect(names[0]).toBe(names[1]);
  expect(names[0]).not.toBe(clerk.name);
  const said = journalEnvelopes(desk).filter(({ type }) => type === 'staff.name_corrected');
  expect(JSON.stringify(said)).not.toContain('ناقص');
});

it('D8.80 makes nobody somebody else: by the code of their document, with a reason, never a colleague’s name unsaid', async () => {
  const office = await openOffice();
  const { as, manager, clerk } = office;
  const { staff } = as(manager);
  const refused = (other: Partial<Correction>) => problemOf(staff.correctName(correctionOf(office, other)));
  expect(await refused({ nationalCode: '9990000018' })).toMatchObject({ code: 'NATIONAL_CODE_INVALID' });
  expect(await refused({ nationalCode: '' })).toMatchObject({ code: 'NATIONAL_CODE_INVALID' });
  expect(await refused({ reason: '.' })).toMatchObject({ code: 'REASON_NEEDED' });
  expect(await refused({ name: clerk.name })).toMatchObject({ code: 'ACTION_ALREADY_DONE' });
  expect(await refused({ name: 'مريم احمدي' })).toMatchObject({ code: 'NAME_TWIN' });
  expect(await refused({ password: clerk.password })).toMatchObject({ code: 'WRONG_PASSWORD' });
  const byClerk = as(clerk).staff.correctName(correctionOf(office, { password: clerk.password }));
  expect(await problemOf(byClerk)).toMatchObject({ code: 'NOT_ALLOWED' });
  await staff.correctName(correctionOf(office, { name: 'مريم احمدي', asNameTwin: true }));
});

it('D8.80 of a manager is another manager’s to correct; a lone one does it, and the entry says so', async () => {
  const office = await openOffice();
  const { as, manager, desk } = office;
  const own = { personId: manager.id, name: 'مریم احمدیان', nationalCode: '9990000018' };
  await as(manager).staff.correctName(correctionOf(office, own));
  const marks = () =>
    journalEnvelopes(desk).flatMap(({ type, body }) =>
      type === 'staff.name_corrected' ? [Object.hasOwn(body as object, 'byThemself')] : [],
    );
  expect(marks()).toEqual([true]);
  const second = await office.addPerson({ name: 'سارا کریمی', nationalCode: '9990000034', role: 'manager' });
  const back = correctionOf(office, { ...own, name: 'مریم احمدی' });
  expect(await problemOf(as(manager).staff.correctName(back))).toMatchObject({ code: 'OWN_ACT_FORBIDDEN' });
  await as(second).staff.correctName({ ...back, password: second.password });
  expect(marks()).toEqual([true, false]);
});
