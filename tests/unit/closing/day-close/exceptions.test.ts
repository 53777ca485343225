import { describe, expect, it } from 'vitest';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type { SettlementInput } from '#core/foundation/settlement/matching/shapes.ts';
import {
  DAY,
  DAY_AFTER,
  DAY_BEFORE,
  OTHER_TERMINAL,
  paid,
  reported,
  reversedInOffice,
  settlementDay,
  TERMINAL,
} from '#tests/support/settlement-day.ts';

const settle = (over: Partial<SettlementInput>) => matchSettlement(settlementDay(over));
const kinds = (over: Partial<SettlementInput>) => settle(over).exceptions.map(({ kind }) => kind);

describe('what is only on one side', () => {
  it('D19.1 money on the terminal without a service record comes first', () => {
    const result = settle({
      payments: [paid('p', { rrn: '633000000002', stan: '000002', cardMasked: '5555', amount: 10_000 })],
      pspRows: [reported('r')],
    });
    expect(result.exceptions[0]).toMatchObject({
      key: 'in_psp_not_in_app::r',
      kind: 'in_psp_not_in_app',
      paymentIds: [],
      pspRowIds: ['r'],
      visitId: null,
      terminalId: TERMINAL,
      amounts: { charged: null, recorded: null, psp: 500_000 },
      differences: [{ terminalId: TERMINAL, amount: -500_000 }],
      saw: { note: 'no_payment', item: { stan: '000001', time: '10:01:30' } },
    });
    expect(result.exceptions[1]).toMatchObject({
      key: 'in_app_not_in_psp:p:',
      visitId: 'visit-p',
      saw: { note: 'not_in_report', item: { time: '10:00:00', date: DAY } },
    });
    expect(result.differenceToGo).toBe(510_000);
  });

  it('a payment on a terminal without a report says that the report is missing', () => {
    const [missing] = settle({ payments: [paid('p')] }).exceptions;
    expect(missing?.saw.note).toBe('no_report_for_terminal');
  });

  it('a payment that failed at the PSP says so', () => {
    const [failed] = settle({
      payments: [paid('p')],
      pspRows: [reported('r', { status: 'failed' })],
    }).exceptions;
    expect(failed).toMatchObject({
      kind: 'in_app_not_in_psp',
      saw: { note: 'failed_at_psp', failedRowId: 'r' },
    });
  });

  it('an unknown status is money, not nothing', () => {
    expect(kinds({ pspRows: [reported('r', { status: 'unknown' })] })).toEqual(['in_psp_not_in_app']);
  });
});

