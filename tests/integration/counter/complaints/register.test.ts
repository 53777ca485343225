import { describe, expect, it } from 'vitest';
import { readTrackingCode } from '#core/counter/complaints/rules.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { type Caller, openDay, openOffice, openVisit, problemOf } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

type Registering = Parameters<Caller['complaints']['register']>[0];

const text = 'بیش از تعرفه گرفتند';
const contactName = 'رضا محمدی';

function complaint(other: Partial<Registering> = {}): Registering {
  return {
    kind: 'complaint',
    category: 'overcharge',
    aboutManager: false,
    text,
    contactName,
    contactPhone: '۰۹۱۲ ۱۲۳ ۴۵۶۷',
    visitId: null,
    ...other,
  };
}

describe('registering a complaint', () => {
  it('gives the next number of the desk, a tracking code and a deadline of ten working days', async () => {
    const { as, clerk, manager } = await openOffice({ deskNumber: 3 });
    const first = await as(clerk).complaints.register(complaint());
    const second = await as(manager).complaints.register(
      complaint({ kind: 'feedback', category: 'satisfaction', text: '' }),
    );
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(first).toMatchObject({ deskNumber: 3, dueDay: '2026-12-07' });
    expect(readTrackingCode(first.trackingCode)).toBe(first.trackingCode);
    expect(second.trackingCode).not.toBe(first.trackingCode);
  });

  it('is possible before the day is open and after it', async () => {
    const office = await openOffice();
    await office.as(office.clerk).complaints.register(complaint());
    await openDay(office);
    await office.as(office.clerk).complaints.register(complaint());
    expect((await office.as(office.clerk).complaints.list({ state: 'open' })).rows).toHaveLength(2);
  });

  it('D7.1 leaves no gap in the numbers when a registration is refused', async () => {
    const { as, clerk } = await openOffice();
    const { complaints } = as(clerk);
    await complaints.register(complaint());
    expect(await problemOf(complaints.register(complaint({ text: '' })))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['text'] },
    });
    const unknownVisit = complaints.register(complaint({ visitId: clerk.id }));
    expect(await problemOf(unknownVisit)).toEqual({ code: 'NOT_FOUND', params: { what: 'visit' } });
    expect((await complaints.register(complaint())).number).toBe(2);
  });

  it('D7 names who has left as well, after those who are here', async () => {
    const office = await openOffice();
    const { clerk, manager, as } = office;
    expect((await as(clerk).complaints.people()).filter(({ hasLeft }) => hasLeft)).toEqual([]);
    const { password } = manager;
    const leftAt = '2026-11-25T04:00:00.000Z';
    await as(manager).staff.cutOff({ personId: clerk.id, reasonCode: 'left', leftAt, password });
    const people = await as(manager).complaints.people();
    expect(people.at(-1)).toMatchObject({ id: clerk.id, hasLeft: true });
    const { number } = await as(manager).complaints.register(complaint({ aboutId: clerk.id }));
    expect(number).toBe(1);
  });

  it('names its visit, and keeps text and contact in the office', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    const { complaints } = office.as(office.clerk);
    const { complaintId } = await complaints.register(complaint({ visitId }));
    expect(await complaints.get({ complaintId })).toMatchObject({
      visit: { visitId, number: 1, day: '2026-11-25', clientName: 'رضا محمدی' },
      textState: 'shown',
      text,
      contactName,
      contactPhoneMasked: '*******4567',
    });
    const bodies = journalBodies(office.desk);
    for (const secret of [text, contactName, '09121234567']) expect(bodies).not.toContain(secret);
  });

  it('shows on its visit too, but tells on nobody: only to whoever took it down, and to the manager', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    const { complaintId } = await office.as(office.clerk).complaints.register(complaint({ visitId }));
    const other = await office.addPerson({
      name: 'زهرا کریمی',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    const shown = { complaintId, number: 1, deskNumber: 1, kind: 'complaint', category: 'overcharge' };
    for (const person of [office.clerk, office.manager]) {
      expect((await office.as(person).visits.get({ visitId })).complaints).toEqual([shown]);
    }
    expect((await office.as(other).visits.get({ visitId })).complaints).toEqual([]);
    expect(await office.as(other).complaints.get({ complaintId })).toMatchObject({
      visit: null,
      textState: 'withheld',
    });
  });

  it('is for those at the counter', async () => {
    const { anyone } = await openOffice();
    expect((await problemOf(anyone.complaints.register(complaint()))).code).toBe('NOT_SIGNED_IN');
  });
});

