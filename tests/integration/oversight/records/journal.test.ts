// The journal as manager and inspector read it (D19): filtered, told as the story of a visit, and checked.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { recordStatements } from '#core/oversight/records/queries.ts';
import { chargedVisit, openDay, openOffice, problemOf, slip, today } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const all = { day: today, personId: null, group: null, before: null };

test('D19.5 the records of a day are found by person and subject, a page at a time, each once', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const { visitId } = await chargedVisit(office);
  for (let offers = 0; offers < 110; offers += 1) await as(clerk).payments.cashOffered({ visitId: null });
  const first = await as(manager).records.ofDay(all);
  expect(first.rows).toHaveLength(100);
  const rest = await as(manager).records.ofDay({ ...all, before: first.before });
  const places = [...first.rows, ...rest.rows].map(({ pos }) => pos);
  expect(places).toEqual(places.toSorted((one, other) => other - one));
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBe(office.desk.path.journal.count());
  expect(rest.before).toBeNull();
  const ofClerk = await as(manager).records.ofDay({ ...all, personId: clerk.id, group: 'visits' });
  expect(
    ofClerk.rows.map(({ type, personName, visit }) => ({ type, personName, visit: visit?.visitId })),
  ).toEqual([{ type: 'visit.opened', personName: clerk.name, visit: visitId }]);
  const fees = await as(manager).records.ofDay({ ...all, group: 'fees' });
  expect(fees.rows).toMatchObject([
    { type: 'fee.charged', amount: 770_000, deskNumber: 1, visit: { visitId } },
  ]);
  // One type alone: with how many there are of each, by whom and about what was asked for.
  const offers = await as(manager).records.ofDay({ ...all, personId: clerk.id, type: 'cash.offered' });
  expect(new Set(offers.rows.map(({ type }) => type))).toEqual(new Set(['cash.offered']));
  expect(offers.types[0]).toEqual({ type: 'cash.offered', count: 110 });
  const older = await as(manager).records.ofDay({ ...all, type: 'cash.offered', before: offers.before });
  expect(older.rows).toHaveLength(10);
  expect(fees.types).toEqual([{ type: 'fee.charged', count: 1 }]);
  const elsewhere = { ...all, group: 'fees', type: 'cash.offered' } as const;
  expect((await as(manager).records.ofDay(elsewhere)).rows).toEqual([]);
  expect((await as(manager).records.ofDay({ ...all, type: 'no.such' })).rows).toEqual([]);
  expect(fees.people.find(({ personId }) => personId === clerk.id)?.count).toBeGreaterThan(110);
  expect((await as(manager).records.ofDay({ ...all, day: '2026-11-24' })).rows).toEqual([]);
  // An inspector reads it, a clerk does not.
  const inspector = await office.addPerson({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  expect((await as(inspector).records.ofDay(all)).rows).toHaveLength(100);
  for (const refused of [
    () => as(clerk).records.ofDay(all),
    () => as(clerk).records.ofVisit({ visitId }),
    () => as(clerk).records.chains({ day: today }),
    () => as(clerk).records.checkChain({ day: today }),
  ])
    expect(await problemOf(refused())).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('D19.188 the records of a day are searched by words: each in a name, an amount, a visit, a code, or in what the record is called', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const { visitId } = await chargedVisit(office);
  // What is looked for lies behind more than a page of other records.
  for (let offers = 0; offers < 105; offers += 1) await as(clerk).payments.cashOffered({ visitId: null });
  const word = (text: string, ...types: string[]) => ({ word: text, types });
  const found = async (...words: ReturnType<typeof word>[]) =>
    (await as(manager).records.ofDay({ ...all, words })).rows;
  expect(await found(word('770000'))).toMatchObject([{ type: 'fee.charged', visit: { visitId } }]);
  expect(await found(word('۷۷۰۰۰۰'), word('نیست'))).toEqual([]);
  expect((await found(word('1-1'))).map(({ type }) => type)).toContain('visit.opened');
  const [charged] = await found(word('شارژ', 'fee.charged'), word(clerk.name));
  expect(charged).toMatchObject({ type: 'fee.charged', personName: clerk.name });
  expect(await found(word(charged?.code ?? ''))).toHaveLength(1);
  // More than a page of what says it is told page by page, each record once.
  const words = [word('نقد', 'cash.offered')];
  const first = await as(manager).records.ofDay({ ...all, words });
  const rest = await as(manager).records.ofDay({ ...all, words, before: first.before });
  expect([first.rows.length, rest.rows.length, rest.before]).toEqual([100, 5, null]);
  // What leaves as a file is what was found, and the entry says that it was searched and not for what.
  const asked = { format: 'csv', day: today, personId: null, group: null, type: null } as const;
  const exported = await as(manager).records.export({ ...asked, words: [word('770000')] });
  expect(exported.rows).toHaveLength(1);
  const body = office.desk.store.sqlite
    .prepare<[], string>("SELECT CAST(bytes AS TEXT) FROM journal WHERE type = 'records.exported'")
    .pluck()
    .get();
  expect(body).toContain('"isSearched":true');
  expect(body).not.toContain('770000');
});

test('D16.10 what an inspector opens is journalled once a session, and what the manager opens or is refused is not', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, manager, desk } = office;
  const inspector = await office.addPerson({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  const opened = () =>
    desk.store.sqlite
      .prepare<[], string>(
        `SELECT actor || ' ' || json_extract(CAST(bytes AS TEXT), '$.body.what') || ' '
          || json_extract(CAST(bytes AS TEXT), '$.body.forDay') FROM journal WHERE type = 'inspection.opened' ORDER BY pos`,
      )
      .pluck()
      .all();
  await as(manager).records.ofDay(all);
  await as(manager).dayClose.overview({ day: today });
  expect(opened()).toEqual([]);
  await as(inspector).records.ofDay(all);
  await as(inspector).records.ofDay(all);
  await as(inspector).dayClose.overview({ day: today });
  await as(inspector).records.ofDay({ ...all, day: '2026-11-24' });
  await problemOf(as(inspector).records.ofVisit({ visitId: manager.id }));
  await problemOf(as(inspector).premises.morningCard());
  const by = inspector.id;
  const seen = [
    `${by} records.ofDay ${today}`,
    `${by} dayClose.overview ${today}`,
    `${by} records.ofDay 2026-11-24`,
  ];
  expect(opened()).toEqual(seen);
  // Another session is another visit.
  const { token } = await office.anyone.staff.signIn({ personId: by, password: inspector.password });
  const again = appRouter.createCaller({ desk, session: token });
  await again.records.ofDay(all);
  expect(opened()).toEqual([...seen, `${by} records.ofDay ${today}`]);
  // The manager reads it as the inspector's record.
  expect((await as(manager).records.ofDay({ ...all, personId: by, group: 'accessLog' })).rows).toHaveLength(
    4,
  );
});

test('D19.6 the story of a visit is told whole, over days and PCs, and names nothing of its client', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, clock, manager } = office;
  const { visitId } = await chargedVisit(office);
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  const { paymentId } = await other.seat(clerk).payments.record(slip(visitId));
  carryEntries(other.desk, office.desk);
  await as(clerk).visits.complete({ visitId });
  await as(clerk).visits.revealIdentifier({ visitId });
  clock.set('2026-11-28T04:30:00.000Z');
  await openDay(office);
  await as(manager).payments.reverse({
    ...{ paymentId, reasonCode: 'double_payment', note: 'دو بار کشیده شد' },
    password: manager.password,
  });
  await chargedVisit(office, '0790419904');
  const story = await as(manager).records.ofVisit({ visitId });
  expect(story).toMatchObject({ day: today, deskNumber: 1 });
  expect(story.rows.map(({ type, deskNumber, day }) => `${type} ${deskNumber} ${day}`)).toEqual([
    `visit.opened 1 ${today}`,
    `identity.verified 1 ${today}`,
    `fee.charged 1 ${today}`,
    `payment.recorded 2 ${today}`,
    `visit.completed 1 ${today}`,
    `client.viewed 1 ${today}`,
    'payment.reversed 1 2026-11-28',
  ]);
  const told = JSON.stringify([story, await as(manager).records.ofDay(all)]);
  for (const secret of ['محمدی', '0499370899', '09121234567', '1193653471', 'دو بار کشیده'])
    expect(told).not.toContain(secret);
  expect(await problemOf(as(manager).records.ofVisit({ visitId: manager.id }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('D19.7 the chain of every PC is shown with its code, and a check finds a changed record', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, desk } = office;
  await as(clerk).payments.cashOffered({ visitId: null });
  const { chains, headCode } = await as(manager).records.chains({ day: today });
  const seq = desk.path.journal.count();
  expect(headCode).toBeNull();
  expect(chains).toMatchObject([{ deskNumber: 1, seq, ofDay: seq, ackedSeq: 0 }]);
  expect(await as(manager).records.checkChain({ day: today })).toEqual({ entries: seq, brokenAt: null });
  const { sqlite } = desk.store;
  const kept = sqlite.prepare<[number], Buffer>('SELECT bytes FROM journal WHERE seq = ?').pluck().get(seq);
  const change = (bytes: Buffer | undefined) =>
    sqlite.transaction(() => {
      const guards = sqlite
        .prepare<[], { name: string; sql: string }>(
          "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'",
        )
        .all();
      for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
      sqlite.prepare('UPDATE journal SET bytes = ? WHERE seq = ?').run(bytes, seq);
      for (const guard of guards) sqlite.exec(guard.sql);
    })();
  change(Buffer.from(String(kept).replace('cash.offered', 'cash.offerer')));
  expect((await as(manager).records.checkChain({ day: today })).brokenAt).toMatchObject({ seq });
  // A row that can no longer be read is still a row.
  change(kept);
});

test('D19.5 the journal is read by its indexes, whatever its length', async () => {
  const { desk } = await openOffice();
  const { ofVisit, ofCharge, ofPayment, ofComplaint, setUps, admissions, ...single } = recordStatements(
    desk.store.orm,
  );
  const statements = [...Object.values(single), ...ofVisit, ...ofCharge, ...ofPayment, ...ofComplaint];
  for (const statement of statements)
    for (const step of planOf(desk, statement()))
      if (!/json_each|VIRTUAL TABLE/.test(step)) expect(step).not.toMatch(/\bSCAN\b(?!.*CONSTANT)/);
});
