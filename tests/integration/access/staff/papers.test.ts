// Papers decide who works, every day anew; who was cut off comes back with new ones; a reset is a code for the owner alone.
import { describe, expect, it } from 'vitest';
import { builtInSections } from '#core/access/postings/contract.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { morning, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const day = 24 * 60 * 60 * 1000;

const clear = ({ as, manager }: TestOffice, personId: string, issuedOn: string, expiresOn: string) =>
  as(manager).staff.recordClearance({ personId, reference: 'ح-۹', issuedOn, expiresOn });
const signIn = ({ anyone }: TestOffice, { id, password }: { id: string; password: string }) =>
  anyone.staff.signIn({ personId: id, password });

async function cutOff({ as, clerk, manager }: TestOffice): Promise<void> {
  const facts = { personId: clerk.id, reasonCode: 'left', leftAt: morning } as const;
  await as(manager).staff.cutOff({ ...facts, password: manager.password });
}

describe('a clearance', () => {
  it('D8.2 that has ended stops the sign-in, and at midnight the work', async () => {
    const office = await openOffice();
    await clear(office, office.clerk.id, today, today);
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    office.clock.set('2026-11-25T20:29:00.000Z');
    await office.as(office.clerk).staff.stillHere();
    office.clock.set('2026-11-25T20:30:01.000Z');
    const ended = { code: 'CLEARANCE_EXPIRED', params: { expired: today } };
    expect(await problemOf(office.as(office.clerk).visits.referAdvice({ visitId: null }))).toEqual(ended);
    expect(await problemOf(office.as(office.clerk).palette.find({ typed: 'رضا' }))).toEqual(ended);
    expect(await problemOf(signIn(office, office.clerk))).toEqual(ended);
  });

  it('D8.2 of the manager that has ended leaves them the next one to record, and nothing else', async () => {
    const office = await openOffice();
    const { manager } = office;
    await clear(office, manager.id, today, today);
    office.clock.advance(day);
    const { token } = await signIn(office, manager);
    const again = appRouter.createCaller({ desk: office.desk, session: token });
    for (const call of [again.visits.referAdvice({ visitId: null }), again.dayClose.overview({ day: today })])
      expect(await problemOf(call)).toMatchObject({ code: 'CLEARANCE_EXPIRED' });
    expect(await again.staff.list()).toHaveLength(2);
    const next = { personId: manager.id, reference: 'ح-۱۰', issuedOn: '2026-11-26', expiresOn: '2028-01-01' };
    await again.staff.recordClearance(next);
    await again.visits.referAdvice({ visitId: null });
  });

  it('D8.161 holds for five years from its letter at most, for whomever and at whatever PC', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const paper = { reference: 'ح-۹', issuedOn: '2026-11-20' } as const;
    const tooLong = { code: 'CLEARANCE_TOO_LONG', params: { last: '2031-11-20' } };
    for (const { id: personId } of [office.clerk, office.manager])
      for (const { staff } of [office.as(office.manager), other.seat(office.manager)])
        for (const expiresOn of ['2031-11-21', '2046-11-20'])
          expect(await problemOf(staff.recordClearance({ personId, ...paper, expiresOn }))).toEqual(tooLong);
    await clear(office, office.clerk.id, '2026-11-20', '2031-11-20');
    expect(office.desk.reads.staff.clearance(office.clerk.id)?.expiresOn).toBe('2031-11-20');
  });

  it('D8.3 counts by its letter’s day: the latest, not the longest, whichever was recorded last', async () => {
    const office = await openOffice();
    await clear(office, office.clerk.id, '2026-11-20', '2026-11-30');
    await clear(office, office.clerk.id, '2026-06-01', '2029-01-01');
    expect(office.desk.reads.staff.clearance(office.clerk.id)?.expiresOn).toBe('2026-11-30');
    office.clock.advance(6 * day);
    expect(await problemOf(signIn(office, office.clerk))).toMatchObject({ code: 'CLEARANCE_EXPIRED' });
  });

  it('D8.3 counts so at a PC that hears of the shorter one late, whatever its clock', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2, testMachine('2026-11-25T04:35:00.000Z').machine);
    const { staff } = other.seat(office.manager);
    const facts = { personId: office.clerk.id, reference: 'ح-۷' } as const;
    await staff.recordClearance({ ...facts, issuedOn: '2026-06-01', expiresOn: '2029-01-01' });
    await clear(office, office.clerk.id, '2026-11-20', '2026-11-30');
    meet(office, other);
    for (const { reads } of [office.desk, other.desk])
      expect(reads.staff.clearance(office.clerk.id)?.expiresOn).toBe('2026-11-30');
  });

  it('D8.3 is not moved by recording the longer one again, nor by one of the same letter’s day', async () => {
    const office = await openOffice();
    await clear(office, office.clerk.id, '2026-11-20', '2026-11-30');
    await clear(office, office.clerk.id, '2026-01-01', '2028-01-01');
    expect(office.desk.reads.staff.clearance(office.clerk.id)?.expiresOn).toBe('2026-11-30');
    office.clock.advance(6 * day);
    expect(await problemOf(signIn(office, office.clerk))).toMatchObject({ code: 'CLEARANCE_EXPIRED' });
  });

  it('D8.4 nor is any other letter about a person: inquiry, withdrawal, introduction, transfer', async () => {
    const office = await openOffice();
    const { staff, postings } = office.as(office.manager);
    const { personId } = await staff.register({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    await staff.recordSupervisionFile({ personId, fileNumber: '7', openedOn: today });
    const later = '2026-11-26';
    const { password } = office.manager;
    const sections = [...builtInSections];
    for (const call of [
      () => staff.recordInquiry({ personId, reference: '7', requestedOn: later }),
      () =>
        staff.withdrawClearance({
          personId: office.clerk.id,
          letterNumber: '7',
          withdrawnOn: later,
          password,
        }),
      () => postings.introduce({ personId, sections, letterNumber: '7', letterDay: later }),
    ])
      expect((await problemOf(call())).code).toMatch(/^(INPUT_INVALID|LETTER_DATES_IMPOSSIBLE)$/);
  });

  it('D8.4 and a supervision file are not of the future', async () => {
    const office = await openOffice();
    expect(await problemOf(clear(office, office.clerk.id, '2026-11-26', '2028-01-01'))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['issuedOn'] },
    });
    const file = { personId: office.clerk.id, fileNumber: '7', openedOn: '2026-11-26' };
    expect(await problemOf(office.as(office.manager).staff.recordSupervisionFile(file))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['openedOn'] },
    });
  });
});

