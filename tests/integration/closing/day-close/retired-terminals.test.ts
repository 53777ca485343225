// A terminal that is retired "at once" takes no payment any more, and the day that was opened with it answers for it all the same.
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
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import {
  chargedVisit,
  designateTerminal,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const yesterday = '2026-11-24';
const evening = '2026-11-25T15:30:00.000Z';
const retire = (office: TestOffice, terminalId: string, lastDay = yesterday) =>
  office.as(office.manager).payments.retireTerminal({ terminalId, lastDay });
const asked = [
  { terminalId: terminal, report: 'missing' },
  { terminalId: otherTerminal, report: 'missing' },
];
const large = reportLine(1, { amount: 9_000_000 });

describe('D2.14 a terminal that is retired at once on an open day', () => {
  it('takes no payment, and the close of the day asks for it and signs it', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    const { visitId: another } = await chargedVisit(office);
    office.clock.set(evening);
    for (const terminalId of testTerminals) await retire(office, terminalId);
    const paid = office.as(office.clerk).payments.record(slip(another));
    expect((await problemOf(paid)).code).toBe('TERMINAL_NOT_DESIGNATED');
    const seen = await overviewOf(office);
    expect(seen.terminals).toMatchObject(asked);
  });

  it('does not let the day close clean, and is settled by its own batch slip', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    office.clock.set(evening);
    for (const terminalId of testTerminals) await retire(office, terminalId);
    expect((await overviewOf(office)).terminals).toMatchObject(asked);
    expect((await overviewOf(office)).singleConfirmations).toEqual(
      expect.arrayContaining(testTerminals.map((name) => ({ what: 'terminal', name }))),
    );
    await closeDay(office);
    const { terminals } = await office.as(office.manager).dayClose.sheet({ day: today });
    expect(terminals.map(({ terminalId, report }) => [terminalId, report])).toEqual([
      [terminal, 'declared_zero'],
      [otherTerminal, 'declared_zero'],
    ]);
    await nextDay(office);
    expect((await overviewOf(office, tomorrow)).terminals).toEqual([]);
    const declared = office.as(office.manager).dayClose.declareZero(noTransaction(tomorrow, terminal));
    expect((await problemOf(declared)).code).toBe('TERMINAL_NOT_DESIGNATED');
  });

  it('D19.4 makes nothing lighter of money without a service', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [large]);
    office.clock.set(evening);
    await retire(office, terminal);
    expect((await overviewOf(office)).exceptions).toMatchObject([{ kind: 'in_psp_not_in_app' }]);
    expect(await openDifferencesOf(office)).toMatchObject([{ state: 'differs', needsSecond: true }]);
  });

  it('is asked for however it is designated again from the next day on', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await retire(office, terminal);
    await designateTerminal(office.as(office.manager), office.as(office.clerk), {
      terminalId: terminal,
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
      validFrom: tomorrow,
      validTo: null,
      letterNumber: '77/1',
      letterDay: '2026-11-20',
    });
    expect((await overviewOf(office)).terminals).toMatchObject(asked);
  });

  it('is asked for as well when another PC retired it and that arrives later, on both the same', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await importLines(office, [large]);
    office.clock.set(evening);
    const { payments } = other.seat(office.manager);
    for (const terminalId of testTerminals) await payments.retireTerminal({ terminalId, lastDay: yesterday });
    meet(office, other);
    const here = await overviewOf(office);
    expect(here.terminals).toMatchObject([{ ...asked[0], report: 'imported' }, asked[1]]);
    expect(here.exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app']);
    expect(await overviewThere(office, other)).toMatchObject({
      terminals: here.terminals,
      exceptions: here.exceptions,
    });
  });

  it('stays with a day that is closed and opened again', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await closeDay(office);
    office.clock.set(evening);
    await retire(office, terminal);
    const { password } = office.manager;
    await office.as(office.manager).dayClose.reopen({ day: today, reason: substantialNote, password });
    expect((await overviewOf(office)).terminals.map(({ terminalId }) => terminalId)).toEqual([
      terminal,
      otherTerminal,
    ]);
  });

  it('is off the day when it was retired before the day was opened', { tags: 'release' }, async () => {
    const office = await openOffice();
    await retire(office, terminal);
    office.clock.set('2026-11-25T05:30:00.000Z');
    await openDay(office);
    expect((await overviewOf(office)).terminals).toMatchObject([asked[1]]);
    await importLines(office, [large]);
    expect((await overviewOf(office)).exceptions).toMatchObject([{ kind: 'wrong_terminal' }]);
  });

  it('J30 is not retired at once under a clock that is doubted, which could put it before the opening', async () => {
    const office = await officeAtWork();
    office.clock.set(evening);
    await chargedVisit(office);
    office.clock.set('2026-11-25T03:30:00.000Z');
    expect((await problemOf(retire(office, terminal))).code).toBe('CLOCK_DOUBTED');
    await retire(office, terminal, today);
    expect((await overviewOf(office)).terminals).toMatchObject(asked);
  });
});

