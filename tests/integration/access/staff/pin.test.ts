import { describe, expect, it } from 'vitest';
import { closeDay } from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';

const pin = '2580';

async function withPin(): Promise<TestOffice> {
  const office = await openOffice();
  const { as, clerk } = office;
  await as(clerk).staff.setPin({ password: clerk.password, pin: '۲۵۸۰' });
  return office;
}

const isSet = async ({ as, clerk }: TestOffice) => (await as(clerk).staff.pinState()).isSet;

describe('a PIN', () => {
  it('opens the same person’s session, in any digit set, as often as it is right', async () => {
    const office = await withPin();
    const { staff } = office.as(office.clerk);
    expect(await isSet(office)).toBe(true);
    for (const typed of [pin, '۲۵۸۰', ' 2580 '])
      expect(await staff.unlockWithPin({ pin: typed })).toMatchObject({ drafts: null });
  });

  it('is journalled as a fact, and kept nowhere', async () => {
    const office = await withPin();
    const entries = office.desk.path.journal.arrivedAfter(0, 1000);
    const facts = entries.filter(({ type }) => type === 'staff.pin_set');
    expect(facts.map(({ actor }) => actor)).toEqual([office.clerk.id]);
    const [fact] = facts;
    const said = JSON.parse(Buffer.from(fact?.bytes ?? []).toString());
    expect(Object.keys(said.body).sort()).toEqual(['id', 'personId']);
    expect(said).not.toHaveProperty('private');
    expect(journalBodies(office.desk)).not.toContain('argon2');
  });

  it('is set with the own password, has four to six digits and is not the first that anyone would try', async () => {
    const { as, clerk, manager } = await openOffice();
    const { staff } = as(clerk);
    const set = (password: string, typed: string) => problemOf(staff.setPin({ password, pin: typed }));
    expect(await set(manager.password, pin)).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(await set(clerk.password, '258')).toEqual({ code: 'INPUT_INVALID', params: { fields: ['pin'] } });
    expect(await set(clerk.password, '2580134')).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await set(clerk.password, '1234')).toEqual({ code: 'PIN_TOO_SIMPLE', params: {} });
    expect((await staff.pinState()).isSet).toBe(false);
  });

  it('D11.1 is never a way to sign in, and never another person’s', async () => {
    const { as, anyone, clerk, manager } = await withPin();
    expect(await problemOf(anyone.staff.signIn({ personId: clerk.id, password: pin }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(await problemOf(anyone.staff.unlockWithPin({ pin }))).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(await problemOf(as(manager).staff.unlockWithPin({ pin }))).toEqual({
      code: 'PIN_NOT_SET',
      params: {},
    });
  });

  it('is gone after five wrong tries in a row, also when they come at the same time', async () => {
    const office = await withPin();
    const { staff } = office.as(office.clerk);
    for (const attemptsLeft of [4, 3]) {
      expect(await problemOf(staff.unlockWithPin({ pin: '2581' }))).toEqual({
        code: 'WRONG_PIN',
        params: { attemptsLeft },
      });
    }
    await staff.unlockWithPin({ pin });
    const refused = await Promise.all(
      ['1', '22', '333', '4444', '5555', pin, pin].map((typed) =>
        problemOf(staff.unlockWithPin({ pin: typed })),
      ),
    );
    const codes = refused.map(({ code }) => code);
    expect(codes).toEqual([...Array(5).fill('WRONG_PIN'), 'PIN_NOT_SET', 'PIN_NOT_SET']);
    expect(await isSet(office)).toBe(false);
    expect(await staff.unlock({ password: office.clerk.password })).toMatchObject({ drafts: null });
    expect(await isSet(office)).toBe(false);
    const noted = office.desk.path.journal
      .arrivedAfter(0, 1000)
      .filter(({ type, bytes }) => type === 'staff.sign_in_noted' && bytes.toString().includes('refused'));
    expect(noted).toHaveLength(7);
  });

  it('ends with the sign-out, with another sign-in and with a cut-off', async () => {
    const office = await withPin();
    const { as, anyone, clerk, manager } = office;
    const { token } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
    expect(office.desk.sessions.pin(token)).toBeNull();
    expect(await problemOf(as(clerk).staff.unlockWithPin({ pin }))).toEqual({
      code: 'SESSION_ENDED',
      params: { by: 'elsewhere' },
    });

    await as(manager).staff.setPin({ password: manager.password, pin });
    await as(manager).staff.signOut();
    expect(await problemOf(as(manager).staff.unlockWithPin({ pin }))).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });

  it('is cut off at once with its person', async () => {
    const office = await withPin();
    const { as, clerk, manager } = office;
    const leftAt = '2026-11-25T04:30:00.000Z';
    await as(manager).staff.cutOff({
      personId: clerk.id,
      reasonCode: 'left',
      leftAt,
      password: manager.password,
    });
    expect(await problemOf(as(clerk).staff.unlockWithPin({ pin }))).toMatchObject({ code: 'PERSON_CUT_OFF' });
  });

  it('ends with the business day, and before that with its close', async () => {
    const overnight = await withPin();
    overnight.clock.set('2026-11-25T21:00:00.000Z');
    expect(await isSet(overnight)).toBe(false);

    const office = await openOffice();
    await openDay(office);
    await office.as(office.clerk).staff.setPin({ password: office.clerk.password, pin });
    expect(await isSet(office)).toBe(true);
    await closeDay(office, today);
    expect(await problemOf(office.as(office.clerk).staff.unlockWithPin({ pin }))).toMatchObject({
      code: 'PIN_NOT_SET',
    });
    await office.as(office.clerk).staff.setPin({ password: office.clerk.password, pin });
    expect(await isSet(office)).toBe(true);
  });
});
