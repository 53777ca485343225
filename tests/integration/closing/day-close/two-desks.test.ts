import { describe, expect, it, test } from 'vitest';
import { behpardakhtCsv, type ReportedTransaction } from '#core/demo/psp-report.ts';
import {
  closeDay,
  csvFile,
  explainAll,
  importLines,
  nextDay,
  noTransaction,
  numbers,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { idOf, meet, overviewThere, servedVisitOn } from '#tests/support/two-pcs.ts';

/** Opens the day on the second PC as well, as if nobody had done it yet. */
async function openThere(office: TestOffice, other: SecondDesk): Promise<void> {
  const { premises } = other.seat(office.manager);
  await premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await premises.openDay();
}

const clashes = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
  exceptions.map(({ kind, subject, ofDay, paymentIds }) => ({ kind, subject, ofDay, paymentIds }));

const asReport = (file: Uint8Array | readonly ReportedTransaction[]) => {
  const bytes = ArrayBuffer.isView(file) ? file : behpardakhtCsv(file);
  return { day: today, fileName: 'report.csv', bytesBase64: Buffer.from(bytes).toString('base64') };
};

describe('what two PCs did without knowing of each other', () => {
  it('a day opened on both is an exception on both, and closes when it is explained', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    await openThere(office, other);
    await openDay(office);
    meet(office, other);
    const found = [{ kind: 'day_opened_twice', subject: today, ofDay: today, paymentIds: [] }];
    expect(clashes(await overviewOf(office))).toEqual(found);
    expect(clashes(await overviewThere(office, other))).toEqual(found);
    await explainAll(office);
    await closeDay(office, today, 'دو باجه از هم جدا بودند');
    expect((await overviewOf(office)).state).toBe('closed');
  });

  it('one reference number on both is an exception once, on both the same', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const first = await servedVisit(office, 1);
    const second = await servedVisitOn(other, office, 1);
    meet(office, other);
    await importLines(office, [reportLine(1)]);
    meet(office, other);
    const here = await overviewOf(office);
    expect(here.exceptions).toMatchObject([
      {
        kind: 'duplicate_rrn',
        paymentIds: [second],
        saw: { note: 'rrn_used_before', firstPaymentId: first },
        differences: [{ terminalId: terminal, amount: 770_000 }],
      },
    ]);
    expect((await overviewThere(office, other)).exceptions).toEqual(here.exceptions);
  });

  describe('F7 rows that differ in nothing but the reference number, one report on each PC', () => {
    const one = reportLine(1);
    const other = reportLine(1, { rrn: numbers(7).rrn });
    const bare = behpardakhtCsv([one], { withRrn: false });
    type File = Uint8Array | readonly ReportedTransaction[];
    it.each<[string, File[], File[], number]>([
      ['each its own', [[one]], [[other]], 2],
      ['the same two in two orders', [[one, other]], [[other, one]], 2],
      ['one more on the second', [[one]], [[other, one]], 2],
      ['one more on the first, told apart there', [[one], [other]], [[other]], 2],
      ['the same one', [[one]], [[one]], 1],
      ['without reference numbers on the first', [bare], [[one], [other]], 2],
      ['without reference numbers on the second', [[one], [other]], [bare], 2],
    ])('%s', { tags: 'release' }, async (_, here, there, count) => {
      const office = await officeAtWork();
      const second = joinOffice(office, 2);
      const caller = second.seat(office.manager);
      for (const file of here) await office.as(office.manager).dayClose.importPsp(asReport(file));
      for (const file of there) await caller.dayClose.importPsp(asReport(file));
      meet(office, second);
      const seen = await overviewOf(office);
      expect(seen.totals.find(({ terminalId }) => terminalId === terminal)?.psp).toBe(count * 770_000);
      expect(seen.exceptions.map(({ kind }) => kind)).toEqual(
        Array.from({ length: count }, () => 'in_psp_not_in_app'),
      );
      expect((await overviewThere(office, second)).exceptions).toEqual(seen.exceptions);
      const { key = '' } = seen.exceptions.at(-1) ?? {};
      const { rows } = await office
        .as(office.manager)
        .dayClose.exceptionItems({ day: today, exceptionKey: key });
      expect(rows).toHaveLength(1);
      expect(rows[0]?.files.length).toBeGreaterThan(0);
    });
  });

  it('one reference number on two days is an exception of the second', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const first = await servedVisit(office, 1);
    await importLines(office, [reportLine(1)]);
    await closeDay(office);
    office.clock.set('2026-11-26T04:30:00.000Z');
    await openThere(office, other);
    const second = await servedVisitOn(other, office, 1);
    meet(office, other);
    const found = clashes(await overviewOf(office, tomorrow));
    expect(found).toContainEqual({
      kind: 'rrn_on_two_payments',
      subject: numbers(1).rrn,
      ofDay: tomorrow,
      paymentIds: [first, second],
    });
    expect(clashes(await overviewThere(office, other, tomorrow))).toEqual(found);
  });

  it('D9.1 work of a person who was cut off on the other PC is an exception with their name', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    await office.as(office.manager).staff.cutOff({
      personId: office.clerk.id,
      reasonCode: 'left',
      leftAt: office.desk.machine.now(),
      password: office.manager.password,
    });
    expect((await overviewOf(office)).exceptions).toEqual([]);
    await there.payments.cashOffered({ visitId: null });
    meet(office, other);
    const found = [
      { kind: 'worked_after_cut_off', subject: office.clerk.name, ofDay: today, paymentIds: [] },
    ];
    expect(clashes(await overviewOf(office))).toEqual(found);
    expect(clashes(await overviewThere(office, other))).toEqual(found);
  });

  it('one number in the register of complaints of both is an exception', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 1);
    const feedback = {
      kind: 'feedback',
      category: 'other',
      aboutManager: false,
      text: '',
      contactName: '',
      contactPhone: '',
      visitId: null,
    } as const;
    await office.as(office.clerk).complaints.register(feedback);
    await other.seat(office.clerk).complaints.register(feedback);
    meet(office, other);
    const found = [{ kind: 'complaint_number_twice', subject: '1-1', ofDay: today, paymentIds: [] }];
    expect(clashes(await overviewOf(office))).toEqual(found);
    expect(clashes(await overviewThere(office, other))).toEqual(found);
  });

  it('D21.19 one visit number of a copied disk and its original is an exception on both, once for each further visit', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 1);
    const twice = async () => [
      clashes(await overviewOf(office)).filter(({ kind }) => kind === 'visit_number_twice'),
      clashes(await overviewThere(office, other)).filter(({ kind }) => kind === 'visit_number_twice'),
    ];
    await servedVisit(office, 1);
    await servedVisitOn(other, office, 2);
    expect(await twice()).toEqual([[], []]);
    meet(office, other);
    const found = { kind: 'visit_number_twice', subject: '1-1', ofDay: today, paymentIds: [] };
    expect(await twice()).toEqual([[found], [found]]);
    // They have met: the next numbers go on from what both hold.
    await servedVisit(office, 3);
    meet(office, other);
    await servedVisitOn(other, office, 4);
    meet(office, other);
    expect(await twice()).toEqual([[found], [found]]);
  });

  it('D21.19 the same number at two desks is no exception', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await servedVisit(office, 1);
    await servedVisitOn(other, office, 2);
    meet(office, other);
    expect(clashes(await overviewOf(office)).filter(({ kind }) => kind === 'visit_number_twice')).toEqual([]);
  });

  async function closeThere(office: TestOffice, other: SecondDesk): Promise<void> {
    const { dayClose } = other.seat(office.manager);
    for (const { terminalId } of (await dayClose.overview({ day: today })).terminals)
      await dayClose.declareZero(noTransaction(today, terminalId));
    await dayClose.close({ day: today, reason: null, password: office.manager.password });
  }

  it('D21.20 a day reopened on one and closed on the other apart is named at both', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await closeThere(office, other);
    await closeDay(office);
    const { password } = office.manager;
    const reason = 'گزارش ناقص بود';
    await office.as(office.manager).dayClose.reopen({ day: today, reason, password });
    meet(office, other);
    const found = [{ kind: 'day_closed_twice', subject: today, ofDay: today, paymentIds: [] }];
    for (const overview of [await overviewOf(office), await overviewThere(office, other)])
      expect([overview.state, clashes(overview)]).toEqual(['open', found]);
  });

  it('a day closed on both is explained by the next day', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await closeDay(office);
    await closeThere(office, other);
    meet(office, other);
    expect((await overviewOf(office)).state).toBe('closed');
    await nextDay(office);
    meet(office, other);
    const found = [{ kind: 'day_closed_twice', subject: today, ofDay: today, paymentIds: [] }];
    expect(clashes(await overviewOf(office, tomorrow))).toEqual(found);
    expect(clashes(await overviewThere(office, other, tomorrow))).toEqual(found);
    await explainAll(office, tomorrow);
    await closeDay(office, tomorrow, 'دو باجه از هم جدا بودند');
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    expect((await overviewOf(office, '2026-11-28')).exceptions).toEqual([]);
  });
});

