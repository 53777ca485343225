import { describe, expect, it } from 'vitest';
import { cashOfferInput } from '#core/counter/payments/contract.ts';
import {
  closeDay,
  csvFile,
  explainAll,
  importLines,
  nextDay,
  noTransaction,
  numbers,
  officeAtWork,
  openDifferencesOf,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  today,
} from '#tests/support/office.ts';

const stateOf = async (office: TestOffice, day = today) => (await overviewOf(office, day)).state;

describe('closing a day', () => {
  it('clean, when every payment stands in the report', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1)]);
    const headCode = await closeDay(office);
    expect(headCode).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
    const { state, closings, blockers, differenceToGo } = await overviewOf(office);
    expect(state).toBe('closed');
    expect(closings).toMatchObject([{ kind: 'closed', headCode, byName: office.manager.name, reason: null }]);
    expect(blockers).toEqual([{ code: 'DAY_CLOSED', params: { day: today } }]);
    expect(differenceToGo).toBe(0);
  });

  it('D21.4 without a transaction, once every terminal is declared to have had none', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const close = () => dayClose.close({ day: today, reason: null, password: office.manager.password });
    await dayClose.declareZero(noTransaction(today, '۱۴۹۹۹۰۰۱'));
    await dayClose.declareZero(noTransaction(today, otherTerminal));
    expect((await overviewOf(office)).terminals.map(({ report }) => report)).toEqual([
      'declared_zero',
      'declared_zero',
    ]);
    await close();
    expect(await stateOf(office)).toBe('closed');
  });

  it('waits for visits that still need somebody', async () => {
    const office = await officeAtWork();
    const visitId = await openVisit(office);
    expect((await overviewOf(office)).openDrafts).toBe(1);
    expect(await problemOf(closeDay(office))).toEqual({ code: 'DRAFTS_OPEN', params: { count: 1 } });
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    await closeDay(office);
    expect(await stateOf(office)).toBe('closed');
  });

  it('D21.1 waits for every sign to be explained, and then for the reason of the manager', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(2, { terminalId: '20001111' })]);
    expect(await problemOf(closeDay(office))).toEqual({
      code: 'EXCEPTIONS_UNEXPLAINED',
      params: { count: 1 },
    });
    await explainAll(office);
    expect(await overviewOf(office)).toMatchObject({ reasonNeeded: true });
    expect((await problemOf(closeDay(office))).code).toBe('REASON_NEEDED');
    await closeDay(office, today, 'رسیدها دیده شد');
    expect(await stateOf(office)).toBe('closed');
  });

  it('D21.74 is held up by no difference, and asks for no reason; it is not clean', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(2)]);
    expect(await overviewOf(office)).toMatchObject({ differenceToGo: 1_540_000, reasonNeeded: false });
    await closeDay(office);
    expect(await stateOf(office)).toBe('closed');
    expect(journalBodies(office.desk)).toContain('"clean":false');
    expect((await office.as(office.manager).dayClose.sheet({ day: today })).summary.exceptions).toEqual([
      { kind: 'in_psp_not_in_app', reasonCode: null, count: 1, rials: 770_000 },
      { kind: 'in_app_not_in_psp', reasonCode: null, count: 1, rials: 770_000 },
    ]);
  });

  it('D11.2 needs the password of the one who closes', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const wrong = { day: today, reason: null, password: 'not the password' };
    expect((await problemOf(dayClose.close(wrong))).code).toBe('WRONG_PASSWORD');
    expect(await stateOf(office)).toBe('open');
  });

  it('is the manager’s alone', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.clerk);
    const { password } = office.clerk;
    expect((await problemOf(dayClose.close({ day: today, reason: null, password }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await problemOf(dayClose.reopen({ day: today, reason: 'x', password }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await problemOf(dayClose.declareZero(noTransaction(today, terminal)))).code).toBe('NOT_ALLOWED');
  });

  it('does not open a day that never was', async () => {
    const office = await openOffice();
    expect((await problemOf(closeDay(office))).code).toBe('DAY_NOT_OPEN');
  });

  it('can be done on a later day', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await nextDay(office);
    await importLines(office, [reportLine(1)]);
    await closeDay(office);
    expect(await stateOf(office)).toBe('closed');
    expect(await stateOf(office, tomorrow)).toBe('open');
  });
});

