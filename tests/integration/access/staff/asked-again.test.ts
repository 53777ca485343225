// What a secret proved is asked again in the transaction that uses it: between the two a slow hash is waited for (D11).
import { describe, expect, it, vi } from 'vitest';
import { activatePerson, keepPassword, resetPassword } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { namedKept, namedKey } from '#tests/support/account-keys.ts';
import { whileHashing } from '#tests/support/meanwhile.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const next = 'another-password-9';
const leftAt = '2026-11-25T04:30:00.000Z';
const states = ({ desk }: TestOffice, personId: string) => desk.reads.staff.person(personId)?.state;

/** A clerk with a one-time code that nobody has used yet. */
async function withCode() {
  const office = await openOffice();
  const { oneTimeCode } = await office
    .as(office.manager)
    .staff.resetPassword({ personId: office.clerk.id, password: office.manager.password });
  const choose = (password = next) =>
    office.anyone.staff.chooseFirstPassword({ personId: office.clerk.id, oneTimeCode, password });
  return { office, choose };
}

describe('a first password', () => {
  it('D11.4 D11.8 is not kept by a code in whose place another was given while it was hashed', async () => {
    const { office, choose } = await withCode();
    const { desk, clerk, manager, keyOf } = office;
    whileHashing(desk, () =>
      desk.path.execute(manager.id, (tx) =>
        activatePerson(tx, desk.reads, clerk.id, namedKept('code'), keyOf(manager.id)),
      ),
    );
    expect((await problemOf(choose())).code).toBe('ONE_TIME_CODE_WRONG');
    expect(states(office, clerk.id)).toBe('activated');
    expect(desk.reads.staff.accountKey(clerk.id)).toBeNull();
  });

  it('D11.8 is chosen once by a code, also where it is used twice at once', async () => {
    const { office, choose } = await withCode();
    const both = await Promise.allSettled([choose(), choose('quite-another-password-3')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [kept, other] = both[0].status === 'fulfilled' ? [0, 1] : [1, 0];
    const passwords = [next, 'quite-another-password-3'] as const;
    const signIn = (password = '') => office.anyone.staff.signIn({ personId: office.clerk.id, password });
    expect((await problemOf(signIn(passwords[other]))).code).toBe('WRONG_PASSWORD');
    await signIn(passwords[kept]);
  });

  it('D9.2 is not kept of somebody who was cut off while it was hashed', async () => {
    const { office, choose } = await withCode();
    const { desk, clerk, manager } = office;
    whileHashing(desk, () =>
      desk.path.execute(manager.id, (tx) =>
        cutOffPerson(tx, desk.reads, { personId: clerk.id, reasonCode: 'left', leftAt }),
      ),
    );
    expect((await problemOf(choose())).code).toBe('ONE_TIME_CODE_WRONG');
    expect(states(office, clerk.id)).toBe('cut_off');
  });
});

describe('a password that ended while what it allowed was prepared', () => {
  /** The clerk's account is reset, and its owner has chosen a password of their own. */
  const chosenAnew = ({ desk, clerk, manager, keyOf }: TestOffice) => {
    desk.path.execute(manager.id, (tx) =>
      resetPassword(tx, desk.reads, clerk.id, namedKept('code'), keyOf(manager.id)),
    );
    desk.path.execute(clerk.id, (tx) =>
      keepPassword(tx, desk.reads, clerk.id, namedKept('own'), namedKey('code')),
    );
  };

  it('D11.4 changes nothing: not to the password that was to follow it', async () => {
    const office = await openOffice();
    const { desk, clerk } = office;
    whileHashing(desk, () => chosenAnew(office));
    const changing = office.as(clerk).staff.changePassword({ current: clerk.password, next });
    expect((await problemOf(changing)).code).toBe('PERSON_NOT_ACTIVE');
    expect(desk.reads.staff.accountKey(clerk.id)).toEqual(namedKept('own'));
  });

  it('D11.4 sets no PIN', async () => {
    const office = await openOffice();
    const { desk, clerk } = office;
    whileHashing(desk, () =>
      desk.path.execute(clerk.id, (tx) =>
        keepPassword(tx, desk.reads, clerk.id, namedKept('own'), office.keyOf(clerk.id)),
      ),
    );
    const setting = office.as(clerk).staff.setPin({ password: clerk.password, pin: '4917' });
    expect((await problemOf(setting)).code).toBe('PERSON_NOT_ACTIVE');
    expect(await office.as(clerk).staff.pinState()).toEqual({ isSet: false, takesKey: false });
  });

  it('D11.1 opens nothing by a PIN whose business day ended while it was compared', async () => {
    const office = await openOffice();
    const { desk, clerk, clock } = office;
    const { staff } = office.as(clerk);
    await staff.setPin({ password: clerk.password, pin: '4917' });
    await staff.lock({ drafts: null });
    const real = desk.sessions.takePinTry;
    vi.spyOn(desk.sessions, 'takePinTry').mockImplementation((token) => {
      clock.set('2026-11-26T04:30:00.000Z');
      return real(token);
    });
    expect((await problemOf(staff.unlockWithPin({ pin: '4917' }))).code).toBe('PIN_NOT_SET');
    expect((await problemOf(staff.whoAmI())).code).toBe('SESSION_LOCKED');
  });

  it('D11.4 resets nobody', async () => {
    const office = await openOffice();
    const { desk, clerk, manager } = office;
    whileHashing(desk, () =>
      desk.path.execute(manager.id, (tx) =>
        keepPassword(tx, desk.reads, manager.id, namedKept('own'), office.keyOf(manager.id)),
      ),
    );
    const resetting = office
      .as(manager)
      .staff.resetPassword({ personId: clerk.id, password: manager.password });
    expect((await problemOf(resetting)).code).toBe('PERSON_NOT_ACTIVE');
    expect(states(office, clerk.id)).toBe('active');
  });
});
