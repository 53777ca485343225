// Complaints and reports are about a human being, not about an account: somebody has two of them, a clerk's and a manager's.
import { expect, test, vi } from 'vitest';
import { enrolled } from '#tests/support/enrolled.ts';
import { openDay, openOffice, openVisit, problemOf } from '#tests/support/office.ts';
import { twoAccounts } from '#tests/support/two-accounts.ts';

const complaint = {
  kind: 'complaint',
  category: 'delay',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '09121234567',
  visitId: null,
} as const;
const decided = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;
const missing = { code: 'NOT_FOUND', params: { what: 'complaint' } };
const reason = 'هر دو از یک رویداد است';

test('D7.9 one that names the other account of a manager is sealed, and is there for neither of them', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  enrolled(office.desk);
  const { asClerk, there, meet } = await twoAccounts(office);
  meet();
  const { complaintId } = await office
    .as(office.clerk)
    .complaints.register({ ...complaint, aboutId: asClerk.id });
  meet();
  expect(await office.as(office.manager).complaints.get({ complaintId })).toMatchObject({
    aboutManager: true,
    textState: 'sealed',
    text: null,
  });
  for (const account of [office.as(asClerk), there, office.as(office.manager)]) {
    const deciding = account.complaints.addAddendum({ complaintId, ...decided });
    expect((await problemOf(deciding)).code).toBe('NOT_ALLOWED');
  }
});

test('D7.9 one that was taken down before the PCs met is seen, added to and decided by neither account', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { asClerk, there, meet } = await twoAccounts(office);
  const visitId = await openVisit(office);
  const { complaintId, trackingCode, number } = await office
    .as(office.clerk)
    .complaints.register({ ...complaint, aboutId: asClerk.id, visitId });
  const related = await office.as(office.clerk).complaints.register({ ...complaint, text: 'همان روز' });
  await office.as(office.manager).complaints.link({
    complaintId: related.complaintId,
    trackingCode,
    kind: 'related',
    reason,
  });
  meet();
  for (const account of [office.as(asClerk), there]) {
    const { complaints, palette, visits } = account;
    expect(await problemOf(complaints.get({ complaintId }))).toEqual(missing);
    expect(await problemOf(complaints.find({ trackingCode }))).toEqual(missing);
    expect(await problemOf(complaints.slip({ complaintId }))).toEqual(missing);
    expect((await problemOf(complaints.revealContact({ complaintId }))).code).toBe('NOT_FOUND');
    expect(await problemOf(complaints.addAddendum({ complaintId, ...decided }))).toEqual(missing);
    const listed = (await complaints.list({ state: 'all' })).rows.map((row) => row.complaintId);
    expect(listed).toEqual([related.complaintId]);
    for (const typed of [trackingCode, `1-${number}`])
      expect(await palette.find({ typed }), typed).toMatchObject({ complaints: [], more: false });
    expect((await complaints.get({ complaintId: related.complaintId })).links).toEqual([]);
    expect((await visits.get({ visitId })).complaints).toEqual([]);
  }
  const linking = { complaintId: related.complaintId, trackingCode, kind: 'merged', reason } as const;
  expect(await problemOf(there.complaints.link(linking))).toEqual(missing);
  // It is decided by the other manager, and until then no card of theirs counts it.
  office.clock.set('2026-12-20T05:00:00.000Z');
  expect((await there.premises.counts()).dueComplaints).toBe(1);
  expect((await office.as(office.manager).premises.counts()).dueComplaints).toBe(2);
  await office.as(office.manager).complaints.addAddendum({ complaintId, ...decided });
});

test('D7.7 what comes from a visit that they served as a clerk is sealed, and of what was taken down before they decide nothing', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  enrolled(office.desk);
  await openDay(office);
  const { asClerk, there, meet } = await twoAccounts(office);
  const visitId = await openVisit({ ...office, clerk: asClerk });
  const before = await office.as(office.clerk).complaints.register({ ...complaint, visitId });
  meet();
  const deciding = there.complaints.addAddendum({ complaintId: before.complaintId, ...decided });
  expect((await problemOf(deciding)).code).toBe('OWN_ACT_FORBIDDEN');
  const other = await office.as(office.clerk).complaints.register(complaint);
  meet();
  const { complaintId } = other;
  const linking = { complaintId, trackingCode: before.trackingCode, kind: 'merged', reason } as const;
  expect((await problemOf(there.complaints.link(linking))).code).toBe('OWN_ACT_FORBIDDEN');
  const after = await office.as(office.clerk).complaints.register({ ...complaint, visitId });
  expect(await office.as(office.manager).complaints.get({ complaintId: after.complaintId })).toMatchObject({
    aboutManager: true,
    textState: 'sealed',
  });
  await office.as(office.manager).complaints.addAddendum({ complaintId: before.complaintId, ...decided });
});

test('D12.7 a report that names the other account of a manager is the province’s alone, and one from before is not theirs to read', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  enrolled(office.desk);
  const { asClerk, there, meet } = await twoAccounts(office);
  const report = {
    rule: 'D3' as const,
    aboutId: asClerk.id,
    route: 'office' as const,
    text: 'علی رضایی دید که پول نقد گرفته شد',
    said: '',
    evidence: [],
    visitId: null,
  };
  const before = await office.as(office.clerk).violations.file(report);
  expect(before.provinceOnly).toBe(false);
  meet();
  const { reportId } = before;
  expect(await problemOf(there.violations.get({ reportId }))).toEqual({
    code: 'NOT_FOUND',
    params: { what: 'report' },
  });
  expect(await there.violations.list()).toEqual([]);
  expect(await office.as(office.manager).violations.list()).toMatchObject([{ reportId }]);
  expect((await office.as(office.clerk).violations.file(report)).provinceOnly).toBe(true);
});

test('D12.7 nor is one kept in the office because it was sealed before the PC heard whom it names', async () => {
  const office = await openOffice();
  const province = enrolled(office.desk);
  const { asClerk, meet } = await twoAccounts(office);
  const { sync } = office.desk.reads;
  const sealingKeys = sync.sealingKeys();
  vi.spyOn(sync, 'sealingKeys').mockImplementation(() => {
    meet();
    return sealingKeys;
  });
  const filed = await office.as(office.clerk).violations.file({
    rule: 'D3',
    aboutId: asClerk.id,
    route: 'office_and_province',
    text: 'علی رضایی دید که پول نقد گرفته شد',
    said: '',
    evidence: [],
    visitId: null,
  });
  expect(filed.provinceOnly).toBe(true);
  expect(await office.as(office.manager).violations.list()).toEqual([]);
  const { sealed } = office.desk.reads.violations.seal(filed.reportId) ?? {};
  expect(await province.open(sealed ?? '')).toMatchObject({ content: { reportId: filed.reportId } });
});
