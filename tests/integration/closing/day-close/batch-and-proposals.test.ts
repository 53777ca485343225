// "No transaction" on the terminal's own slip; matches that wait for the manager's word; money without a service that one
// person's word does not explain.
import { describe, expect, it } from 'vitest';
import {
  closeDay,
  importLines,
  nextDay,
  noTransaction,
  officeAtWork,
  openDifferencesOf,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

describe('a terminal without a transaction', () => {
  const declare = (office: TestOffice, day: string, over: object = {}) =>
    office.as(office.manager).dayClose.declareZero({ ...noTransaction(day, terminal), ...over });

  it.each(
    everyNth(3, [
      ['no number', { batchNumber: ' ' }, 'INPUT_INVALID'],
      ['a number that is none', { batchNumber: '۱۲-الف' }, 'INPUT_INVALID'],
      ['a total on its slip', { batchTotal: 770_000 }, 'PSP_REPORT_NEEDED'],
    ]),
  )('D21.16 is not one with %s', async (_, over, code) => {
    const office = await officeAtWork();
    expect((await problemOf(declare(office, today, over))).code).toBe(code);
    expect((await overviewOf(office)).terminals[0]?.report).toBe('missing');
  });

  it('D21.16 needs the slip of the day: that of another day is known, on this terminal only', async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '۱۲۰' });
    await declare(office, today, { batchNumber: '120' });
    await nextDay(office);
    expect(await problemOf(declare(office, tomorrow, { batchNumber: '120' }))).toEqual({
      code: 'BATCH_ALREADY_USED',
      params: { day: today },
    });
    await declare(office, tomorrow, { batchNumber: '120', terminalId: otherTerminal });
    await declare(office, tomorrow, { batchNumber: '121' });
  });

  it('D21.16 knows a slip in whatever form its number was written, before and after', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '۰۱۲۰' });
    await nextDay(office);
    for (const batchNumber of ['120', '0120', '000120', '۰۰۱۲۰', '0-120'])
      expect(await problemOf(declare(office, tomorrow, { batchNumber }))).toEqual({
        code: 'BATCH_ALREADY_USED',
        params: { day: today },
      });
    await declare(office, tomorrow, { batchNumber: '1200' });
    // A slip that was stored for a later day is known to an earlier one that is still open.
    await declare(office, tomorrow, { batchNumber: '77', terminalId: otherTerminal });
    const earlier = declare(office, today, { batchNumber: '077', terminalId: otherTerminal });
    expect((await problemOf(earlier)).code).toBe('BATCH_ALREADY_USED');
    const zero = await overviewOf(office);
    expect(zero.terminals[0]?.batch).toEqual({ number: '0120', total: 0 });
  });

  it('D21.16 shows both figures beside the office’s own, at the close and on the sheet', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await declare(office, today, { batchNumber: '120' });
    const shown = {
      terminalId: terminal,
      report: 'declared_zero',
      recordedPayments: 0,
      recordedReversals: 0,
      batch: { number: '120', total: 0 },
    };
    expect((await overviewOf(office)).terminals[0]).toEqual(shown);
    await closeDay(office);
    expect((await office.as(office.manager).dayClose.sheet({ day: today })).terminals[0]).toEqual(shown);
  });
});

describe('a match without the reference number', () => {
  const madeUp = { rrn: '999999999999' };
  const missing = { rrn: '' };
  const proposedOn = async (office: TestOffice) =>
    (await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'match_proposed');
  const confirm = (office: TestOffice, exceptionKeys: string[]) =>
    office.as(office.manager).dayClose.confirmProposals({ day: today, exceptionKeys });

  it('D21.17 is proposed, leaves both halves open, and counts when the manager has confirmed it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, madeUp)]);
    const [proposed] = await proposedOn(office);
    expect(proposed).toMatchObject({ differences: [], saw: { note: 'pair' } });
    expect(await overviewOf(office)).toMatchObject({ matched: 0, differenceToGo: 0 });
    expect(await openDifferencesOf(office)).toHaveLength(2);
    await confirm(office, [proposed?.key ?? '']);
    expect(await openDifferencesOf(office)).toEqual([]);
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
    const [match] = await office.as(office.manager).dayClose.matches({ day: today });
    expect(match).toMatchObject({ basis: 'by_hand' });
    await closeDay(office);
  });

  it('D21.17 card, amount and time do not confirm it either, and a clerk does not', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { ...madeUp, stan: '999999' })]);
    const [proposed] = await proposedOn(office);
    expect(proposed?.saw).toMatchObject({ words: expect.arrayContaining(['rrn_differs', 'stan_differs']) });
    const byClerk = office
      .as(office.clerk)
      .dayClose.confirmProposals({ day: today, exceptionKeys: [proposed?.key ?? ''] });
    expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
  });

  it('D21.17 several are confirmed at once only where the report has no number at all', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [reportLine(1, missing), reportLine(2, madeUp)]);
    const keys = (await proposedOn(office)).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect((await problemOf(confirm(office, keys))).code).toBe('PROPOSALS_DIFFER');
    expect((await problemOf(confirm(office, ['match_proposed:x:y']))).code).toBe('EXCEPTION_UNKNOWN');
    for (const key of keys) await confirm(office, [key]);
    expect(await overviewOf(office)).toMatchObject({ matched: 2, exceptions: [] });
  });
});
