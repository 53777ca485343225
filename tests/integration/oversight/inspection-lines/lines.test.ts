// The lines of an inspection over a real office: what each rests on, the verdicts, the protocol, and the ways around them.
import { expect, test } from 'vitest';
import { type InspectionLine, inspectionLines } from '#core/oversight/inspection-lines/contract.ts';
import { lineFactStatements } from '#core/oversight/inspection-lines/fact-queries.ts';
import { officeAtWork, servedVisit } from '#tests/support/closing-day.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, openVisit, problemOf, today } from '#tests/support/office.ts';
import { photoOfSign } from '#tests/support/photo.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';
import { inspectorName, visitingInspector } from '#tests/support/visiting-inspector.ts';

const span = { from: '2026-11-20', to: today };

test('D16.120 every line is told with what the office recorded, what is missing first, and nothing of a client', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const { complaints, visits } = office.as(office.clerk);
  await complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'نیم ساعت در نوبت ماندم' },
    ...{ contactName: 'رضا کاظمی', contactPhone: '09121234567', visitId: null },
  });
  await visits.referAdvice({ visitId: null });
  const inspector = await visitingInspector(office.desk);
  const { lines, visit } = await inspector.inspectionLines.list(span);
  expect(lines.map(({ line }) => line)).toEqual(inspectionLines);
  expect(visit).toMatchObject({ name: inspectorName, protocol: null });
  const of = (line: InspectionLine) => lines.find((row) => row.line === line);
  expect(of('V1')).toMatchObject({ good: 1, missing: 0 });
  expect(of('V5')).toMatchObject({ good: 1, late: 0, missing: 0 });
  expect(of('V6')).toMatchObject({ good: 2, missing: 0 });
  expect(of('V10')).toMatchObject({ good: 1, late: 0, missing: 0 });
  expect(of('V15')).toMatchObject({ good: 1, missing: 0 });
  const told: string[] = [];
  for (const line of inspectionLines) {
    const evidence = await inspector.inspectionLines.evidence({ line, ...span });
    const { good, late, missing } = of(line) ?? { good: -1, late: -1, missing: -1 };
    expect(evidence).toMatchObject({ line, good, late, missing, more: false });
    const weights = evidence.cases.map(({ outcome }) => ['missing', 'late', 'good'].indexOf(outcome));
    expect(weights).toEqual(weights.toSorted());
    told.push(JSON.stringify(evidence));
  }
  expect(told.join()).not.toMatch(/کاظمی|0912|99900000/);
  // Each look is recorded once, by its line.
  await inspector.inspectionLines.evidence({ line: 'V7', ...span });
  const looks = journalEnvelopes(office.desk).filter(({ type }) => type === 'inspection.opened');
  expect(looks.map(({ body }) => body.line)).toEqual([undefined, ...inspectionLines]);
});

test('D16.207 looks at clients’ whole identifiers are told by person, and not at whom', async () => {
  const office = await officeAtWork();
  const { visits } = office.as(office.clerk);
  const visitId = await openVisit(office);
  for (let look = 0; look < 3; look += 1) await visits.revealIdentifier({ visitId });
  const inspector = await visitingInspector(office.desk);
  const { cases } = await inspector.inspectionLines.evidence({ line: 'V9', ...span });
  expect(cases).toEqual([
    expect.objectContaining({
      kind: 'views',
      outcome: 'good',
      person: office.clerk.name,
      amount: 3,
      subject: '',
    }),
  ]);
});

test('D16.120 days that were passed over and a complaint without an answer stand as missing', async () => {
  const office = await officeAtWork();
  const { complaints } = office.as(office.clerk);
  await complaints.register({
    ...{ kind: 'complaint', category: 'conduct', aboutManager: true, text: '' },
    ...{ contactName: '', contactPhone: '', visitId: null },
  });
  await complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'نیم ساعت در نوبت ماندم' },
    ...{ contactName: '', contactPhone: '', visitId: null },
  });
  office.clock.set('2026-12-20T04:30:00.000Z');
  const late = { from: '2026-11-20', to: '2026-12-20' };
  const inspector = await visitingInspector(office.desk, {
    madeAt: '2026-12-20T04:00:00.000Z',
    expiresAt: '2026-12-20T12:30:00.000Z',
  });
  const { lines } = await inspector.inspectionLines.list(late);
  const of = (line: InspectionLine) => lines.find((row) => row.line === line);
  expect(of('V10')).toMatchObject({ good: 0, missing: 1 });
  expect(of('V14')?.missing).toBeGreaterThan(1);
  const { cases } = await inspector.inspectionLines.evidence({ line: 'V10', ...late });
  expect(cases).toMatchObject([{ kind: 'complaint', outcome: 'missing', day: today }]);
  // A span of more than a year, one that has not begun, one that runs backwards.
  for (const wrong of [
    { from: '2024-01-01', to: today },
    { from: '2027-01-01', to: '2027-01-02' },
    { from: today, to: '2026-11-01' },
  ])
    expect((await problemOf(inspector.inspectionLines.list(wrong))).code).toBe('INPUT_INVALID');
});

