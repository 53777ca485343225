// Whatever is shown whole is journalled with who looked, at what and why; nothing else is (D16).
import { expect, test } from 'vitest';
import { openDay, openOffice, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const known = { clientType: 'iranian_adult', identifier: '0499370899' } as const;

const looks = ({ desk: { store } }: TestOffice) =>
  store.sqlite
    .prepare<[], { by: string; what: string }>(
      `SELECT actor AS by, type || coalesce(' ' || json_extract(CAST(bytes AS TEXT), '$.body.purpose'), '') AS what
       FROM journal WHERE type IN ('client.viewed', 'record.viewed') ORDER BY pos`,
    )
    .all();

test('D16.3 a look-up is journalled with who looked, every time, whether a visit follows or not', async () => {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office);
  const { clerk, manager } = office;
  expect(await office.as(clerk).visits.findClient(known)).toMatchObject({ mobile: '09121234567' });
  await office.as(manager).visits.findClient({ ...known, identifier: '۰۴۹۹۳۷۰۸۹۹' });
  // On another day, and before that day is opened.
  office.clock.set('2026-11-28T04:30:00.000Z');
  await office.as(clerk).visits.findClient(known);
  const what = 'client.viewed looked_up';
  expect(looks(office)).toEqual([
    { by: clerk.id, what },
    { by: manager.id, what },
    { by: clerk.id, what },
  ]);
});

test('D16.3 nobody is told, and nothing journalled, of a client who is not known or of another type', async () => {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office);
  const { visits } = office.as(office.clerk);
  expect(await visits.findClient({ ...known, identifier: '0790419904' })).toBeNull();
  expect(await visits.findClient({ ...known, clientType: 'legal_person' })).toBeNull();
  expect(await visits.findClient({ ...known, identifier: '04993' })).toBeNull();
  expect(looks(office)).toEqual([]);
});

test('D16.3 a view in a visit is journalled, also of yesterday’s and of a completed or cancelled one', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const { visits } = office.as(office.clerk);
  await visits.revealIdentifier({ visitId });
  await visits.cancel({ visitId, reasonCode: 'client_left' });
  await visits.revealIdentifier({ visitId });
  office.clock.set('2026-11-28T04:30:00.000Z');
  await visits.revealIdentifier({ visitId });
  expect(looks(office).map(({ what }) => what)).toEqual(Array(3).fill('client.viewed revealed'));
});