describe('D2.14 a terminal that appeared on the open day and was retired on it', () => {
  const morning = '2026-11-25T06:00:00.000Z';
  const enter = (office: TestOffice, terminalId: string) =>
    designateTerminal(office.as(office.manager), office.as(office.clerk), {
      terminalId,
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
      validFrom: today,
      validTo: null,
      letterNumber: '77/1',
      letterDay: '2026-11-20',
    });
  const terminalsOf = async (office: TestOffice) =>
    (await overviewOf(office)).terminals.map(({ terminalId }) => terminalId);

  it('is not asked for when it was a mistyped number: it has no slip', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    office.clock.set(morning);
    await enter(office, '14999099');
    expect(await terminalsOf(office)).toEqual([terminal, '14999099', otherTerminal].toSorted());
    await retire(office, '14999099');
    expect(await terminalsOf(office)).toEqual([terminal, otherTerminal]);
    const declared = office.as(office.manager).dayClose.declareZero(noTransaction(today, '14999099'));
    expect((await problemOf(declared)).code).toBe('TERMINAL_NOT_DESIGNATED');
    expect(await closeDay(office)).toBeTruthy();
  });

  it('nor by a PC that gets it later, nor on a day that is closed and opened again', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    office.clock.set(morning);
    await enter(office, '14999099');
    await retire(office, '14999099');
    meet(office, other);
    expect(await overviewThere(office, other)).toMatchObject({
      terminals: (await overviewOf(office)).terminals,
    });
    await closeDay(office);
    const { password } = office.manager;
    await office.as(office.manager).dayClose.reopen({ day: today, reason: substantialNote, password });
    expect(await terminalsOf(office)).toEqual([terminal, otherTerminal]);
  });

  it('is asked for when it took a payment all the same, which is no payment on a wrong terminal', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    office.clock.set(morning);
    await enter(office, '14999099');
    await servedVisit(office, 1, { terminalId: '14999099' });
    await retire(office, '14999099');
    expect((await overviewOf(office)).terminals).toContainEqual(
      expect.objectContaining({ terminalId: '14999099', report: 'missing', recordedPayments: 1 }),
    );
    const declared = office.as(office.manager).dayClose.declareZero(noTransaction(today, '14999099'));
    expect((await problemOf(declared)).code).toBe('PSP_REPORT_NEEDED');
    await importLines(office, [reportLine(1, { terminalId: '14999099' })]);
    expect((await overviewOf(office)).exceptions).toEqual([]);
  });

  it('hides no money: what the report has of it is weighed', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    office.clock.set(morning);
    await enter(office, '14999099');
    await retire(office, '14999099');
    await importLines(office, [{ ...large, terminalId: '14999099' }]);
    expect((await overviewOf(office)).exceptions).toMatchObject([{ kind: 'wrong_terminal' }]);
    expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', needsSecond: true }]);
  });

  it.each(
    everyNth(2, [
      ['1499905', '01499905'],
      ['01499905', '1499905'],
    ]),
  )('as %s and was entered again as %s is asked for once, by whichever spelling', async (one, another) => {
    const office = await openOffice();
    await enter(office, one);
    office.clock.set('2026-11-25T05:30:00.000Z');
    await openDay(office);
    office.clock.set(morning);
    await servedVisit(office, 1, { terminalId: one });
    await retire(office, one);
    await enter(office, another);
    const asked = (await overviewOf(office)).terminals.filter(({ terminalId }) =>
      /1499905$/.test(terminalId),
    );
    expect(asked).toMatchObject([{ report: 'missing', recordedPayments: 1 }]);
    for (const spelling of [one, another]) {
      const declared = office.as(office.manager).dayClose.declareZero(noTransaction(today, spelling));
      expect((await problemOf(declared)).code).toBe('PSP_REPORT_NEEDED');
    }
    await importLines(office, [reportLine(1, { terminalId: '01499905' })]);
    expect((await overviewOf(office)).exceptions).toEqual([]);
    await closeDay(office);
  });

  it('and another spelling after it is settled by the slip of the one terminal', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    office.clock.set(morning);
    await enter(office, '01499905');
    await retire(office, '01499905');
    await enter(office, '1499905');
    const [asked, ...others] = (await overviewOf(office)).terminals.filter(({ terminalId }) =>
      /1499905$/.test(terminalId),
    );
    expect(others).toEqual([]);
    await office.as(office.manager).dayClose.declareZero(noTransaction(today, asked?.terminalId ?? ''));
    await closeDay(office);
  });
});

describe('D2.3 a further row of the last day of a terminal that comes after the close', () => {
  it('is judged by its own day: money without a service, not a wrong terminal', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { status: 'failed' })]);
    await retire(office, terminal, today);
    await closeDay(office);
    await nextDay(office);
    await importLines(office, [large], tomorrow);
    const seen = await overviewOf(office, tomorrow);
    expect(seen.late).toMatchObject([{ kind: 'psp_row', lateFor: today }]);
    expect(seen.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app', reasons: [] }]);
  });

  it('and one of the day after is of a terminal that is designated no more', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await retire(office, terminal, today);
    await closeDay(office);
    await nextDay(office);
    await importLines(office, [{ ...large, date: tomorrow }], tomorrow);
    expect((await overviewOf(office, tomorrow)).exceptions).toMatchObject([{ kind: 'wrong_terminal' }]);
  });
});