test('D16.121, D16.122 a verdict a line, in the inspector’s name alone; the protocol names all fifteen and stays as it was made', async () => {
  const office = await openOffice();
  await openDay(office);
  const inspector = await visitingInspector(office.desk);
  const find = inspector.inspectionLines;
  expect((await problemOf(find.makeProtocol())).params).toEqual({ count: 15 });
  const all = { verdict: 'well', words: '', ...span } as const;
  // A finding without words, and words that say nothing.
  for (const words of ['', '---', 'تست'])
    expect(
      await problemOf(find.giveVerdict({ ...all, line: 'V7', verdict: 'finding', words })),
    ).toMatchObject({
      code: 'REASON_NEEDED',
    });
  for (const line of inspectionLines.slice(0, 14)) await find.giveVerdict({ ...all, line });
  expect(await problemOf(find.makeProtocol())).toMatchObject({ code: 'LINES_WITHOUT_VERDICT' });
  await find.giveVerdict({
    ...all,
    ...{ line: 'V15', verdict: 'not_checked', words: 'اعلان در روز بازدید برداشته شده بود' },
  });
  const { protocolId } = await find.makeProtocol();
  expect(await find.makeProtocol()).toEqual({ protocolId });
  // What is found afterwards is of another protocol.
  const finding = 'قطع دسترسی یک نفر ۵۲ دقیقه طول کشید';
  await find.giveVerdict({ ...all, line: 'V7', verdict: 'finding', words: finding });
  expect((await find.list(span)).visit?.protocol).toEqual({ protocolId, isLast: false });
  const before = await find.protocol({ protocolId });
  expect(before.lines.find(({ line }) => line === 'V7')).toMatchObject({ verdict: 'well' });
  expect(before).toMatchObject({ inspector: inspectorName, manager: office.manager.name });
  const again = await find.makeProtocol();
  expect(again.protocolId).not.toBe(protocolId);
  const { lines } = await find.protocol(again);
  expect(lines.find(({ line }) => line === 'V7')).toMatchObject({ verdict: 'finding', words: finding });
  // The manager reads what was found, and finds nothing themself; nobody else reads it.
  const { inspectionLines: byManager } = office.as(office.manager);
  const shown = await byManager.list(span);
  expect(shown.visit).toMatchObject({ name: inspectorName });
  expect(shown.lines.find(({ line }) => line === 'V7')?.verdict).toMatchObject({ words: finding });
  for (const refused of [
    () => byManager.giveVerdict({ ...all, line: 'V7' }),
    () => byManager.makeProtocol(),
    () => office.as(office.clerk).inspectionLines.list(span),
    () => office.as(office.clerk).inspectionLines.protocol({ protocolId }),
  ])
    expect((await problemOf(refused())).code).toBe('NOT_ALLOWED');
  expect((await problemOf(byManager.protocol({ protocolId: office.clerk.id }))).code).toBe('NOT_FOUND');
});

test('D16.160 a photo goes with a verdict, is looked at by manager and inspector, and shows nothing twice', async () => {
  const office = await openOffice();
  const inspector = await visitingInspector(office.desk);
  const find = inspector.inspectionLines;
  const finding = { line: 'V1', verdict: 'finding', words: 'تابلوی ۱۲۷ برداشته شده بود', ...span } as const;
  await find.giveVerdict({ ...finding, photo: photoOfSign });
  const given = (await find.list(span)).lines.find(({ line }) => line === 'V1')?.verdict;
  const photoId = given?.photoId ?? '';
  expect(await inspector.photos.show({ photoId })).toMatchObject({ jpegBase64: photoOfSign.jpegBase64 });
  expect(await office.as(office.manager).photos.show({ photoId })).toMatchObject({ photoId });
  const looks = journalEnvelopes(office.desk).filter(({ type }) => type === 'inspection.opened');
  expect(looks.map(({ body }) => body.photoId)).toContain(photoId);
  // The same picture again, for another line, and by a visit whose code does not open the lines.
  const again = find.giveVerdict({ ...finding, line: 'V2', photo: photoOfSign });
  expect(await problemOf(again)).toMatchObject({ code: 'PHOTO_ALREADY_USED' });
  // A refused photo leaves no verdict behind.
  expect((await find.list(span)).lines.find(({ line }) => line === 'V2')?.verdict).toBe(null);
  await inspector.inspections.end();
  const shut = await visitingInspector(office.desk, { sections: ['records'] });
  expect((await problemOf(shut.photos.show({ photoId }))).code).toBe('NOT_ALLOWED');
});

test('D16.121 another visit begins without verdicts, and one whose code does not open the lines finds nothing', async () => {
  const { desk } = await openOffice();
  const first = await visitingInspector(desk);
  await first.inspectionLines.giveVerdict({ line: 'V1', verdict: 'well', words: '', ...span });
  await first.inspections.end();
  const second = await visitingInspector(desk);
  const { lines } = await second.inspectionLines.list(span);
  expect(lines.every(({ verdict }) => verdict === null)).toBe(true);
  const shut = await visitingInspector(desk, { sections: ['records'] });
  expect((await problemOf(shut.inspectionLines.list(span))).code).toBe('NOT_ALLOWED');
  const verdict = { line: 'V1', verdict: 'well', words: '', ...span } as const;
  expect((await problemOf(shut.inspectionLines.giveVerdict(verdict))).code).toBe('NOT_ALLOWED');
});

test('D16.12 the screens of a code’s sections are refused nothing that they show', async () => {
  const { desk } = await openOffice();
  const { shifts, feedback, supervision } = await visitingInspector(desk, { sections: ['supervision'] });
  await supervision.anomalies();
  await shifts.alerts();
  await feedback.distribution(span);
});

test('D16.120 visits, complaints and acts of a span are found by their day', async () => {
  const { desk } = await openOffice();
  const statements = lineFactStatements(desk.store.orm);
  for (const name of ['checkedVisits', 'uncheckedVisits', 'complaints', 'inbox', 'cashOffers'] as const)
    expect(factReads(planOf(desk, statements[name]()))[0], name).toMatch(/^SEARCH \w+ USING .*(day|due)/);
});
