// Violation reports (D12): numbered, with evidence by its hash, sealed to the province, and what nobody in the office stops.
import { expect, test } from 'vitest';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import { enrolled } from '#tests/support/enrolled.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const words = {
  text: 'سارا نوری دید که مدیر از مراجعه‌کننده پول نقد گرفت',
  said: 'گفت بعداً رسید می‌دهد',
};

const report = (office: TestOffice) =>
  ({
    rule: 'D3',
    aboutId: office.clerk.id,
    route: 'office',
    ...words,
    evidence: [],
    visitId: null,
  }) as const;

const wrote = (office: TestOffice, type: string) =>
  journalBodies(office.desk)
    .split('\n')
    .map((line) => envelopeSchema.parse(JSON.parse(line)))
    .filter((entry) => entry.type === type);

test('D12.6 a report names entries of the journal by their hash, and gets the next number of its desk', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const { violations, records } = office.as(office.manager);
  const { rows } = await records.ofDay({
    day: today,
    personId: office.clerk.id,
    group: 'visits',
    before: null,
  });
  const evidence = rows.map(({ pos }) => pos);
  const first = await violations.file({ ...report(office), evidence });
  const second = await violations.file({ ...report(office), evidence: [], visitId });
  expect([first.number, second.number]).toEqual([1, 2]);
  const read = await violations.get({ reportId: first.reportId });
  expect(read).toMatchObject({ ...words, aboutName: office.clerk.name, byName: office.manager.name });
  const hashes = office.desk.store.sqlite
    .prepare<[], { hash: string }>(`SELECT hash FROM journal WHERE type = 'visit.opened'`)
    .all();
  expect(read.entries).toMatchObject(hashes.map(({ hash }) => ({ hash, type: 'visit.opened' })));
  expect((await violations.get({ reportId: second.reportId })).entries.length).toBeGreaterThan(0);
  expect((await violations.list()).map(({ number }) => number)).toEqual([2, 1]);
  // An entry that is not there, words that say nothing, a person and a visit that nobody knows: nothing is kept.
  const file = (change: object) => violations.file({ ...report(office), evidence: [], ...change });
  expect((await problemOf(file({ evidence: [999_999] }))).code).toBe('INPUT_INVALID');
  expect((await problemOf(file({ text: 'تخلف کرد' }))).code).toBe('NOTE_TOO_THIN');
  expect((await problemOf(file({ aboutId: visitId }))).code).toBe('NOT_FOUND');
  expect((await problemOf(file({ visitId: office.clerk.id }))).code).toBe('NOT_FOUND');
  expect((await violations.list()).length).toBe(2);
});

test('D12.6 numbers have no gap after a refusal, and each desk counts for itself', async () => {
  const office = await openOffice();
  const other = joinOffice(office, 2);
  const here = office.as(office.manager).violations;
  const there = other.seat(office.manager).violations;
  await here.file({ ...report(office), evidence: [] });
  await problemOf(here.file({ ...report(office), evidence: [], text: '' }));
  const [second, apart] = [
    await here.file({ ...report(office), evidence: [] }),
    await there.file({ ...report(office), evidence: [] }),
  ];
  expect([second.deskNumber, second.number, apart.deskNumber, apart.number]).toEqual([1, 2, 2, 1]);
  carryEntries(other.desk, office.desk);
  expect((await here.list()).map(({ deskNumber, number }) => [deskNumber, number])).toHaveLength(3);
});

test('D12.7 a report about the manager is the province’s alone, whatever its form says and whoever files it', async () => {
  const office = await openOffice();
  const province = enrolled(office.desk);
  const { clerk, manager } = office;
  const expert = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'it_expert' });
  const about = { ...report(office), aboutId: manager.id, evidence: [] };
  for (const [index, person] of [clerk, expert, manager].entries()) {
    const filed = await office.as(person).violations.file({ ...about, route: 'office' });
    expect(filed).toMatchObject({ provinceOnly: true, number: index + 1 });
    // Who filed it has the code: with it they see where it is, and nothing of what it says.
    const slip = await office.as(clerk).violations.track({ trackingCode: filed.trackingCode });
    expect(slip).toMatchObject({ whereabouts: 'here', number: index + 1 });
    expect(JSON.stringify(slip)).not.toContain('نقد');
  }
  const sealed = wrote(office, 'violation.sealed');
  expect(sealed.map(({ actor }) => actor)).toEqual([null, null, null]);
  const kept = journalBodies(office.desk);
  expect(kept).not.toContain('پول نقد گرفت');
  expect(wrote(office, 'violation.reported')).toEqual([]);
  expect(await province.open(String(sealed[0]?.body.sealed))).toMatchObject({
    content: { reporterId: clerk.id, aboutName: manager.name, ...words },
  });
});