describe('a transaction that the PSP dates to the next day', () => {
  it('counts on the day of its payment, and not again on the next', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    office.clock.set('2026-11-25T20:25:00.000Z');
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { date: tomorrow, time: '00:01:00' }), reportLine(2)]);
    await explainAll(office);
    expect(await overviewOf(office)).toMatchObject({
      totals: [{ recorded: 770_000, psp: 1_540_000 }, { recorded: 0 }],
      matched: 1,
      exceptions: [{ kind: 'in_psp_not_in_app' }],
    });
    expect((await overviewOf(office, tomorrow)).exceptions).toEqual([]);
    await closeDay(office, today, 'بررسی شد');
    await nextDay(office);
    const { matched, exceptions, totals, late } = await overviewOf(office, tomorrow);
    expect({ matched, exceptions, late }).toEqual({ matched: 0, exceptions: [], late: [] });
    expect(totals[0]).toMatchObject({ recorded: 0, psp: 0 });
    expect(await office.as(office.manager).dayClose.matches({ day: today })).toMatchObject([{ paymentId }]);
  });
});

describe('a declaration of no transaction', () => {
  it('is refused for a terminal with payments, and for one that is not the office’s', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    const { dayClose } = office.as(office.manager);
    expect(await problemOf(dayClose.declareZero(noTransaction(today, terminal)))).toEqual({
      code: 'PSP_REPORT_NEEDED',
      params: { terminals: [terminal] },
    });
    expect((await problemOf(dayClose.declareZero(noTransaction(today, '14999009')))).code).toBe(
      'TERMINAL_NOT_DESIGNATED',
    );
  });

  it('gives way to a report', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await office.as(office.manager).dayClose.declareZero(noTransaction(today, terminal));
    await importLines(office, [reportLine(1)]);
    expect((await overviewOf(office)).terminals[0]?.report).toBe('imported');
  });
});

describe('a closed day', () => {
  async function closedOffice(): Promise<TestOffice> {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(2)]);
    await explainAll(office);
    await closeDay(office, today, 'بررسی شد');
    return office;
  }

  it('takes nothing more', { tags: 'release' }, async () => {
    const office = await closedOffice();
    const { dayClose } = office.as(office.manager);
    const [exception] = (await overviewOf(office)).exceptions;
    const { password } = office.manager;
    const before = office.desk.path.journal.count();
    const refused = [
      () => importLines(office, [reportLine(3)]),
      () => dayClose.declareZero(noTransaction(today, otherTerminal)),
      () =>
        dayClose.explain({
          day: today,
          exceptionKey: exception?.key ?? '',
          reasonCode: 'found_out',
          note: '',
        }),
      () =>
        dayClose.matchByHand({
          day: today,
          paymentId: '00000000-0000-7000-8000-000000000000',
          rowIds: ['x'],
        }),
      () => dayClose.close({ day: today, reason: null, password }),
    ];
    for (const call of refused)
      expect(await problemOf(call())).toEqual({ code: 'DAY_CLOSED', params: { day: today } });
    expect((await problemOf(openDay(office))).code).toBe('DAY_CLOSED');
    expect(office.desk.path.journal.count()).toBe(before + 1);
  });

  it('shows what was signed, whatever is imported later', { tags: 'release' }, async () => {
    const office = await closedOffice();
    const { dayClose } = office.as(office.manager);
    const before = await overviewOf(office);
    const matches = await dayClose.matches({ day: today });
    expect(before.exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app']);
    expect(matches).toHaveLength(1);
    await nextDay(office);
    await importLines(office, [reportLine(2), reportLine(3, { time: '07:00:00' })], tomorrow);
    expect(await overviewOf(office)).toEqual(before);
    expect(await dayClose.matches({ day: today })).toEqual(matches);
  });

  it('has a sheet with totals, counts, explanations, heads and the one who closed', {
    tags: 'release',
  }, async () => {
    const office = await closedOffice();
    const { dayClose, payments } = office.as(office.manager);
    const sheet = await dayClose.sheet({ day: today });
    expect(sheet).toMatchObject({
      officeCode: '1101',
      day: today,
      state: 'closed',
      summary: {
        totals: [
          { terminalId: terminal, charged: 770_000, recorded: 770_000, psp: 1_540_000 },
          { terminalId: otherTerminal, charged: 0, recorded: 0, psp: 0 },
        ],
        counts: {
          visits: 1,
          verified: 1,
          refused: 0,
          payments: 1,
          reversals: 0,
          complaints: 0,
          cashOffers: 0,
        },
        matched: 1,
        exceptions: [{ kind: 'in_psp_not_in_app', reasonCode: null, count: 1, rials: 770_000 }],
        missingPeers: [],
      },
      exceptions: [{ kind: 'in_psp_not_in_app', explanation: null }],
      closings: [{ kind: 'closed', reason: 'بررسی شد', byName: office.manager.name }],
    });
    const [head, ...others] = sheet.manifest;
    expect(others).toEqual([]);
    expect(sheet.headCode?.replaceAll('-', '')).toBe(head?.hash.slice(0, 16));
    await payments.cashOffered(cashOfferInput.parse({ visitId: null }));
    expect(await dayClose.sheet({ day: today })).toEqual(sheet);
  });

  it('sends its totals to the province, and no number of a slip, no reason and no note', {
    tags: 'release',
  }, async () => {
    const office = await closedOffice();
    const closed = journalBodies(office.desk)
      .split('\n')
      .find((entry) => entry.includes('"type":"day.closed"'));
    expect(closed).toContain('"psp":1540000');
    expect(closed).not.toContain(numbers(2).rrn);
    expect(closed).not.toContain('بررسی شد');
  });

  it('is reopened with a reason that its next sheet shows', { tags: 'release' }, async () => {
    const office = await closedOffice();
    const { dayClose } = office.as(office.manager);
    const { password } = office.manager;
    const reopen = (reason: string, key = password) => dayClose.reopen({ day: today, reason, password: key });
    expect((await problemOf(reopen('اشتباه', 'not the password'))).code).toBe('WRONG_PASSWORD');
    expect((await problemOf(reopen('  '))).code).toBe('REASON_NEEDED');
    await reopen('گزارش ناقص بود');
    expect(await stateOf(office)).toBe('open');
    expect((await problemOf(dayClose.sheet({ day: today }))).code).toBe('DAY_NOT_CLOSED');
    expect((await problemOf(reopen('دوباره'))).code).toBe('DAY_NOT_CLOSED');
    expect((await overviewOf(office)).exceptions).toMatchObject([{ kind: 'in_psp_not_in_app' }]);

    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).payments.record(slip(visitId, numbers(2)));
    await office.as(office.clerk).visits.complete({ visitId });
    expect(await overviewOf(office)).toMatchObject({ matched: 2, exceptions: [] });
    await closeDay(office);
    expect((await dayClose.sheet({ day: today })).closings).toMatchObject([
      { kind: 'closed', reason: 'بررسی شد' },
      { kind: 'reopened', reason: 'گزارش ناقص بود', byName: office.manager.name },
      { kind: 'closed', reason: null },
    ]);
  });

  it('keeps its rows from being edited or removed', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1), reportLine(2, { terminalId: '20001111' })]);
    await explainAll(office);
    await closeDay(office, today, 'بررسی شد');
    const { desk } = office;
    for (const table of ['day_closings', 'day_close_items', 'explanations', 'psp_rows', 'psp_imports']) {
      expect(() => desk.store.sqlite.exec(`DELETE FROM ${table}`)).toThrow('holds facts');
    }
  });
});