describe('a person who was cut off', () => {
  it('D9.3 D9.80 comes back only with papers that are dated after it', async () => {
    const office = await openOffice();
    const { clerk } = office;
    const { staff } = office.as(office.manager);
    await cutOff(office);
    const old = { code: 'PAPERS_BEFORE_CUT_OFF', params: {} };
    const personId = clerk.id;
    expect(await problemOf(staff.activate({ personId }))).toEqual(old);
    await clear(office, personId, today, '2028-01-01');
    expect(await problemOf(staff.activate({ personId }))).toEqual(old);
    office.clock.advance(day);
    await clear(office, personId, '2026-11-26', '2028-01-01');
    expect(await problemOf(staff.activate({ personId }))).toEqual(old);
    await staff.recordSupervisionFile({ personId, fileNumber: '8', openedOn: '2026-11-26' });
    // The letter of their first introduction names no section any more (D9.80).
    expect(await problemOf(staff.activate({ personId }))).toEqual({ code: 'SECTIONS_MISSING', params: {} });
    const { postings } = office.as(office.manager);
    const letter = { personId, sections: [...builtInSections], letterNumber: '8' };
    expect(await problemOf(postings.introduce({ ...letter, letterDay: today }))).toEqual(old);
    await postings.introduce({ ...letter, letterDay: '2026-11-26' });
    await staff.activate({ personId });
    expect(office.desk.reads.staff.person(personId)?.state).toBe('activated');
    expect(await problemOf(signIn(office, clerk))).toMatchObject({ code: 'PERSON_NOT_ACTIVE' });
  });
});