test('D16.9 a client’s history is opened by a journalled look, over days and PCs, masked, and of this client alone', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  await openVisit(office, '0790419904');
  const other = joinOffice(office, 2);
  const second = await openVisit({ ...office, as: other.seat });
  carryEntries(other.desk, office.desk);
  office.clock.set('2026-11-28T04:30:00.000Z');
  const { clerk, manager, as } = office;
  const history = await as(clerk).visits.clientHistory({ visitId });
  expect(history.rows.map((row) => row.visitId).toSorted()).toEqual([visitId, second].toSorted());
  expect(history.rows[0]).toMatchObject({ day: today, byName: clerk.name, state: 'open' });
  expect(history.more).toBe(false);
  for (const secret of ['0499370899', '09121234567', '1193653471'])
    expect(JSON.stringify(history)).not.toContain(secret);
  expect(looks(office)).toEqual([{ by: clerk.id, what: 'client.viewed history' }]);
  expect((await as(manager).records.accessOfDay({ day: '2026-11-28', personId: null })).rows).toMatchObject([
    { purpose: 'history', count: 1, personName: clerk.name },
  ]);
  const expert = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'it_expert' });
  expect(await problemOf(as(expert).visits.clientHistory({ visitId }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(await problemOf(as(clerk).visits.clientHistory({ visitId: clerk.id }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(looks(office)).toHaveLength(1);
});

test('D16.3 a refused view shows nothing and is not journalled', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const expert = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'it_expert' });
  for (const look of [
    () => office.as(expert).visits.revealIdentifier({ visitId }),
    () => office.as(expert).visits.findClient(known),
    () => office.anyone.visits.findClient(known),
  ])
    await problemOf(look());
  expect(looks(office)).toEqual([]);
});

const said = {
  kind: 'complaint',
  category: 'delay',
  aboutManager: false,
  text: 'نیم ساعت در نوبت ماندم',
  contactName: 'رضا محمدی',
  contactPhone: '09121234567',
  visitId: null,
} as const;

test('D16.3 the phone of a complaint is masked, and whole only by a journalled look of who may read it', async () => {
  const office = await openOffice();
  const { clerk, manager } = office;
  const { complaintId } = await office.as(clerk).complaints.register(said);
  const view = await office.as(manager).complaints.get({ complaintId });
  expect(view.contactPhoneMasked).toBe('*******4567');
  expect(JSON.stringify(view)).not.toContain('09121234567');
  expect(await office.as(manager).complaints.revealContact({ complaintId })).toEqual({
    contactPhone: '09121234567',
  });
  expect(looks(office)).toEqual([{ by: manager.id, what: 'record.viewed' }]);
  const colleague = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  expect((await office.as(colleague).complaints.get({ complaintId })).contactPhoneMasked).toBeNull();
  expect(await problemOf(office.as(colleague).complaints.revealContact({ complaintId }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(looks(office)).toHaveLength(1);
});

test('D16.3 a locked session is shown nothing, and nothing is journalled', { tags: 'release' }, async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const { staff, visits } = office.as(office.clerk);
  await staff.lock({ drafts: null });
  for (const look of [() => visits.revealIdentifier({ visitId }), () => visits.findClient(known)])
    expect((await problemOf(look())).code).toBe('SESSION_LOCKED');
  expect(looks(office)).toEqual([]);
});

test('D16.6 the manager sees at one PC what was looked at from another, and looks by whoever was cut off since', async () => {
  const office = await openOffice();
  await openDay(office);
  const { clerk, manager } = office;
  const visitId = await openVisit(office);
  const other = joinOffice(office, 2);
  await office.as(clerk).visits.revealIdentifier({ visitId });
  await other.seat(clerk).visits.revealIdentifier({ visitId });
  const leftAt = '2026-11-25T04:00:00.000Z';
  const { password } = manager;
  await office.as(manager).staff.cutOff({ personId: clerk.id, reasonCode: 'left', leftAt, password });
  carryEntries(office.desk, other.desk);
  const there = await other.seat(manager).records.accessOfDay({ day: today, personId: null });
  expect(there.rows).toMatchObject([{ personId: clerk.id, personName: clerk.name, count: 2 }]);
});

test('D16.6 the manager sees who looked who looked at what on a day, by mask, and nobody else does', async () => {
  const office = await openOffice();
  await openDay(office);
  const { clerk, manager } = office;
  const visitId = await openVisit(office);
  const { complaintId } = await office.as(clerk).complaints.register(said);
  await office.as(clerk).visits.revealIdentifier({ visitId });
  await office.as(clerk).visits.revealIdentifier({ visitId });
  await office.as(clerk).visits.takeUpClient({ visitId });
  await office.as(manager).complaints.revealContact({ complaintId });
  const day = await office.as(manager).records.accessOfDay({ day: today, personId: null });
  expect(day.people).toEqual([
    { personId: clerk.id, personName: clerk.name, count: 3 },
    { personId: manager.id, personName: manager.name, count: 1 },
  ]);
  expect(
    day.rows.map(({ personId, purpose, count, subject }) => [personId, subject.kind, purpose, count]),
  ).toEqual([
    [manager.id, 'complaint_contact', 'complaint_contact', 1],
    [clerk.id, 'client', 'taken_up', 1],
    [clerk.id, 'client', 'revealed', 2],
  ]);
  expect(day.rows[2]?.subject).toMatchObject({ visitNumber: '1-1', identifierMasked: '******0899' });
  expect(JSON.stringify(day)).not.toMatch(/0499370899|09121234567|رضا محمدی/);
  const ofManager = await office.as(manager).records.accessOfDay({ day: today, personId: manager.id });
  expect(ofManager.rows).toHaveLength(1);
  expect(ofManager.people).toHaveLength(2);
  expect((await office.as(manager).records.accessOfDay({ day: '2026-11-24', personId: null })).rows).toEqual(
    [],
  );
  const inspector = await office.addPerson({
    name: 'نرگس صالحی',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  for (const who of [clerk, inspector])
    expect(await problemOf(office.as(who).records.accessOfDay({ day: today, personId: null }))).toMatchObject(
      {
        code: 'NOT_ALLOWED',
      },
    );
});
