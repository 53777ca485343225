// The nearest ways round the rules of the close: another order, another PC, another role, another clock, the API instead of
// the screen, yesterday's things, and after the day is closed. Each is refused, or found.
import { describe, expect, it } from 'vitest';
import {
  closeDay,
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
import { chargedVisit, openVisit, problemOf, slip, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';

const reason = 'رسیدها دیده شد و بانک فردا واریز می‌کند';

/** Both PCs have everything afterwards. */
function meet({ desk }: TestOffice, other: SecondDesk): void {
  carryEntries(desk, other.desk);
  carryEntries(other.desk, desk);
}
const proposalsOf = async (office: TestOffice) =>
  (await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'match_proposed');
const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;

describe('D21.1 a day with something to explain', () => {
  /** Money on a terminal that is not the office's. */
  const foreign = (n: number) => reportLine(n, { terminalId: '20001111' });
  async function explainedDay() {
    const office = await officeAtWork();
    await importLines(office, [foreign(2)]);
    await explainAll(office);
    return office;
  }

  it('D21.1 is not closed by explaining first and importing after', { tags: 'release' }, async () => {
    const office = await explainedDay();
    await importLines(office, [foreign(3)]);
    expect(await codeOf(closeDay(office, today, reason))).toBe('EXCEPTIONS_UNEXPLAINED');
  });

  it('D21.1 is neither closed nor declared nor reported before it has come, under whatever clock', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const { password } = office.manager;
    for (const call of [
      () => dayClose.close({ day: tomorrow, reason, password }),
      () => dayClose.declareZero(noTransaction(tomorrow, otherTerminal)),
      () => dayClose.explain({ day: tomorrow, exceptionKey: 'x', reasonCode: 'our_mistake', note: reason }),
    ])
      expect((await problemOf(call())).code).toBe('DAY_NOT_OPEN');
    office.clock.set('2026-11-26T04:30:00.000Z');
    expect((await problemOf(dayClose.close({ day: tomorrow, reason, password }))).code).toBe('DAY_NOT_OPEN');
  });

  it('D21.1 is not closed with a reason that says nothing, nor by anybody but the manager', {
    tags: 'release',
  }, async () => {
    const office = await explainedDay();
    for (const empty of ['', '.', '---', 'ااااا'])
      expect(await codeOf(closeDay(office, today, empty))).toBe('REASON_NEEDED');
    const { password } = office.clerk;
    const asClerk = office.as(office.clerk).dayClose.close({ day: today, reason, password });
    expect(await codeOf(asClerk)).toBe('NOT_ALLOWED');
  });

  it('D21.1 waits at another PC too, also for the visit that is open there alone', {
    tags: 'release',
  }, async () => {
    const office = await explainedDay();
    const other = joinOffice(office, 2);
    const visitId = await openVisit(office, '0790419904');
    carryEntries(office.desk, other.desk);
    const close = { day: today, reason, password: office.manager.password };
    const there = other.seat(office.manager).dayClose;
    for (const each of [terminal, otherTerminal]) await there.declareZero(noTransaction(today, each));
    expect(await codeOf(there.close(close))).toBe('DRAFTS_OPEN');
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    meet(office, other);
    await there.close(close);
    meet(office, other);
    expect((await overviewOf(office)).state).toBe('closed');
  });

  it('D21.1 is not passed by waiting for the next day: it stays open until it is explained', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [foreign(2)]);
    await nextDay(office);
    expect(await codeOf(closeDay(office, today, reason))).toBe('EXCEPTIONS_UNEXPLAINED');
    expect(await codeOf(closeDay(office, tomorrow))).toBe('EARLIER_DAY_OPEN');
  });
});

