// Activating gives a first password to who has none; it takes nobody's password away (D8, D11).
import { describe, expect, it } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';

describe('an account that is active', () => {
  it('D11.5 is not activated again, not even by its own manager, and its password still opens', async () => {
    const office = await openOffice();
    const { as, manager, clerk, anyone } = office;
    for (const { id: personId, password } of [clerk, manager]) {
      expect((await problemOf(as(manager).staff.activate({ personId }))).code).toBe('PERSON_ALREADY_ACTIVE');
      expect((await anyone.staff.signIn({ personId, password })).person.state).toBe('active');
    }
  });
});
