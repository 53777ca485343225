// The steps of a person, one after the other, and the way back when a clearance is taken away (D8).
import { describe, expect, it } from 'vitest';
import { recordClearance, withdrawClearance } from '#core/access/staff/commands.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const day = 24 * 60 * 60 * 1000;
const newcomer = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;
const dates = { issuedOn: '2026-01-01', expiresOn: '2028-01-01' };

const stateOf = ({ desk }: Pick<TestOffice, 'desk'>, id: string) => desk.reads.staff.person(id)?.state;
const withdraw = ({ as, manager, clerk }: TestOffice, other: Record<string, string> = {}) =>
  as(manager).staff.withdrawClearance({
    personId: clerk.id,
    letterNumber: 'ل-۱',
    withdrawnOn: today,
    password: manager.password,
    ...other,
  });
const signIn = ({ anyone, clerk }: TestOffice) =>
  anyone.staff.signIn({ personId: clerk.id, password: clerk.password });

describe('the steps of a person', () => {
  it('D8.5 are taken in order, each with its document, by whatever procedure', async () => {
    const office = await openOffice();
    const { staff } = office.as(office.manager);
    const { personId } = await staff.register(newcomer);
    const inquiry = { personId, reference: 'ا-۱', requestedOn: '2026-01-02' };
    const clearance = { personId, reference: 'ح-۱', ...dates };
    expect(await problemOf(staff.recordInquiry(inquiry))).toEqual({
      code: 'SUPERVISION_FILE_MISSING',
      params: {},
    });
    expect(await problemOf(staff.recordClearance(clearance))).toEqual({
      code: 'INQUIRY_MISSING',
      params: {},
    });
    await staff.recordSupervisionFile({ personId, fileNumber: 'پ-۱', openedOn: '2026-01-01' });
    expect(stateOf(office, personId)).toBe('file_opened');
    expect(await problemOf(staff.recordClearance(clearance))).toEqual({
      code: 'INQUIRY_MISSING',
      params: {},
    });
    for (const requestedOn of ['2025-12-31', '2026-11-26'])
      expect(await problemOf(staff.recordInquiry({ ...inquiry, requestedOn }))).toMatchObject({
        code: 'INPUT_INVALID',
      });
    await staff.recordInquiry(inquiry);
    expect(stateOf(office, personId)).toBe('inquiry_requested');
    expect(await problemOf(staff.activate({ personId }))).toMatchObject({ code: 'CLEARANCE_MISSING' });
    await staff.recordClearance(clearance);
    expect(stateOf(office, personId)).toBe('approved');
    const letter = { letterNumber: '3', letterDay: '2026-01-01' };
    await office.as(office.manager).postings.introduce({ personId, sections: ['filing'], ...letter });
    await staff.activate({ personId });
    expect(stateOf(office, personId)).toBe('activated');
    const told = await staff.timeline({ personId });
    expect(told.map(({ kind, reference, byName }) => [kind, reference, byName])).toEqual([
      ['activated', null, 'مریم احمدی'],
      ['introduced', '3', 'مریم احمدی'],
      ['clearance', 'ح-۱', 'مریم احمدی'],
      ['inquiry', 'ا-۱', 'مریم احمدی'],
      ['supervision_file', 'پ-۱', 'مریم احمدی'],
      ['registered', null, 'مریم احمدی'],
    ]);
  });

  it('D8.5 stand on the file with the number and the day of their letters to the last: transfers, and the way out and back', async () => {
    const office = await openOffice();
    const { clerk, manager } = office;
    const { staff, postings, departures } = office.as(manager);
    const { password } = manager;
    const transfer = {
      personId: clerk.id,
      kind: 'section' as const,
      sections: ['notices'],
      toOffice: '',
      body: 'protection' as const,
      letterDay: today,
      effectiveOn: '2026-11-26',
      reason: 'کمبود نیرو در بخش ابلاغ',
      password,
    };
    const { transferId } = await postings.transfer({ ...transfer, letterNumber: 'ج-۷' });
    await postings.withdrawTransfer({ transferId, reason: 'بخش ابلاغ نیروی دیگری گرفت' });
    await withdraw(office, { letterNumber: 'ل-۱' });
    office.clock.advance(day);
    const paper = { personId: clerk.id, expiresOn: '2028-01-01' };
    await staff.recordClearance({ ...paper, reference: 'ح-۲', issuedOn: '2026-11-26' });
    const leftAt = office.desk.machine.now();
    await staff.cutOff({ personId: clerk.id, reasonCode: 'left', leftAt, password });
    const [departure] = await departures.open();
    const cutOffId = departure?.cutOffId ?? '';
    for (const { system } of departure?.accesses ?? [])
      await departures.recordAccess({
        ...{ cutOffId, systemId: system.systemId, outcome: 'cut', cutAt: leftAt },
        ...{ by: 'مرکز آمار', proof: 'نامهٔ ۱۲' },
      });
    await departures.close({ cutOffId, letterNumber: 'خ-۱', letterDay: '2026-11-26', reason: '' });
    office.clock.advance(day);
    await staff.recordSupervisionFile({ personId: clerk.id, fileNumber: 'پ-۲', openedOn: '2026-11-27' });
    await staff.recordClearance({ ...paper, reference: 'ح-۳', issuedOn: '2026-11-27' });
    await postings.introduce({
      ...{ personId: clerk.id, sections: ['filing'], letterNumber: 'م-۲', letterDay: '2026-11-27' },
    });
    await staff.activate({ personId: clerk.id });
    const told = (await staff.timeline({ personId: clerk.id })).slice(0, 10);
    expect(told.map(({ kind, reference, dated }) => [kind, reference, dated])).toEqual([
      // Who comes back has a first password again: nobody has reset one.
      ['activated', null, null],
      ['introduced', 'م-۲', '2026-11-27'],
      ['clearance', 'ح-۳', '2026-11-27'],
      ['supervision_file', 'پ-۲', '2026-11-27'],
      ['departure_closed', 'خ-۱', '2026-11-26'],
      ['cut_off', null, null],
      ['clearance', 'ح-۲', '2026-11-26'],
      ['clearance_withdrawn', 'ل-۱', today],
      ['transfer_withdrawn', 'ج-۷', today],
      ['transferred', 'ج-۷', today],
    ]);
  });

  it('D8.5 follow from the facts at a PC whose clock is days off and that hears them in one go', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const { staff } = office.as(office.manager);
    const { personId } = await staff.register(newcomer);
    office.clock.advance(-3 * day);
    await staff.recordSupervisionFile({ personId, fileNumber: '1', openedOn: '2026-01-01' });
    await staff.recordInquiry({ personId, reference: '1', requestedOn: '2026-01-01' });
    carryEntries(office.desk, other.desk);
    expect(stateOf(other, personId)).toBe('inquiry_requested');
  });
});

