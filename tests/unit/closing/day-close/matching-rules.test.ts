// A matching rule on a day that is over: the numbers are hidden from it, and what it finds is held against them.
import { describe, expect, it } from 'vitest';
import { fitsRule, type PastDay, tryOnDay } from '#core/closing/day-close/matching-rules/try-rule.ts';
import type { RecordedPayment, ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import { paid, reported, settlementDay } from '#tests/support/settlement-day.ts';

const numbers = (n: number) => ({
  rrn: `63300000000${n}`,
  stan: `00000${n}`,
  cardMasked: `603799******100${n}`,
});
const payment = (n: number, over: Partial<RecordedPayment> = {}) => paid(`p${n}`, { ...numbers(n), ...over });
const row = (n: number, over: Partial<ReportedRow> = {}) => reported(`r${n}`, { ...numbers(n), ...over });

function past(payments: RecordedPayment[], pspRows: ReportedRow[], over: Partial<PastDay> = {}): PastDay {
  const { day, terminals } = settlementDay();
  return { day, terminals, payments, pspRows, manualMatches: [], withdrawn: new Set(), ...over };
}
const tried = (...given: Parameters<typeof past>) => {
  const { right, wrong, added } = tryOnDay('stan', past(...given));
  return { right, wrong: wrong.map(({ rowRrn }) => rowRrn), added: added.length };
};

describe('F51 a rule that is tried on a day', () => {
  it('finds again by the trace number what the reference number says', () => {
    expect(tried([payment(1), payment(2)], [row(1), row(2)])).toEqual({ right: 2, wrong: [], added: 0 });
  });

  it('is wrong where the number puts the row beside another payment', () => {
    // The trace number of one stands at the row of the other.
    const swapped = [row(1, { stan: '000002' }), row(2, { stan: '000001' })];
    const bare = [payment(1, { cardMasked: null }), payment(2, { cardMasked: null })];
    expect(tried(bare, swapped)).toMatchObject({ right: 0, wrong: ['633000000002', '633000000001'] });
  });

  it('is wrong where the number speaks against the pair, as of a made-up slip, until the manager has said otherwise', () => {
    const [slip, found] = [payment(1), row(1, { rrn: '699999999999' })];
    expect(tried([slip], [found])).toEqual({ right: 0, wrong: ['699999999999'], added: 0 });
    const manualMatches = [{ paymentId: slip.id, pspRowId: found.id }];
    expect(tried([slip], [found], { manualMatches })).toEqual({ right: 1, wrong: [], added: 0 });
  });

  it('is wrong where the manager took the pair apart', () => {
    const [slip, found] = [payment(1), row(1, { rrn: null })];
    expect(tried([slip], [found])).toEqual({ right: 0, wrong: [], added: 1 });
    expect(tried([slip], [found], { withdrawn: new Set(['p1 r1']) })).toMatchObject({ wrong: [null] });
  });

  it('is not proved by what a rule matched itself', () => {
    const [slip, found] = [payment(1), row(1, { rrn: null })];
    const manualMatches = [{ paymentId: slip.id, pspRowId: found.id, rule: 'stan' }];
    expect(tried([slip], [found], { manualMatches })).toEqual({ right: 0, wrong: [], added: 1 });
  });

  it('by card and time needs all of them, within ten minutes', () => {
    const by = (over: Partial<ReportedRow>) =>
      tryOnDay('card_time', past([payment(1)], [row(1, over)])).right;
    expect([by({}), by({ time: '10:11:00' }), by({ time: null }), by({ cardMasked: null })]).toEqual([
      1, 0, 0, 0,
    ]);
  });
});

it('F51 a rule asks for a report without the number, and a card that differs speaks against it', () => {
  const words = ['rrn_missing', 'stan_same', 'terminal_same', 'amount_same', 'date_same'] as const;
  expect(fitsRule('stan', words)).toBe(true);
  expect(fitsRule('stan', [...words, 'card_differs'])).toBe(false);
  expect(fitsRule('stan', ['rrn_differs', ...words.slice(1)])).toBe(false);
  expect(fitsRule('card_time', words)).toBe(false);
});