describe('the register', () => {
  it('shows days left, then overdue, and closed by the outcome', async () => {
    const { as, clerk, manager, clock } = await openOffice();
    const { complaintId } = await as(clerk).complaints.register(complaint());
    const { complaints } = as(manager);
    expect((await complaints.list({ state: 'open' })).rows).toMatchObject([
      { complaintId, state: 'open', workingDaysLeft: 10, overdue: false, byName: clerk.name },
    ]);
    expect((await complaints.list({ state: 'overdue' })).rows).toEqual([]);
    clock.set('2026-12-08T05:00:00.000Z');
    expect((await complaints.list({ state: 'overdue' })).rows).toMatchObject([
      { complaintId, workingDaysLeft: -1, overdue: true },
    ]);
    await complaints.addAddendum({
      complaintId,
      kind: 'outcome',
      outcome: 'upheld',
      text: 'وجه بازگردانده شد',
    });
    expect((await complaints.list({ state: 'overdue' })).rows).toEqual([]);
    expect((await complaints.list({ state: 'open' })).rows).toEqual([]);
    const closed = { complaintId, state: 'closed', workingDaysLeft: null, overdue: false };
    expect(await complaints.list({ state: 'closed' })).toMatchObject({ rows: [closed], more: false });
    expect((await complaints.list({ state: 'all' })).rows).toMatchObject([closed]);
  });

  it('shows a clerk the words of what they took down themself, and the manager all', async () => {
    const office = await openOffice();
    const { as, clerk, manager, addPerson } = office;
    const other = await addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
    const { complaintId } = await as(clerk).complaints.register(complaint({ category: 'conduct' }));
    expect(await as(other).complaints.get({ complaintId })).toMatchObject({
      textState: 'withheld',
      text: null,
      contactName: null,
      contactPhoneMasked: null,
    });
    expect((await as(clerk).complaints.get({ complaintId })).text).toBe(text);
    expect((await as(manager).complaints.get({ complaintId })).text).toBe(text);
  });

  it('finds a complaint by the code of its slip, however it is typed', async () => {
    const { as, clerk } = await openOffice();
    const { complaints } = as(clerk);
    const { complaintId, trackingCode } = await complaints.register(complaint());
    const typed = ` ${trackingCode.slice(0, 4).toLowerCase()}-${trackingCode.slice(4)}`;
    expect(await complaints.find({ trackingCode: typed })).toEqual({ complaintId });
    expect((await problemOf(complaints.find({ trackingCode: 'AAAA-AAAA' }))).code).toBe('INPUT_INVALID');
    expect((await problemOf(complaints.find({ trackingCode: '22222222' }))).code).toBe('NOT_FOUND');
  });

  it('prints a slip with office, number, code, deadline and 127', async () => {
    const { as, clerk } = await openOffice();
    const { complaintId, trackingCode } = await as(clerk).complaints.register(complaint());
    expect(await as(clerk).complaints.slip({ complaintId })).toMatchObject({
      officeName: 'دفتر آزمون',
      officeCode: '1101',
      demo: false,
      number: 1,
      deskNumber: 1,
      trackingCode,
      dueDay: '2026-12-07',
      textTaken: true,
      protectionLine: '127',
    });
  });
});

describe('adding to a complaint', () => {
  it('D7.2 keeps everything that was written, oldest first', async () => {
    const { as, clerk, manager } = await openOffice();
    const { complaintId } = await as(clerk).complaints.register(complaint());
    await as(clerk).complaints.addAddendum({ complaintId, kind: 'addendum', text: 'رسید را آورد' });
    await as(manager).complaints.addAddendum({
      complaintId,
      kind: 'outcome',
      outcome: 'rejected',
      text: 'طبق تعرفه',
    });
    const { addenda, text: first } = await as(manager).complaints.get({ complaintId });
    expect(first).toBe(text);
    expect(addenda).toMatchObject([
      { kind: 'addendum', outcome: null, text: 'رسید را آورد', textState: 'shown', byName: clerk.name },
      { kind: 'outcome', outcome: 'rejected', text: 'طبق تعرفه', byName: manager.name },
    ]);
  });

  it('with an outcome is the manager’s', async () => {
    const { as, clerk } = await openOffice();
    const { complaints } = as(clerk);
    const { complaintId } = await complaints.register(complaint());
    const outcome = complaints.addAddendum({
      complaintId,
      kind: 'outcome',
      outcome: 'upheld',
      text: 'درست است',
    });
    expect((await problemOf(outcome)).code).toBe('NOT_ALLOWED');
  });

  it('after the outcome is refused, but to the manager for a correction', async () => {
    const { as, clerk, manager } = await openOffice();
    const { complaintId } = await as(clerk).complaints.register(complaint());
    const outcome = { complaintId, kind: 'outcome', outcome: 'upheld', text: 'درست است' } as const;
    const addendum = { complaintId, kind: 'addendum', text: 'نکتهٔ تازه' } as const;
    await as(manager).complaints.addAddendum(outcome);
    expect((await problemOf(as(clerk).complaints.addAddendum(addendum))).code).toBe('COMPLAINT_CLOSED');
    expect((await problemOf(as(manager).complaints.addAddendum(outcome))).code).toBe('COMPLAINT_CLOSED');
    await as(manager).complaints.addAddendum(addendum);
    expect((await as(manager).complaints.get({ complaintId })).addenda).toHaveLength(2);
  });

  it('to what is not there is not found', async () => {
    const { as, clerk } = await openOffice();
    const call = as(clerk).complaints.addAddendum({ complaintId: clerk.id, kind: 'addendum', text });
    expect(await problemOf(call)).toEqual({ code: 'NOT_FOUND', params: { what: 'complaint' } });
  });
});

describe('two PCs of one office', () => {
  it('number by desk, so that their registers merge without a clash', async () => {
    const office = await openOffice({ deskNumber: 1 });
    const second = joinOffice(office, 2);
    const there = await second.signIn(office.clerk);
    await office.as(office.clerk).complaints.register(complaint());
    await there.complaints.register(complaint());
    carryEntries(second.desk, office.desk);
    const { rows } = await office.as(office.manager).complaints.list({ state: 'all' });
    expect(rows.map(({ deskNumber, number }) => [deskNumber, number])).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });
});