describe('what arrives after the close', () => {
  it('D21.2 goes to the next day as a late item, and needs a reason there', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    await explainAll(office);
    await closeDay(office, today, 'بررسی شد');
    await nextDay(office);
    await importLines(office, [reportLine(1), reportLine(2)], tomorrow);
    const { late, lateItems, exceptions, totals, terminals } = await overviewOf(office, tomorrow);
    expect(lateItems).toBe(1);
    expect(late).toMatchObject([{ kind: 'psp_row', lateFor: today, ...{ rrn: numbers(2).rrn } }]);
    expect(exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app']);
    expect(totals[0]).toMatchObject({ recorded: 0, psp: 770_000 });
    // A late row is no report of the day itself.
    expect(terminals[0]?.report).toBe('missing');
    await explainAll(office, tomorrow);
    await closeDay(office, tomorrow, 'بررسی شد');
    expect((await office.as(office.manager).dayClose.sheet({ day: tomorrow })).late).toEqual(late);
  });

  it('meets the payment that the closed day had found in no report', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(2)]);
    await explainAll(office);
    await closeDay(office, today, 'بانک فردا نشان می‌دهد');
    await nextDay(office);
    await importLines(office, [reportLine(1)], tomorrow);
    const { exceptions, differenceToGo } = await overviewOf(office, tomorrow);
    expect(exceptions).toMatchObject([
      {
        kind: 'after_close',
        paymentIds: [paymentId],
        differences: [{ terminalId: terminal, amount: -770_000 }],
        saw: { note: 'belongs_to_closed_day', closedDay: today },
      },
    ]);
    expect(differenceToGo).toBe(770_000);
    // The payment has its row; what is left is the row of the first day that no payment names.
    expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', recorded: 0, told: 770_000 }]);
  });

  it('is not taken twice when the closed day is reopened', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await closeDay(office);
    await nextDay(office);
    await importLines(office, [reportLine(1)], tomorrow);
    await explainAll(office, tomorrow);
    await closeDay(office, tomorrow, 'بررسی شد');
    const { dayClose } = office.as(office.manager);
    await dayClose.reopen({ day: today, reason: 'بازبینی', password: office.manager.password });
    expect((await overviewOf(office)).exceptions).toEqual([]);
    expect((await problemOf(dayClose.importPsp({ day: today, ...csvFile(reportLine(1)) }))).code).toBe(
      'PSP_FILE_ALREADY_IMPORTED',
    );
    const again = await importLines(office, [reportLine(1), reportLine(2)]);
    expect(again).toMatchObject({ newRows: 1, exceptions: 1 });
  });
});