describe('what does not agree', () => {
  it.each([
    ['the reference number', {}],
    ['the trace number', { rrn: null }],
  ])('amounts that differ under %s', (_, over) => {
    const result = settle({ payments: [paid('p')], pspRows: [reported('r', { amount: 400_000, ...over })] });
    expect(result.matches).toEqual([]);
    expect(result.exceptions).toMatchObject([
      {
        kind: 'amount_differs',
        paymentIds: ['p'],
        pspRowIds: ['r'],
        amounts: { recorded: 500_000, psp: 400_000 },
        differences: [{ terminalId: TERMINAL, amount: 100_000 }],
        saw: { note: 'pair' },
      },
    ]);
    expect(result.differenceToGo).toBe(100_000);
  });

  it('a payment recorded on the wrong terminal', () => {
    const result = settle({
      payments: [paid('p')],
      pspRows: [reported('r', { terminalId: OTHER_TERMINAL })],
    });
    expect(result.exceptions).toMatchObject([
      {
        kind: 'wrong_terminal',
        differences: [
          { terminalId: TERMINAL, amount: 500_000 },
          { terminalId: OTHER_TERMINAL, amount: -500_000 },
        ],
        saw: { note: 'terminal_differs', reportTerminalId: OTHER_TERMINAL },
      },
    ]);
    expect(result.differenceToGo).toBe(500_000);
  });

  it('a terminal that was not designated on the day, matched or not', () => {
    const terminals = [{ id: TERMINAL, validFrom: '2026-01-01', validTo: DAY_BEFORE }];
    const matched = settle({ terminals, payments: [paid('p')], pspRows: [reported('r')] });
    expect(matched.matches).toHaveLength(1);
    expect(matched.exceptions).toMatchObject([{ kind: 'wrong_terminal', differences: [] }]);
    expect(kinds({ terminals, pspRows: [reported('r')] })).toEqual(['wrong_terminal']);
  });

  it('one reference number on two payments, which only two PCs can do', () => {
    const result = settle({
      payments: [paid('p1'), paid('p2', { at: `${DAY}T07:30:00.000Z` })],
      pspRows: [reported('r')],
    });
    expect(result.matches).toMatchObject([{ paymentId: 'p1' }]);
    expect(result.exceptions).toMatchObject([
      {
        kind: 'duplicate_rrn',
        paymentIds: ['p2'],
        differences: [{ amount: 500_000 }],
        saw: { note: 'rrn_used_before', firstPaymentId: 'p1' },
      },
    ]);
  });

  it('one reference number twice in the report', () => {
    const result = settle({ payments: [paid('p')], pspRows: [reported('r1'), reported('r2')] });
    expect(result.matches).toMatchObject([{ pspRowIds: ['r1'] }]);
    expect(result.exceptions).toMatchObject([
      { kind: 'duplicate_rrn', pspRowIds: ['r2'], saw: { note: 'rrn_twice_in_report', firstRowId: 'r1' } },
    ]);
  });

  it('D19.2 one reference number with other money in the report, the payment beside the row that agrees', () => {
    const other = { stan: '000002', cardMasked: '9876', amount: 9_000_000 };
    for (const [mine, second] of [
      ['r1', 'r2'],
      ['r2', 'r1'],
    ] as const) {
      const result = settle({
        payments: [paid('p')],
        pspRows: [reported(mine), reported(second, { ...other, time: '09:00:00' })],
      });
      expect(result.matches).toMatchObject([{ paymentId: 'p', pspRowIds: [mine] }]);
      expect(result.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app', pspRowIds: [second] }]);
      const same = settle({
        payments: [paid('p')],
        pspRows: [reported(mine), reported(second, { ...other, amount: 500_000 })],
      });
      expect(same.matches).toMatchObject([{ pspRowIds: [mine] }]);
      expect(same.exceptions).toMatchObject([{ kind: 'in_psp_not_in_app', pspRowIds: [second] }]);
    }
  });

  it('D19.2 a bare row under one reference number repeats one of two transactions, not both', () => {
    const bare = reported('r0', { stan: null, cardMasked: null, time: null });
    const result = settle({
      payments: [paid('p')],
      pspRows: [bare, reported('r1'), reported('r2', { stan: '000002' })],
    });
    expect(result.matches).toHaveLength(1);
    expect(result.exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app', 'duplicate_rrn']);
  });

  it('D19.2 a repetition of the other money is one, and its reversal takes back that and not the payment', () => {
    const other = { stan: '000002', cardMasked: '9876', amount: 9_000_000, time: '11:00:00' };
    const twice = settle({
      payments: [paid('p')],
      pspRows: [reported('r1'), reported('r2', other), reported('r3', other)],
    });
    expect(twice.exceptions).toMatchObject([
      { kind: 'in_psp_not_in_app', pspRowIds: ['r2'] },
      { kind: 'duplicate_rrn', pspRowIds: ['r3'], saw: { firstRowId: 'r2' } },
    ]);
    const back = reported('r3', { ...other, type: 'reversal', time: '11:10:00' });
    const undone = settle({ payments: [paid('p')], pspRows: [reported('r1'), reported('r2', other), back] });
    expect(undone.exceptions).toMatchObject([
      { kind: 'reversed', paymentIds: [], pspRowIds: ['r2', 'r3'], differences: [] },
    ]);
  });

  it('D21.9 a reversal that the PSP tells again under another trace number stays a repetition', () => {
    const reversal = { type: 'reversal', time: '10:20:00' } as const;
    const pspRows = [
      reported('r1'),
      reported('r2', { ...reversal, stan: '000007' }),
      reported('r3', { ...reversal, stan: '000008' }),
    ];
    const result = settle({ payments: [paid('p')], pspRows });
    expect(result.exceptions.map(({ kind }) => kind)).toEqual(['duplicate_rrn', 'reversed']);
  });

  it.each([
    ['over_tariff', 400_000],
    ['under_tariff', 600_000],
  ])('a payment %s of what was charged', (kind, charged) => {
    const result = settle({ payments: [paid('p', { charged })], pspRows: [reported('r')] });
    expect(result.matches).toHaveLength(1);
    expect(result.exceptions).toMatchObject([{ kind, differences: [], saw: { note: 'not_as_charged' } }]);
  });
});

describe('reversals', () => {
  const payment = paid('p');
  const back = reported('back', { type: 'reversal', time: '11:00:00' });

  it('money that only the PSP gave back', () => {
    const result = settle({ payments: [payment], pspRows: [reported('r'), back] });
    expect(result.matches).toMatchObject([{ paymentId: 'p' }]);
    expect(result.exceptions).toMatchObject([
      {
        kind: 'reversed',
        paymentIds: ['p'],
        pspRowIds: ['back'],
        differences: [{ amount: 500_000 }],
        saw: { note: 'reversed_only_at_psp' },
      },
    ]);
  });

  it('money that only the office says it gave back', () => {
    const result = settle({ payments: [payment, reversedInOffice(payment)], pspRows: [reported('r')] });
    expect(result.exceptions).toMatchObject([
      {
        kind: 'pending_reversal',
        paymentIds: ['p-reversal'],
        differences: [{ amount: -500_000 }],
        saw: { note: 'reversal_not_in_report', item: { rrn: '633000000001' } },
      },
    ]);
  });

  it('a reversal asked for and not yet seen', () => {
    const result = settle({
      payments: [paid('p', { state: 'pending_reversal' })],
      pspRows: [reported('r')],
    });
    expect(result.exceptions).toMatchObject([{ kind: 'pending_reversal', differences: [] }]);
  });

  it('a purchase that the PSP took back by itself, unknown to the office, is one exception that moves nothing', () => {
    const result = settle({ pspRows: [reported('r'), back] });
    expect(result.exceptions).toMatchObject([
      {
        kind: 'reversed',
        pspRowIds: ['back', 'r'],
        differences: [],
        saw: { note: 'bought_and_reversed_only_at_psp' },
      },
    ]);
    expect(result.differenceToGo).toBe(0);
  });

  it('a payment that the office reversed and the PSP never had', () => {
    const result = settle({ payments: [payment, reversedInOffice(payment)] });
    expect(result.exceptions).toMatchObject([
      { kind: 'reversed', paymentIds: ['p', 'p-reversal'], differences: [], amounts: { recorded: 0 } },
    ]);
  });

  it('a reversal without its purchase', () => {
    expect(settle({ pspRows: [back] }).exceptions).toMatchObject([
      { kind: 'reversed', differences: [{ amount: 500_000 }], saw: { note: 'reversal_without_purchase' } },
    ]);
  });

  it('a slip entered again after a mistaken record was reversed is matched to the record that stands', () => {
    const mistaken = paid('a', { at: `${DAY}T06:00:00.000Z` });
    const result = settle({
      payments: [mistaken, reversedInOffice(mistaken), paid('b')],
      pspRows: [reported('r')],
    });
    expect(result.matches).toMatchObject([{ paymentId: 'b' }]);
    expect(result.exceptions).toMatchObject([{ kind: 'reversed', paymentIds: ['a', 'a-reversal'] }]);
    expect(result.differenceToGo).toBe(0);
  });
});

describe('what comes after the close', () => {
  const closedDays = [DAY_BEFORE];

  it('a late row of a closed day that settles its payment counts on the day it came', () => {
    const result = settle({
      closedDays,
      payments: [paid('p', { day: DAY_BEFORE })],
      pspRows: [reported('r', { date: DAY_BEFORE, lateFor: DAY_BEFORE })],
    });
    expect(result.matches).toMatchObject([{ paymentId: 'p', pspRowIds: ['r'] }]);
    expect(result.exceptions).toMatchObject([
      {
        kind: 'after_close',
        differences: [{ amount: -500_000 }],
        saw: { note: 'belongs_to_closed_day', closedDay: DAY_BEFORE },
      },
    ]);
    expect(result.totals[0]).toMatchObject({ recorded: 0, psp: 500_000 });
  });

  it('a payment recorded after the close, whose row the closed day already counted', () => {
    const result = settle({
      closedDays,
      payments: [paid('p', { at: `${DAY_BEFORE}T14:00:00.000Z`, lateFor: DAY_BEFORE })],
      pspRows: [reported('r', { day: DAY_BEFORE, date: DAY_BEFORE })],
    });
    expect(result.exceptions).toMatchObject([{ kind: 'after_close', differences: [{ amount: 500_000 }] }]);
    expect(result.totals[0]).toMatchObject({ recorded: 500_000, psp: 0 });
  });

  it('a late payment and its late row are matched and still shown', () => {
    const result = settle({
      closedDays,
      payments: [paid('p', { at: `${DAY_BEFORE}T14:00:00.000Z`, lateFor: DAY_BEFORE })],
      pspRows: [reported('r', { date: DAY_BEFORE, lateFor: DAY_BEFORE })],
    });
    expect(result.matches).toHaveLength(1);
    expect(result.exceptions).toMatchObject([{ kind: 'after_close', differences: [] }]);
    expect(result.differenceToGo).toBe(0);
  });

  it('a neighbouring day alone brings nothing into the day', () => {
    const result = settle({
      payments: [paid('p', { day: DAY_BEFORE })],
      pspRows: [reported('r', { day: DAY_AFTER, rrn: '633000000002', stan: '000002' })],
    });
    expect(result.matches).toEqual([]);
    expect(result.exceptions).toEqual([]);
  });
});
