// Activating gives a first password to who has none; it takes nobody's password away (D8, D11).
import { describe, expect, it } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';

describe('an account that is active', () => {
  it('D11.5 is not activated again, not even by its own manager, and its password still opens', async () => {
    const office = await openOffice();
    const { as, manager, clerk, anyone } = office;
    for (const { id: personId, password } of [clerk, manager]) {
      expect((await problemOf(as(manager).staff.activate({ personId }))).code).toBe('PERSON_ALREADY_ACTIVE');
      expect((await anyone.staff.signIn({ personId, password })).person.state).toBe('active');
    }
  });

  it('D11.5 is not activated again at a PC that heard of it, nor while its first password is not chosen', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const { staff } = other.seat(office.manager);
    const personId = office.clerk.id;
    expect((await problemOf(staff.activate({ personId }))).code).toBe('PERSON_ALREADY_ACTIVE');
    expect((await problemOf(office.as(office.clerk).staff.activate({ personId }))).code).toBe('NOT_ALLOWED');
    const { password } = office.manager;
    const { oneTimeCode } = await office.as(office.manager).staff.resetPassword({ personId, password });
    const next = 'باران تند پاییز';
    await office.anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password: next });
    expect((await problemOf(office.as(office.manager).staff.activate({ personId }))).code).toBe(
      'PERSON_ALREADY_ACTIVE',
    );
    await office.anyone.staff.signIn({ personId, password: next });
  });
});
