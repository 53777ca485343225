// A refund case and the reports that show its reversal: any row of the transaction tells it, and the transaction closes one case,
// however many files have it, each with less or more, in whatever order and from whichever PC (D21.15).
import { describe, expect, it } from 'vitest';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import {
  cardOf,
  csvFile,
  importLines,
  numbers,
  officeAtWork,
  reportLine,
} from '#tests/support/closing-day.ts';
import { chargedVisit, designateTerminal, slip, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

type Over = Partial<ReportedTransaction>;
const cardMasked = `603799******${cardOf(1)}`;
/** A reversal of 30,000 rials on the card of every client here. */
const back = (over: Over = {}) => reportLine(7, { type: 'reversal', amount: 30_000, cardMasked, ...over });
/** The same as a short export has it: without card and reference number. */
const short = (over: Over = {}) => back({ rrn: '', cardMasked: '', ...over });

/** Clients with one card of whom a terminal took 30,000 rials too much. */
async function refundsOf(terminals: readonly (string | undefined)[]): Promise<TestOffice> {
  const office = await officeAtWork();
  const codes = [undefined, '0790419904', '0499370899'];
  for (const [index, terminalId] of terminals.entries()) {
    const { visitId } = await chargedVisit(office, codes[index]);
    const taken = { ...numbers(index + 1), card: cardOf(1), amount: 800_000 };
    const on = terminalId === undefined ? {} : { terminalId };
    await office.as(office.clerk).payments.record({ ...slip(visitId, { ...taken, ...on }), asTaken: true });
  }
  return office;
}
const twoRefunds = () => refundsOf([undefined, undefined]);
const states = async (office: TestOffice) =>
  (await office.as(office.manager).dayClose.refundCases()).map(({ state }) => state);

describe('D21.15 the reversal of a refund case in several reports', () => {
  it.each([
    ['the short one first', [short(), back()]],
    ['the full one first', [back(), short()]],
    ['one without the card first', [back({ cardMasked: '' }), back()]],
    ['one without the reference number first', [back({ rrn: '' }), back()]],
    ['one without the reference number last', [back(), back({ rrn: '' })]],
  ] as const)('D21.15 shows one case and no second one, %s', { tags: 'release' }, async (_, lines) => {
    const office = await twoRefunds();
    for (const line of lines) await importLines(office, [line]);
    expect(await states(office)).toEqual(['shown', 'open']);
    await importLines(office, [back({ ...numbers(8) })]);
    expect(await states(office)).toEqual(['shown', 'shown']);
  });

  it('D21.15 is one case for one reversal that two PCs imported, the one from a short report', {
    tags: 'release',
  }, async () => {
    const office = await twoRefunds();
    const other = joinOffice(office, 2);
    await office.as(office.manager).dayClose.importPsp({ day: today, ...csvFile(short()) });
    await other.seat(office.manager).dayClose.importPsp({ day: today, ...csvFile(back()) });
    meet(office, other);
    expect(await states(office)).toEqual(['shown', 'open']);
    expect((await other.seat(office.manager).dayClose.refundCases()).map(({ state }) => state)).toEqual([
      'shown',
      'open',
    ]);
  });

  it('D21.15 is one case for one reversal that two reports write with a zero before the terminal and without', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { manager, clerk } = office;
    const letter = {
      letterNumber: '77/1',
      letterDay: '2026-11-20',
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
    };
    const entered = { ...letter, terminalId: '1499905', validFrom: today, validTo: null };
    await designateTerminal(office.as(manager), office.as(clerk), entered);
    for (const n of [1, 2]) {
      const { visitId } = await chargedVisit(office, n === 1 ? undefined : '0790419904');
      const taken = { ...numbers(n), card: cardOf(1), amount: 800_000, terminalId: '1499905' };
      await office.as(clerk).payments.record({ ...slip(visitId, taken), asTaken: true });
    }
    const other = joinOffice(office, 2);
    await office.as(manager).dayClose.importPsp({ day: today, ...csvFile(back({ terminalId: '01499905' })) });
    await other.seat(manager).dayClose.importPsp({ day: today, ...csvFile(back({ terminalId: '1499905' })) });
    meet(office, other);
    expect(await states(office)).toEqual(['shown', 'open']);
  });

  it('D21.15 two reversals of one amount and minute are two', async () => {
    const office = await twoRefunds();
    await importLines(office, [back(), back(numbers(8))]);
    expect(await states(office)).toEqual(['shown', 'shown']);
  });
});