describe('a person who was cut off, by other ways', () => {
  it('D9.3 not by papers that another PC recorded before it heard, nor by its activation', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const personId = office.clerk.id;
    await cutOff(office);
    await other
      .seat(office.manager)
      .staff.recordClearance({ personId, reference: 'ح-۸', issuedOn: today, expiresOn: '2028-01-01' });
    meet(office, other);
    for (const caller of [office.as(office.manager), other.seat(office.manager)])
      expect((await problemOf(caller.staff.activate({ personId }))).code).toBe('PAPERS_BEFORE_CUT_OFF');
  });

  it('D9.3 not by an old code or password, nor by a reset', async () => {
    const office = await openOffice();
    const { clerk, manager } = office;
    const { oneTimeCode } = await office
      .as(manager)
      .staff.resetPassword({ personId: clerk.id, password: manager.password });
    await cutOff(office);
    const first = { personId: clerk.id, oneTimeCode, password: 'باران تند پاییز' };
    expect((await problemOf(office.anyone.staff.chooseFirstPassword(first))).code).toMatch(
      /^(PERSON_NOT_ACTIVE|PERSON_CUT_OFF|ONE_TIME_CODE_WRONG)$/,
    );
    const again = { personId: clerk.id, password: manager.password };
    expect((await problemOf(office.as(manager).staff.resetPassword(again))).code).toMatch(
      /^PERSON_(NOT_ACTIVE|CUT_OFF)$/,
    );
    expect((await problemOf(signIn(office, clerk))).code).toMatch(/^PERSON_(NOT_ACTIVE|CUT_OFF)$/);
  });
});

describe('a reset', () => {
  const reset = ({ as, clerk, manager }: TestOffice, personId = clerk.id) =>
    as(manager).staff.resetPassword({ personId, password: manager.password });

  it('D11.8 ends the password and the sessions, and lets the owner alone choose the next', async () => {
    const office = await openOffice();
    const { clerk } = office;
    const { oneTimeCode } = await reset(office);
    expect(await problemOf(office.as(clerk).staff.whoAmI())).toMatchObject({ code: 'SESSION_ENDED' });
    expect(await problemOf(signIn(office, clerk))).toMatchObject({ code: 'PERSON_NOT_ACTIVE' });
    // Both see it: the owner where they choose the next one, the manager on the file of the person.
    const listed = async () => (await office.anyone.staff.signInList()).find(({ id }) => id === clerk.id);
    expect((await listed())?.reset).toMatchObject({ byName: office.manager.name });
    const [last] = await office.as(office.manager).staff.timeline({ personId: clerk.id });
    expect(last).toMatchObject({ kind: 'reset', byName: office.manager.name });
    const password = 'باران تند پاییز';
    await office.anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
    await signIn(office, { ...clerk, password });
    expect((await listed())?.reset).toBeNull();
    const entries = office.desk.path.journal.arrivedAfter(0, 10_000);
    expect(entries.filter(({ type }) => type === 'staff.password_reset')).toHaveLength(1);
    const again = office.anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
    expect(await problemOf(again)).toMatchObject({ code: 'ONE_TIME_CODE_WRONG' });
  });

  it('D11.8 is the manager’s, with their password, and never of themself', { tags: 'release' }, async () => {
    const office = await openOffice();
    const { clerk, manager, as } = office;
    const own = { personId: clerk.id, password: clerk.password };
    expect(await problemOf(as(clerk).staff.resetPassword(own))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await problemOf(as(manager).staff.resetPassword(own))).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(await problemOf(reset(office, manager.id))).toMatchObject({ code: 'OWN_ACT_FORBIDDEN' });
    expect(await problemOf(as(manager).staff.activate({ personId: clerk.id }))).toMatchObject({
      code: 'PERSON_ALREADY_ACTIVE',
    });
    await signIn(office, clerk);
  });

  it('D11.8 needs papers that hold', { tags: 'release' }, async () => {
    const office = await openOffice();
    await clear(office, office.clerk.id, today, today);
    office.clock.advance(day);
    expect(await problemOf(reset(office))).toMatchObject({ code: 'CLEARANCE_EXPIRED' });
    expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('active');
  });
});

describe('a password', () => {
  it('D11.7 that is soon guessed is refused wherever one is chosen, with the reason', async () => {
    const office = await openOffice();
    const { staff } = office.as(office.clerk);
    for (const next of ['11111111', '۱۱۱۱۱۱۱۱', 'علی‌رضایی', 'password'])
      expect(
        await problemOf(staff.changePassword({ current: office.clerk.password, next })),
        next,
      ).toMatchObject({
        code: 'PASSWORD_TOO_COMMON',
      });
    const { oneTimeCode } = await office
      .as(office.manager)
      .staff.resetPassword({ personId: office.clerk.id, password: office.manager.password });
    const first = { personId: office.clerk.id, oneTimeCode, password: '12345678' };
    expect(await problemOf(office.anyone.staff.chooseFirstPassword(first))).toMatchObject({
      code: 'PASSWORD_TOO_COMMON',
    });
  });
});
