// Refusals that no other test provokes, through the router as a person meets them.
import { expect, test } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';

const newcomer = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;

test('D8.2 nobody is activated without a supervision file, and with one not without a clearance', async () => {
  const { as, manager } = await openOffice();
  const { staff } = as(manager);
  const { personId } = await staff.register(newcomer);
  expect((await problemOf(staff.activate({ personId }))).code).toBe('SUPERVISION_FILE_MISSING');
  await staff.recordSupervisionFile({ personId, fileNumber: '3', openedOn: '2026-01-01' });
  expect((await problemOf(staff.activate({ personId }))).code).toBe('CLEARANCE_MISSING');
});

test('D1.5 a person is registered once, and only by a national code that can be one', async () => {
  const { as, manager } = await openOffice();
  const { staff } = as(manager);
  const mistyped = staff.register({ ...newcomer, nationalCode: '1234567890' });
  expect((await problemOf(mistyped)).code).toBe('NATIONAL_CODE_INVALID');
  await staff.register(newcomer);
  const again = staff.register({ ...newcomer, name: 'نامی دیگر' });
  expect((await problemOf(again)).code).toBe('PERSON_ALREADY_REGISTERED');
});