describe('what a PC recorded before it heard of the close', () => {
  /** The second PC serves a client of the day after the first has closed it. */
  async function closedWithoutThem() {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(2)]);
    await explainAll(office);
    await closeDay(office, today, 'باجهٔ ۲ خاموش است');
    const late = await servedVisitOn(other, office, 2);
    return { office, other, late };
  }

  it('leaves the closed day as it was signed and comes to the next day as a late item', {
    tags: 'release',
  }, async () => {
    const { office, other, late } = await closedWithoutThem();
    const signed = await overviewOf(office);
    expect(signed.missingPeers).toEqual([]);
    meet(office, other);
    expect(await overviewOf(office)).toEqual(signed);
    expect(await overviewThere(office, other)).toEqual(signed);
    await nextDay(office);
    meet(office, other);
    const next = await overviewOf(office, tomorrow);
    expect(next.late).toMatchObject([{ kind: 'payment', id: late, lateFor: today, amount: 770_000 }]);
    expect(next.exceptions).toMatchObject([
      {
        kind: 'after_close',
        paymentIds: [late],
        saw: { note: 'belongs_to_closed_day', closedDay: today },
        differences: [{ terminalId: terminal, amount: 770_000 }],
      },
    ]);
    // Looking from there is the first that is heard of that PC on the day.
    const there = await overviewThere(office, other, tomorrow);
    expect({ ...there, missingPeers: next.missingPeers }).toEqual(next);
  });

  it('stays on the day that took it, also when the former day is reopened', { tags: 'release' }, async () => {
    const { office, other, late } = await closedWithoutThem();
    meet(office, other);
    await nextDay(office);
    await explainAll(office, tomorrow);
    await closeDay(office, tomorrow, 'بررسی شد');
    const { dayClose } = office.as(office.manager);
    const { password } = office.manager;
    await dayClose.reopen({ day: today, reason: 'بازبینی', password });
    const former = await overviewOf(office);
    expect(former.totals[0]).toMatchObject({ recorded: 770_000, psp: 1_540_000 });
    expect(former.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app', reasons: [], explanation: null }]);
    await closeDay(office, today, 'بررسی شد');
    await dayClose.reopen({ day: tomorrow, reason: 'بازبینی', password });
    const next = await overviewOf(office, tomorrow);
    expect(next.late).toMatchObject([{ id: late }]);
    expect(next.totals[0]).toMatchObject({ recorded: 770_000, psp: 0 });
    expect(next.exceptions).toMatchObject([{ kind: 'after_close', reasons: [], explanation: null }]);
  });

  it('waits over days that were closed before it arrived', { tags: 'release' }, async () => {
    const { office, other, late } = await closedWithoutThem();
    await nextDay(office);
    await closeDay(office, tomorrow);
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    meet(office, other);
    expect((await overviewOf(office, tomorrow)).late).toEqual([]);
    expect((await overviewOf(office, '2026-11-28')).late).toMatchObject([{ id: late, lateFor: today }]);
  });

  it('is found although its PC had set the clock back and had entries of the next day before it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await closeDay(office);
    office.clock.set('2026-11-26T04:30:00.000Z');
    await openThere(office, other);
    office.clock.set('2026-11-25T09:00:00.000Z');
    const { clock, staff } = other.seat(office.manager);
    await staff.stillHere();
    const { doubt } = await clock.state();
    const { password } = office.manager;
    await clock.confirm({
      doubtId: doubt?.doubtId ?? '',
      reason: 'باتری رایانه تمام شده بود',
      password,
      second: null,
    });
    const late = await servedVisitOn(other, office, 2);
    await nextDay(office);
    meet(office, other);
    const { late: items } = await overviewOf(office, tomorrow);
    expect(items).toMatchObject([{ kind: 'payment', id: late, lateFor: today }]);
    expect((await overviewThere(office, other, tomorrow)).late).toEqual(items);
  });

  it('is found although another PC closed the next day without knowing of the first close', {
    tags: 'release',
  }, async () => {
    const { office, other, late } = await closedWithoutThem();
    office.clock.set('2026-11-26T04:30:00.000Z');
    await openThere(office, other);
    const { dayClose } = other.seat(office.manager);
    for (const { terminalId } of (await dayClose.overview({ day: tomorrow })).terminals)
      await dayClose.declareZero(noTransaction(tomorrow, terminalId));
    const { password } = office.manager;
    const withoutPcs = [idOf(office.desk)];
    await dayClose.close({
      day: tomorrow,
      reason: 'ارتباط قطع بود',
      outOfTurn: [today],
      withoutPcs,
      password,
    });
    meet(office, other);
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    expect((await overviewOf(office, '2026-11-28')).late).toMatchObject([{ id: late, lateFor: today }]);
  });
});

