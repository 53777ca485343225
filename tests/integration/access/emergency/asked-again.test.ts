// What was asked of one of the two in an emergency holds when the session begins, not only when it was asked (D11).
import { expect, test } from 'vitest';
import { keepPassword, resetPassword, withdrawClearance } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { namedKept } from '#tests/support/account-keys.ts';
import { whileComparing } from '#tests/support/meanwhile.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';
import { twoAccounts } from '#tests/support/two-accounts.ts';

type Other = { readonly id: string };

function begin({ anyone, clerk, manager }: TestOffice, over: Partial<TestOffice['clerk']> = {}) {
  const person = { ...clerk, ...over };
  return anyone.emergency.begin({
    personId: person.id,
    password: person.password,
    managerId: manager.id,
    managerPassword: manager.password,
    code: '',
    reasonCode: 'locked_out',
    reason: 'رمز چند بار اشتباه وارد شد و مراجع منتظر است',
    minutes: 60,
  });
}

const countOf = ({ desk }: TestOffice, type: string): number =>
  desk.store.sqlite
    .prepare<[string], { count: number }>('SELECT count(*) AS count FROM journal WHERE type = ?')
    .get(type)?.count ?? 0;

const leftAt = '2026-11-25T04:30:00.000Z';
const meanwhile = {
  'was cut off': ({ desk, manager }: TestOffice, other: Other) =>
    desk.path.execute(other.id, (tx) =>
      cutOffPerson(tx, desk.reads, { personId: manager.id, reasonCode: 'left', leftAt }),
    ),
  'lost their clearance': ({ desk, manager }: TestOffice, other: Other) =>
    desk.path.execute(other.id, (tx) =>
      withdrawClearance(tx, desk.reads, { personId: manager.id, letterNumber: '9', withdrawnOn: today }),
    ),
  'was given a new code': ({ desk, manager, keyOf }: TestOffice, other: Other) =>
    desk.path.execute(other.id, (tx) =>
      resetPassword(tx, desk.reads, manager.id, namedKept('code'), keyOf(other.id)),
    ),
  'changed their password': ({ desk, manager, keyOf }: TestOffice) =>
    desk.path.execute(manager.id, (tx) =>
      keepPassword(tx, desk.reads, manager.id, namedKept('next'), keyOf(manager.id)),
    ),
};

test.each(
  everyNth(2, [
    ['was cut off', 'PERSON_CUT_OFF'],
    ['lost their clearance', 'CLEARANCE_WITHDRAWN'],
    ['was given a new code', 'PERSON_NOT_ACTIVE'],
    ['changed their password', 'PERSON_NOT_ACTIVE'],
  ]),
)(
  'D11.23 nobody is let in beside a manager who %s while the other password was compared',
  async (what, code) => {
    const office = await openOffice();
    const other = await office.addPerson({ name: 'پری نوری', nationalCode: '9990000034', role: 'manager' });
    const before = countOf(office, 'staff.sign_in_noted');
    whileComparing(office.desk, 'beside', office.clerk.id, () => meanwhile[what](office, other));
    expect((await problemOf(begin(office))).code).toBe(code);
    expect(countOf(office, 'emergency.begun')).toBe(0);
    expect(countOf(office, 'staff.sign_in_noted')).toBe(before);
    // Nor was the person's own session ended for it.
    expect(await office.as(office.clerk).staff.whoAmI()).toMatchObject({ id: office.clerk.id });
  },
);

test('D11.23 nor beside themself under another account', async () => {
  const office = await openOffice();
  const { asClerk, managerId, meet } = await twoAccounts(office);
  const asManager = { id: managerId, name: 'سارا نوری', password: 'another-password-7' };
  meet();
  expect((await problemOf(begin({ ...office, manager: asManager }, asClerk))).code).toBe('OWN_ACT_FORBIDDEN');
});
