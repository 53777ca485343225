import { describe, expect, it } from 'vitest';
import { createAttempts } from '#core/access/staff/attempts.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const minute = 60_000;
const guess = ({ anyone, clerk }: TestOffice, password = 'not the password') =>
  anyone.staff.signIn({ personId: clerk.id, password });

async function guessUntilPause(office: TestOffice): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) await problemOf(guess(office));
}

describe('attempts at a password', () => {
  it('A4 are counted before it is compared: of forty at once five are compared', async () => {
    const office = await openOffice();
    const problems = await Promise.all(Array.from({ length: 40 }, () => problemOf(guess(office))));
    const compared = problems.filter(({ code }) => code === 'WRONG_PASSWORD');
    expect(compared.map(({ params }) => params)).toEqual(
      [4, 3, 2, 1, 0].map((attemptsLeft) => ({ attemptsLeft })),
    );
    expect(problems.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(35);
  });

  it('A4 refuse the right password as well during a pause, and take it afterwards', async () => {
    const office = await openOffice();
    await guessUntilPause(office);
    expect(await problemOf(guess(office, office.clerk.password))).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
    office.clock.advance(minute);
    await guess(office, office.clerk.password);
    expect(await problemOf(guess(office))).toEqual({ code: 'WRONG_PASSWORD', params: { attemptsLeft: 4 } });
  });

  it('A4 are paid for by pauses that grow, to half an hour', async () => {
    const office = await openOffice();
    await guessUntilPause(office);
    const pauses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const refused = await problemOf(guess(office));
      const { waitSeconds } = refused.code === 'TOO_MANY_ATTEMPTS' ? refused.params : { waitSeconds: 0 };
      pauses.push(Math.round(waitSeconds / 60));
      office.clock.advance(waitSeconds * 1000);
      expect(await problemOf(guess(office))).toMatchObject({ params: { attemptsLeft: 0 } });
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  it('A4 are not forgiven by a clock that is set ahead', async () => {
    const office = await openOffice();
    await guessUntilPause(office);
    office.clock.jump(24 * 60 * minute);
    expect(await problemOf(guess(office))).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('A4 are not forgiven by a restart: the pause begins anew', async () => {
    const office = await openOffice();
    await guessUntilPause(office);
    const { desk, clerk } = office;
    let elapsed = 5_000_000;
    const restarted = createAttempts(desk.store.orm, () => elapsed);
    expect(() => restarted.take('sign_in', clerk.id)).toThrow('TOO_MANY_ATTEMPTS');
    elapsed += minute;
    expect(restarted.take('sign_in', clerk.id)).toBe(0);
  });

  it('A4 at one name after another are counted for the PC as well', async () => {
    const office = await openOffice();
    const { attempts } = office.desk;
    for (let person = 0; person < 30; person += 1) attempts.take('sign_in', `person ${person}`);
    expect(() => attempts.take('sign_in', 'one more')).toThrow('TOO_MANY_ATTEMPTS');
  });

  it('A5 at the sign-in leave who is signed in able to confirm', async () => {
    const office = await openOffice();
    await guessUntilPause(office);
    const next = 'another-good-password';
    await office.as(office.clerk).staff.changePassword({ current: office.clerk.password, next });
  });
});

describe('attempts at a first password', () => {
  const choose = ({ anyone }: TestOffice, personId: string, oneTimeCode: string) =>
    anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password: 'a-new-good-password' });

  it('A5 of somebody who has none to choose do not keep them from signing in', async () => {
    const office = await openOffice();
    for (let tries = 0; tries < 20; tries += 1)
      expect(await problemOf(choose(office, office.manager.id, '12345678'))).toMatchObject({
        code: 'ONE_TIME_CODE_WRONG',
      });
    const { id: personId, password } = office.manager;
    await office.anyone.staff.signIn({ personId, password });
  });

  it('A4 are counted before the code is compared, apart from the sign-in', async () => {
    const office = await openOffice();
    const { staff } = office.as(office.manager);
    const { personId } = await staff.register({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    await staff.recordSupervisionFile({ personId, fileNumber: '3', openedOn: '2026-01-01' });
    const clearance = { reference: '3', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
    await staff.recordInquiry({ personId, reference: '3', requestedOn: '2026-01-01' });
    await staff.recordClearance({ personId, ...clearance });
    const letter = { letterNumber: '3', letterDay: '2026-01-01' };
    await office.as(office.manager).postings.introduce({ personId, sections: ['filing'], ...letter });
    const { oneTimeCode } = await staff.activate({ personId });
    const wrong = String(Number(oneTimeCode) === 99_999_999 ? 10_000_000 : Number(oneTimeCode) + 1);
    const problems = await Promise.all(
      Array.from({ length: 12 }, () => problemOf(choose(office, personId, wrong))),
    );
    const codes = problems.map(({ code }) => code);
    expect(codes.filter((code) => code === 'ONE_TIME_CODE_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(7);
    office.clock.advance(minute);
    await choose(office, personId, oneTimeCode);
    await office.anyone.staff.signIn({ personId, password: 'a-new-good-password' });
  });
});