describe('a clearance that is taken back', () => {
  it('D8.6 ends the sessions and the sign-in at once, and a later letter brings the person back', async () => {
    const office = await openOffice();
    const { clerk } = office;
    await withdraw(office);
    expect(stateOf(office, clerk.id)).toBe('suspended');
    expect(await problemOf(office.as(clerk).staff.whoAmI())).toMatchObject({ code: 'SESSION_ENDED' });
    const withdrawn = { code: 'CLEARANCE_WITHDRAWN', params: {} };
    expect(await problemOf(signIn(office))).toEqual(withdrawn);
    expect(await problemOf(withdraw(office))).toEqual(withdrawn);
    const { staff } = office.as(office.manager);
    expect(await problemOf(staff.activate({ personId: clerk.id }))).toEqual(withdrawn);
    const clearance = { personId: clerk.id, reference: '7', issuedOn: today, expiresOn: '2028-01-01' };
    expect(await problemOf(staff.recordClearance(clearance))).toEqual({
      code: 'PAPERS_BEFORE_WITHDRAWAL',
      params: {},
    });
    office.clock.advance(day);
    await office.as(office.manager).staff.recordClearance({ ...clearance, issuedOn: '2026-11-26' });
    expect(stateOf(office, clerk.id)).toBe('active');
    await signIn(office);
  });

  it('D8.6 is the manager’s, with their password, never their own, and of no future letter', async () => {
    const office = await openOffice();
    const { clerk, manager } = office;
    const facts = { personId: clerk.id, letterNumber: '1', withdrawnOn: today, password: clerk.password };
    expect(await problemOf(office.as(clerk).staff.withdrawClearance(facts))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await problemOf(withdraw(office, { password: 'another' }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(await problemOf(withdraw(office, { personId: manager.id }))).toMatchObject({
      code: 'OWN_ACT_FORBIDDEN',
    });
    expect(await problemOf(withdraw(office, { withdrawnOn: '2026-11-26' }))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    await signIn(office);
  });

  it('D8.6 stands over a clearance that another PC recorded without knowing of it, whatever the clocks', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const personId = office.clerk.id;
    await other.signIn(office.clerk);
    const facts = { personId, letterNumber: '1', withdrawnOn: today };
    office.desk.path.execute(office.manager.id, (tx) => withdrawClearance(tx, office.desk.reads, facts));
    office.clock.advance(2 * day);
    const later = { personId, reference: '8', issuedOn: '2026-11-26', expiresOn: '2028-01-01' };
    other.desk.path.execute(office.manager.id, (tx) => recordClearance(tx, other.desk.reads, later));
    carryEntries(office.desk, other.desk);
    carryEntries(other.desk, office.desk);
    for (const { desk } of [office, other])
      expect(desk.reads.staff.person(personId)?.state).toBe('suspended');
    expect(other.desk.sessions.all()).toEqual([]);
    other.desk.path.execute(office.manager.id, (tx) => recordClearance(tx, other.desk.reads, later));
    carryEntries(other.desk, office.desk);
    expect(stateOf(office, personId)).toBe('active');
  });

  it('D8.6 that came while the password was compared lets nobody in', async () => {
    const office = await openOffice();
    const coming = problemOf(signIn(office));
    const facts = { personId: office.clerk.id, letterNumber: '1', withdrawnOn: today };
    office.desk.path.execute(office.manager.id, (tx) => withdrawClearance(tx, office.desk.reads, facts));
    expect(await coming).toMatchObject({ code: 'CLEARANCE_WITHDRAWN' });
  });
});

describe('the posts of an office', () => {
  it('D8.8 are filled by who may work, and an empty one is on the manager’s morning card alone', async () => {
    const office = await openOffice();
    const posts = async () =>
      (await office.as(office.manager).staff.posts()).map(({ role, active }) => [role, active]);
    expect(await posts()).toEqual([
      ['manager', 1],
      ['legal_expert', 0],
      ['it_expert', 0],
      ['clerk', 1],
    ]);
    await office.addPerson({ name: 'کارشناس', nationalCode: '0790419904', role: 'it_expert' });
    await withdraw(office);
    const { missing } = await office.as(office.manager).premises.openTasks();
    expect(missing.posts).toEqual([
      { role: 'legal_expert', needed: 1, active: 0 },
      { role: 'clerk', needed: 2, active: 0 },
    ]);
  });
});
