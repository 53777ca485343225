import { describe, expect, it } from 'vitest';
import { paymentRecorded } from '#core/counter/payments/entries.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import type { ExceptionKind } from '#core/foundation/settlement/matching/contract.ts';
import {
  cardOf,
  closeDay,
  explainAll,
  importLines,
  numbers,
  officeAtWork,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
} from '#tests/support/closing-day.ts';
import { chargedVisit, problemOf, slip, type TestOffice, today } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const reverse = (office: TestOffice, paymentId: string) =>
  office.as(office.clerk).payments.reverse({
    paymentId,
    reasonCode: 'wrong_amount',
    note: '',
    password: office.clerk.password,
  });

/** Records a payment whose parts on the fee lines are not its amount: only another PC's program could write that. */
async function paidWithParts(office: TestOffice, amount: number, part: number): Promise<void> {
  const { visitId, chargeId } = await chargedVisit(office);
  office.desk.path.execute(office.clerk.id, (tx) =>
    tx.append(paymentRecorded, {
      paymentId: tx.newId(),
      visitId,
      terminalId: terminal,
      ...numbers(1),
      cardMasked: cardOf(1),
      amount,
      allocations: [{ chargeId, line: 1, amount: part }],
      knownBy: 'typed_slip',
    }),
  );
}

type Case = {
  readonly kind: ExceptionKind;
  readonly story: string;
  readonly work: (office: TestOffice) => Promise<unknown>;
  readonly report: readonly ReportedTransaction[];
  readonly note: string;
  readonly amounts: object;
  readonly toGo: number;
};

const cases: readonly Case[] = [
  {
    kind: 'in_psp_not_in_app',
    story: 'money on the terminal without a service record',
    work: async () => undefined,
    report: [reportLine(1)],
    note: 'no_payment',
    amounts: { charged: null, recorded: null, psp: 770_000 },
    toGo: 770_000,
  },
  {
    kind: 'in_app_not_in_psp',
    story: 'a payment that the report does not have',
    work: (office) => servedVisit(office, 1),
    report: [reportLine(2, { status: 'failed' })],
    note: 'not_in_report',
    amounts: { charged: 770_000, recorded: 770_000, psp: null },
    toGo: 770_000,
  },
  {
    kind: 'amount_differs',
    story: 'one number with two amounts',
    work: (office) => servedVisit(office, 1),
    report: [reportLine(1, { amount: 700_000 })],
    note: 'pair',
    amounts: { charged: 770_000, recorded: 770_000, psp: 700_000 },
    toGo: 70_000,
  },
  {
    kind: 'duplicate_rrn',
    story: 'a line that the PSP repeats',
    work: (office) => servedVisit(office, 1),
    report: [reportLine(1), reportLine(1)],
    note: 'rrn_twice_in_report',
    amounts: { recorded: null, psp: 770_000 },
    toGo: 770_000,
  },
  {
    kind: 'reversed',
    story: 'a payment that only the terminal took back',
    work: (office) => servedVisit(office, 1),
    report: [reportLine(1), reportLine(1, { type: 'reversal', time: '08:10:00' })],
    note: 'reversed_only_at_psp',
    amounts: { recorded: 770_000, psp: -770_000 },
    toGo: 770_000,
  },
  {
    kind: 'pending_reversal',
    story: 'a reversal that the report does not have yet',
    work: async (office) => reverse(office, await servedVisit(office, 1)),
    report: [reportLine(1)],
    note: 'reversal_not_in_report',
    amounts: { recorded: -770_000, psp: null },
    toGo: 770_000,
  },
  {
    kind: 'wrong_terminal',
    story: 'a payment that was recorded on the other terminal',
    work: (office) => servedVisit(office, 1),
    report: [reportLine(1, { terminalId: otherTerminal })],
    note: 'terminal_differs',
    amounts: { recorded: 770_000, psp: 770_000 },
    toGo: 770_000,
  },
  {
    kind: 'over_tariff',
    story: 'a payment of more than its fee lines',
    work: (office) => paidWithParts(office, 770_000, 700_000),
    report: [reportLine(1)],
    note: 'not_as_charged',
    amounts: { charged: 700_000, recorded: 770_000 },
    toGo: 0,
  },
  {
    kind: 'under_tariff',
    story: 'a payment of less than its fee lines',
    work: (office) => paidWithParts(office, 700_000, 770_000),
    report: [reportLine(1, { amount: 700_000 })],
    note: 'not_as_charged',
    amounts: { charged: 770_000, recorded: 700_000 },
    toGo: 0,
  },
];

