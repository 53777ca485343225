// The legal expert reads a complaint that may be seen and adds what they think of it; they decide none, and see none that is about them.
import { expect, test } from 'vitest';
import { enrolled } from '#tests/support/enrolled.ts';
import { openDay, openOffice, problemOf } from '#tests/support/office.ts';

const complaint = {
  kind: 'complaint',
  category: 'legal_advice',
  aboutManager: false,
  visitId: null,
  text: 'متصدی گفت این دعوا به جایی نمی‌رسد',
  contactName: 'مینا صادقی',
  contactPhone: '09121234567',
} as const;

test('D7.206 the legal expert reads a complaint and adds to it, and decides none', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  await openDay(office);
  const { as, clerk, manager } = office;
  const expert = await office.addPerson({
    name: 'نرگس کاظمی',
    nationalCode: '0790419904',
    role: 'legal_expert',
  });
  const { complaints } = as(expert);
  const { complaintId } = await as(clerk).complaints.register(complaint);
  expect(await as(expert).legalDesk.home()).toMatchObject({ complaints: [{ complaintId }] });
  expect(await complaints.get({ complaintId })).toMatchObject({ text: complaint.text, state: 'open' });
  await complaints.addAddendum({ kind: 'addendum', complaintId, text: 'سخن متصدی مشاورهٔ حقوقی بوده است' });
  expect(await as(manager).complaints.get({ complaintId })).toMatchObject({
    state: 'open',
    addenda: [{ text: 'سخن متصدی مشاورهٔ حقوقی بوده است', byName: expert.name }],
  });
  const outcome = {
    kind: 'outcome',
    complaintId,
    outcome: 'rejected',
    text: 'بررسی شد و وارد نبود',
  } as const;
  expect(await problemOf(complaints.addAddendum(outcome))).toMatchObject({ code: 'NOT_ALLOWED' });
  // The phone, the slip and the register stay at the counter.
  for (const call of [
    complaints.revealContact({ complaintId }),
    complaints.slip({ complaintId }),
    complaints.list({ state: 'open' }),
  ])
    expect(await problemOf(call)).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('D7.206 what is about the manager or about the expert is read by no expert', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  await openDay(office);
  const { as, clerk } = office;
  const expert = await office.addPerson({
    name: 'نرگس کاظمی',
    nationalCode: '0790419904',
    role: 'legal_expert',
  });
  const { complaintId: sealed } = await as(clerk).complaints.register({ ...complaint, aboutManager: true });
  const { complaintId: own } = await as(clerk).complaints.register({ ...complaint, aboutId: expert.id });
  const { complaints, legalDesk } = as(expert);
  expect(await legalDesk.home()).toMatchObject({ complaints: [] });
  expect(await complaints.get({ complaintId: sealed })).toMatchObject({ textState: 'sealed', text: null });
  expect(await problemOf(complaints.get({ complaintId: own }))).toMatchObject({ code: 'NOT_FOUND' });
  const adding = complaints.addAddendum({ kind: 'addendum', complaintId: own, text: 'من نبودم' });
  expect(await problemOf(adding)).toMatchObject({ code: 'NOT_FOUND' });
});