describe('D21.2 a closed day', () => {
  async function closedDay() {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(1)]);
    const [match] = await office.as(office.manager).dayClose.matches({ day: today });
    await closeDay(office);
    return { office, paymentId, rowId: match?.pspRowIds[0] ?? '' };
  }

  it('D21.2 takes nothing by any procedure that writes into a day', async () => {
    const { office, paymentId, rowId } = await closedDay();
    const { dayClose, payments, premises } = office.as(office.manager);
    const { password } = office.manager;
    const tried: readonly (() => Promise<unknown>)[] = [
      () => openVisit(office, '0790419904'),
      () => premises.openDay(),
      () => payments.reverse({ paymentId, reasonCode: 'wrong_amount', note: '', password }),
      () => dayClose.matchByHand({ day: today, paymentId, rowIds: [rowId] }),
      () => dayClose.confirmProposals({ day: today, exceptionKeys: ['match_proposed:a:b'] }),
      () => dayClose.declareZero(noTransaction(today, otherTerminal, { batchNumber: '77' })),
      () => dayClose.explain({ day: today, exceptionKey: 'x', reasonCode: 'our_mistake', note: reason }),
      () => dayClose.close({ day: today, reason, password }),
    ];
    const before = await dayClose.sheet({ day: today });
    for (const call of tried) expect(await codeOf(call())).toBe('DAY_CLOSED');
    expect(await dayClose.sheet({ day: today })).toEqual(before);
  });

  it('D21.2 takes nothing when the clock is set back to it', { tags: 'release' }, async () => {
    const { office } = await closedDay();
    await nextDay(office);
    office.clock.jump(-24 * 60 * 60_000);
    for (const code of ['0790419904', '0013542419'])
      expect(['CLOCK_DOUBTED', 'DAY_CLOSED']).toContain(await codeOf(openVisit(office, code)));
  });

  it('D21.2 keeps what another PC wrote into it as a late item of the next day, and its sheet stays as it was signed', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1)]);
    await closeDay(office);
    const { dayClose } = office.as(office.manager);
    const signed = await dayClose.sheet({ day: today });
    // The other PC has not heard of the close.
    const clerkThere = other.seat(office.clerk);
    const paymentId = await servedVisit({ ...office, desk: other.desk, as: () => clerkThere }, 2);
    meet(office, other);
    expect(await dayClose.sheet({ day: today })).toMatchObject({
      headCode: signed.headCode,
      summary: signed.summary,
    });
    await nextDay(office);
    expect((await overviewOf(office, tomorrow)).late.map(({ id }) => id)).toEqual([paymentId]);
    // It holds no close up, and stays open past it.
    expect((await openDifferencesOf(office)).map(({ number }) => number)).toEqual([numbers(2).rrn]);
  });
});

describe('D21.3 one row and two payments', () => {
  it('D21.3 two PCs that put one row beside two payments end with one match, the same on both', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const first = await servedVisit(office, 1);
    const second = await servedVisit(office, 2);
    await importLines(office, [reportLine(3)]);
    const [rowId = ''] = (await overviewOf(office)).exceptions.flatMap(({ pspRowIds }) => pspRowIds);
    const other = joinOffice(office, 2);
    await office.as(office.manager).dayClose.matchByHand({ day: today, paymentId: first, rowIds: [rowId] });
    await other.seat(office.manager).dayClose.matchByHand({ day: today, paymentId: second, rowIds: [rowId] });
    meet(office, other);
    const here = await office.as(office.manager).dayClose.matches({ day: today });
    const there = await other.seat(office.manager).dayClose.matches({ day: today });
    expect(here.filter(({ pspRowIds }) => pspRowIds.includes(rowId))).toHaveLength(1);
    expect(there).toEqual(here);
  });

  it('D21.3 a row that the manager puts beside another payment counts there alone, and the first one is missed', async () => {
    const office = await officeAtWork();
    const first = await servedVisit(office, 1);
    const second = await servedVisit(office, 2);
    await importLines(office, [reportLine(1)]);
    const { dayClose } = office.as(office.manager);
    const [match] = await dayClose.matches({ day: today });
    const rowIds = [...(match?.pspRowIds ?? [])];
    await dayClose.matchByHand({ day: today, paymentId: second, rowIds });
    expect(await dayClose.matches({ day: today })).toMatchObject([{ paymentId: second, basis: 'by_hand' }]);
    const missed = (await overviewOf(office)).exceptions.flatMap(({ paymentIds }) => paymentIds);
    expect(missed).toEqual([first]);
    // Nor is it taken for a third one, today or on the next day.
    for (const day of [today, tomorrow]) {
      if (day === tomorrow) await nextDay(office);
      const again = dayClose.matchByHand({ day, paymentId: first, rowIds });
      expect(await codeOf(again)).toBe('MATCH_NOT_POSSIBLE');
    }
  });
});

describe('D21.4 and D21.16 a terminal without a transaction', () => {
  it('D21.4 is not declared where something was taken, and after a payment no further slip of zero counts', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await dayClose.declareZero(noTransaction(today, terminal));
    await dayClose.declareZero(noTransaction(today, otherTerminal));
    await servedVisit(office, 1);
    const again = dayClose.declareZero(noTransaction(today, terminal, { batchNumber: '78' }));
    expect(await codeOf(again)).toBe('PSP_REPORT_NEEDED');
  });

  it('D21.16 a slip that another PC used for another day is known once that is heard', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const slipOf = (day: string) => noTransaction(day, terminal, { batchNumber: '120' });
    await other.seat(office.manager).dayClose.declareZero(slipOf(today));
    meet(office, other);
    await nextDay(office);
    expect(await problemOf(office.as(office.manager).dayClose.declareZero(slipOf(tomorrow)))).toEqual({
      code: 'BATCH_ALREADY_USED',
      params: { day: today },
    });
  });

  it('D21.16 a slip that two PCs apart used for two days counts for the earlier one', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const slipOf = (day: string) => noTransaction(day, terminal, { batchNumber: '0120' });
    await nextDay(office);
    meet(office, other);
    await office.as(office.manager).dayClose.declareZero(slipOf(tomorrow));
    await other
      .seat(office.manager)
      .dayClose.declareZero(noTransaction(today, terminal, { batchNumber: '120' }));
    const reportOn = async (day: string) =>
      (await overviewOf(office, day)).terminals.find(({ terminalId }) => terminalId === terminal)?.report;
    expect(await reportOn(tomorrow)).toBe('declared_zero');
    meet(office, other);
    expect(await reportOn(today)).toBe('declared_zero');
    expect(await reportOn(tomorrow)).toBe('missing');
    expect(await codeOf(office.as(office.manager).dayClose.declareZero(slipOf(tomorrow)))).toBe(
      'BATCH_ALREADY_USED',
    );
    await office
      .as(office.manager)
      .dayClose.declareZero(noTransaction(tomorrow, terminal, { batchNumber: '121' }));
    expect(await reportOn(tomorrow)).toBe('declared_zero');
  });
});