describe('an exception', () => {
  it.each(everyNth(4, cases))('$kind: $story', async ({ kind, work, report, note, amounts, toGo }) => {
    const office = await officeAtWork();
    await work(office);
    await importLines(office, report);
    const overview = await overviewOf(office);
    // That it was served and is not paid for is told beside it (unpaid-and-refunds.test.ts).
    const found = overview.exceptions.filter((one) => one.kind !== 'served_payment_reversed');
    expect(found).toMatchObject([{ kind, ofDay: today, saw: { note }, amounts, explanation: null }]);
    expect(overview.differenceToGo).toBe(toGo);
    const [exception] = overview.exceptions;
    const moved = exception?.differences.reduce((sum, { amount }) => sum + amount, 0);
    const gap = overview.totals.reduce((sum, { recorded, psp }) => sum + recorded - psp, 0);
    expect(moved).toBe(gap);
  });

  it('D2.3 of a terminal that is not designated is found in the report', async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { terminalId: '20001111' })]);
    const { exceptions, terminals } = await overviewOf(office);
    expect(exceptions).toMatchObject([
      { kind: 'wrong_terminal', saw: { note: 'terminal_not_designated' }, terminalId: '20001111' },
    ]);
    expect(terminals).toContainEqual(
      expect.objectContaining({ terminalId: '20001111', report: 'imported', recordedPayments: 0 }),
    );
  });

  it('is none of the settlement for a payment that was reversed on both sides', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await reverse(office, await servedVisit(office, 1));
    await importLines(office, [reportLine(1), reportLine(1, { type: 'reversal', time: '08:10:00' })]);
    expect(await overviewOf(office)).toMatchObject({
      matched: 2,
      exceptions: [{ kind: 'served_payment_reversed' }],
      differenceToGo: 0,
    });
  });

  it('is none for a visit that paid on two cards', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments } = office.as(office.clerk);
    await payments.record(slip(visitId, { ...numbers(1), card: cardOf(1), amount: 300_000 }));
    await payments.record(slip(visitId, { ...numbers(2), card: cardOf(2), amount: 470_000 }));
    await importLines(office, [reportLine(1, { amount: 300_000 }), reportLine(2, { amount: 470_000 })]);
    expect(await overviewOf(office)).toMatchObject({ matched: 2, exceptions: [] });
  });
});

describe('explaining what a close names', () => {
  async function withSign() {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { terminalId: '20001111' }), reportLine(2)]);
    const { exceptions } = await overviewOf(office);
    const sign = exceptions.find(({ kind }) => kind === 'wrong_terminal');
    const open = exceptions.find(({ kind }) => kind === 'in_psp_not_in_app');
    const dayClose = office.as(office.manager).dayClose;
    return { office, exceptionKey: sign?.key ?? '', openKey: open?.key ?? '', dayClose };
  }

  it('D21.74 the last reason counts, and what the ledger keeps open takes none', {
    tags: 'release',
  }, async () => {
    const { office, exceptionKey, openKey, dayClose } = await withSign();
    const said = { day: today, reasonCode: 'found_out', note: substantialNote } as const;
    await dayClose.explain({ ...said, exceptionKey });
    const note = `${substantialNote}، کارت 4111111111111111`;
    await dayClose.explain({ ...said, exceptionKey, reasonCode: 'our_mistake', note });
    const { exceptions, blockers } = await overviewOf(office);
    expect(exceptions.find(({ key }) => key === exceptionKey)?.explanation).toMatchObject({
      reasonCode: 'our_mistake',
      note: `${substantialNote}، کارت 411111******1111`,
      byName: office.manager.name,
      by: office.manager.id,
    });
    expect(exceptions.find(({ key }) => key === openKey)).toMatchObject({ reasons: [], explanation: null });
    expect((await problemOf(dayClose.explain({ ...said, exceptionKey: openKey }))).code).toBe(
      'INPUT_INVALID',
    );
    expect(blockers.map(({ code }) => code)).not.toContain('EXCEPTIONS_UNEXPLAINED');
  });

  it.each(
    everyNth(4, [
      ['an unknown exception', { exceptionKey: 'in_psp_not_in_app::x' }, 'EXCEPTION_UNKNOWN'],
      ['a reason that does not fit', { reasonCode: 'given_back_otherwise' as const }, 'INPUT_INVALID'],
      ['no words', { note: '  ' }, 'REASON_NEEDED'],
      ['a dot', { note: '.' }, 'REASON_NEEDED'],
    ]),
  )('D21.74 is refused for %s', async (_, mistake, code) => {
    const { exceptionKey, dayClose } = await withSign();
    const sound = { day: today, exceptionKey, reasonCode: 'found_out' as const, note: substantialNote };
    expect((await problemOf(dayClose.explain({ ...sound, ...mistake }))).code).toBe(code);
  });
});

describe('what stands behind an exception', () => {
  it('is its payments with who recorded them, and its rows with the file', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { amount: 700_000 })]);
    const [exception] = (await overviewOf(office)).exceptions;
    const { dayClose } = office.as(office.manager);
    const asked = { day: today, exceptionKey: exception?.key ?? '' };
    const items = await dayClose.exceptionItems(asked);
    expect(items).toMatchObject({
      payments: [
        { id: paymentId, kind: 'payment', amount: 770_000, ...numbers(1), byName: office.clerk.name },
      ],
      rows: [
        {
          amount: 700_000,
          ...numbers(1),
          date: today,
          time: '08:01:00',
          files: [{ fileName: 'report.csv' }],
        },
      ],
    });
    await explainAll(office);
    await closeDay(office, today, 'دیده شد');
    expect(await dayClose.exceptionItems(asked)).toEqual(items);
  });

  it('is the reversal, in the negative, and a row that two files have', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    await reverse(office, paymentId);
    await importLines(office, [reportLine(1), reportLine(2)]);
    await importLines(office, [reportLine(2)]);
    const { exceptions } = await overviewOf(office);
    const { dayClose } = office.as(office.manager);
    const itemsOf = (kind: ExceptionKind) =>
      dayClose.exceptionItems({
        day: today,
        exceptionKey: exceptions.find((one) => one.kind === kind)?.key ?? '',
      });
    expect((await itemsOf('pending_reversal')).payments).toMatchObject([
      { kind: 'reversal', amount: -770_000, byName: office.clerk.name },
    ]);
    expect((await itemsOf('in_psp_not_in_app')).rows).toMatchObject([
      { files: [{ fileName: 'report.csv' }, { fileName: 'report.csv' }] },
    ]);
    const unknown = dayClose.exceptionItems({ day: today, exceptionKey: 'x' });
    expect((await problemOf(unknown)).code).toBe('EXCEPTION_UNKNOWN');
  });
});