test('D12.7 the manager neither sees nor stops it: not in the register, not by its id, not in the journal screen', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  const { clerk, manager, as } = office;
  const inspector = await office.addPerson({
    name: 'رضا بازرس',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  const filed = await as(clerk).violations.file({ ...report(office), aboutId: manager.id, evidence: [] });
  const { violations, records } = as(manager);
  expect(await violations.list()).toEqual([]);
  expect((await problemOf(violations.get({ reportId: filed.reportId }))).code).toBe('NOT_FOUND');
  const asked = { day: today, personId: null, group: null, before: null };
  const types = async (reads: typeof records) => (await reads.ofDay(asked)).rows.map(({ type }) => type);
  expect(await types(records)).not.toContain('violation.sealed');
  expect(await types(as(inspector).records)).toContain('violation.sealed');
  // Cutting off who filed it takes nothing back.
  await as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: '2026-11-25T04:30:00.000Z',
    password: manager.password,
  });
  expect(wrote(office, 'violation.sealed')).toHaveLength(1);
});

test('D12.7 before there is a province nothing is kept of a report that is for it, and the refusal says 127', async () => {
  const office = await openOffice();
  const { violations } = office.as(office.clerk);
  const about = { ...report(office), evidence: [] };
  for (const change of [
    { aboutId: office.manager.id },
    { route: 'province_only' },
    { route: 'office_and_province' },
  ])
    expect((await problemOf(violations.file({ ...about, ...change } as typeof about))).code).toBe(
      'REPORT_NEEDS_PROVINCE',
    );
  expect(journalBodies(office.desk)).not.toContain('violation.');
  // For the manager it is taken down all the same.
  expect(await violations.file(about)).toMatchObject({ number: 1, provinceOnly: false });
});

test('D12.6 a clerk files a report and reads none, picks no entry of the journal, and an inspector reads the register', async () => {
  const office = await openOffice();
  const { clerk, manager, as } = office;
  const inspector = await office.addPerson({
    name: 'رضا بازرس',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  const { reportId } = await as(clerk).violations.file({ ...report(office), evidence: [] });
  expect((await problemOf(as(clerk).violations.list())).code).toBe('NOT_ALLOWED');
  expect((await problemOf(as(clerk).violations.get({ reportId }))).code).toBe('NOT_ALLOWED');
  expect((await problemOf(as(clerk).violations.file({ ...report(office), evidence: [1] }))).code).toBe(
    'NOT_ALLOWED',
  );
  expect(await as(inspector).violations.get({ reportId })).toMatchObject({ byName: clerk.name });
  expect((await problemOf(as(inspector).violations.file({ ...report(office), evidence: [] }))).code).toBe(
    'NOT_ALLOWED',
  );
  expect(
    await as(manager)
      .violations.track({ trackingCode: 'ABC' })
      .catch(() => null),
  ).toBeNull();
});

test('D16.2 no word of a report is in what travels, sealed or not', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  const { violations } = office.as(office.manager);
  for (const route of ['office', 'office_and_province', 'province_only'] as const)
    await violations.file({ ...report(office), evidence: [], route });
  for (const word of ['سارا نوری', 'رسید می‌دهد']) expect(journalBodies(office.desk)).not.toContain(word);
});

test('A20 A21 a report is sealed as it is stored: no full card number and nothing unseen in either copy', async () => {
  const office = await openOffice();
  const province = enrolled(office.desk);
  const { violations } = office.as(office.manager);
  const visitId = await openDay(office).then(() => openVisit(office));
  const dirty = {
    text: `\u202e${words.text} با کارت 1403 6037 9975 1234 5670`,
    said: '\u2066گفت کارت ۶۰۳۷۹۹۷۵۱۲۳۴۵۶۷۰\u0007 است\u3164',
  };
  const clean = {
    text: `${words.text} با کارت 1403 603799******5670`,
    said: 'گفت کارت 603799******5670 است',
  };
  const { reportId } = await violations.file({
    ...report(office),
    ...dirty,
    evidence: [],
    visitId,
    route: 'office_and_province',
  });
  const stored = await violations.get({ reportId });
  expect(stored).toMatchObject(clean);
  const body = wrote(office, 'violation.reported')[0]?.body;
  expect(await province.open(String(body?.sealed))).toMatchObject({
    content: { ...clean, reportId, evidence: body?.evidence },
  });
});