describe('D21.17 a match without the reference number', () => {
  const missing = { rrn: '' };

  it('D21.17 is a proposal whichever came first, and is one again after it was taken back', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    // The report before the payment.
    await importLines(office, [reportLine(1, missing)]);
    await servedVisit(office, 1);
    const [proposed] = await proposalsOf(office);
    expect(await overviewOf(office)).toMatchObject({ matched: 0 });
    await dayClose.confirmProposals({ day: today, exceptionKeys: [proposed?.key ?? ''] });
    const [hand] = await dayClose.handMatches({ day: today });
    await dayClose.withdrawMatch({ matchId: hand?.matchId ?? '', note: 'کارت مشتری دیگری بود' });
    expect(await proposalsOf(office)).toHaveLength(1);
    expect(await overviewOf(office)).toMatchObject({ matched: 0 });
  });

  it('D21.17 confirmed at two PCs counts once, and not for a payment that one of them took back', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(1, missing)]);
    const [proposed] = await proposalsOf(office);
    const exceptionKeys = [proposed?.key ?? ''];
    const other = joinOffice(office, 2);
    const confirmed = { day: today, exceptionKeys };
    await office.as(office.manager).dayClose.confirmProposals(confirmed);
    const there = other.seat(office.manager);
    await there.dayClose.confirmProposals(confirmed);
    const { password } = office.manager;
    await there.payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    meet(office, other);
    const matches = await office.as(office.manager).dayClose.matches({ day: today });
    expect(matches.filter((match) => match.paymentId === paymentId)).toHaveLength(1);
    expect(await there.dayClose.matches({ day: today })).toEqual(matches);
    // The reversal is not in the report: that stays open.
    expect((await openDifferencesOf(office)).map(({ account }) => account)).toContain('refund');
  });

  it('D21.17 is confirmed by no clerk, not with the keys of another day, and not after the close', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, missing)]);
    const [proposed] = await proposalsOf(office);
    const exceptionKeys = [proposed?.key ?? ''];
    const { dayClose } = office.as(office.manager);
    const byClerk = office.as(office.clerk).dayClose.matchByHand({
      day: today,
      paymentId: proposed?.paymentIds[0] ?? '',
      rowIds: [...(proposed?.pspRowIds ?? [])],
    });
    expect(await codeOf(byClerk)).toBe('NOT_ALLOWED');
    await nextDay(office);
    expect(await codeOf(dayClose.confirmProposals({ day: tomorrow, exceptionKeys }))).toBe(
      'EXCEPTION_UNKNOWN',
    );
    await explainAll(office);
    await closeDay(office, today, reason);
    expect(await codeOf(dayClose.confirmProposals({ day: today, exceptionKeys }))).toBe('DAY_CLOSED');
  });

  it('D21.17 the right number in another terminal’s row or with another amount confirms nothing either', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { terminalId: otherTerminal })]);
    expect(await overviewOf(office)).toMatchObject({ matched: 0 });
    const another = await officeAtWork();
    await servedVisit(another, 1);
    await importLines(another, [reportLine(1, { amount: 700_000 })]);
    expect(await overviewOf(another)).toMatchObject({ matched: 0 });
    for (const [each, accounts] of [
      [office, ['money', 'money']],
      [another, ['money']],
    ] as const)
      expect((await openDifferencesOf(each)).map(({ account }) => account)).toEqual(accounts);
  });
});

describe('D21.14 what was charged', () => {
  it('D21.14 counts on the day of the charge: a cancelled one is off, and yesterday’s is not today’s', async () => {
    const office = await officeAtWork();
    const { chargeId } = await chargedVisit(office);
    await office.as(office.clerk).fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
    expect((await overviewOf(office)).chargedOfDay).toBe(0);
    const { visitId } = await chargedVisit(office, '0790419904');
    expect((await overviewOf(office)).chargedOfDay).toBe(770_000);
    await office.as(office.clerk).payments.record(slip(visitId, numbers(1)));
    expect((await overviewOf(office)).chargedOfDay).toBe(770_000);
    await nextDay(office);
    expect((await overviewOf(office, tomorrow)).chargedOfDay).toBe(0);
    expect((await overviewOf(office)).chargedOfDay).toBe(770_000);
  });
});