it('the same report imported on both counts once', { tags: 'release' }, async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await importLines(office, [reportLine(1)]);
  const { dayClose } = other.seat(office.manager);
  await dayClose.importPsp({ day: today, ...csvFile(reportLine(1), reportLine(2, { time: '10:00:00' })) });
  meet(office, other);
  const here = await overviewOf(office);
  expect(here.totals[0]?.psp).toBe(1_540_000);
  expect(here.imports).toHaveLength(2);
  expect((await overviewThere(office, other)).totals).toEqual(here.totals);
});

test('D19.8 money of a shut day that the next close had not heard of is answered for by the day after that', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  meet(office, other);
  office.clock.set('2026-11-26T04:30:00.000Z');
  const onHoliday = reportLine(7, { date: tomorrow });
  await other.seat(office.manager).dayClose.importPsp(asReport([onHoliday]));
  const reason = 'رایانهٔ دوم از شبکه جدا بود';
  await closeDay(office, today, reason);
  const [saturday, sunday] = ['2026-11-28', '2026-11-29'];
  office.clock.set(`${saturday}T04:30:00.000Z`);
  await openDay(office);
  await closeDay(office, saturday, reason);
  office.clock.set(`${sunday}T04:30:00.000Z`);
  await openDay(office);
  expect((await overviewOf(office, sunday)).exceptions).toEqual([]);
  meet(office, other);
  const found = await overviewOf(office, sunday);
  expect(found.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app' }]);
  expect(found.late).toMatchObject([{ kind: 'psp_row', lateFor: tomorrow }]);
});
