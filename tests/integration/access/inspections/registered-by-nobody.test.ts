// An inspector comes by a code of the province alone (D16.65): the office makes no account that only looks.
import { expect, test } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';

test('D16.65 nobody registers an inspector, a colleague is registered as before', async () => {
  const office = await openOffice();
  const { staff } = office.as(office.manager);
  await staff.proveAgain({ password: office.manager.password, purpose: 'people' });
  const facts = { name: 'سارا نوری', nationalCode: '9990000034' };
  const asInspector = staff.register({ ...facts, role: 'inspector' as never });
  expect(await problemOf(asInspector)).toEqual({ code: 'INPUT_INVALID', params: { fields: ['role'] } });
  await staff.register({ ...facts, role: 'legal_expert' });
});
