import { describe, expect, it } from 'vitest';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type { SettlementInput } from '#core/foundation/settlement/matching/shapes.ts';
import {
  DAY,
  DAY_AFTER,
  OTHER_TERMINAL,
  paid,
  reported,
  reversedInOffice,
  settlementDay,
  TERMINAL,
} from '#tests/support/settlement-day.ts';

/** What is one payment by all but its reference number: a person has to say so. */
const proposed = { kind: 'match_proposed', paymentIds: ['p'], pspRowIds: ['r'], differences: [] };
const settle = (over: Partial<SettlementInput>) => matchSettlement(settlementDay(over));

describe('a payment and a report row are matched', () => {
  it('by reference number, and the reasons are named', () => {
    const result = settle({ payments: [paid('p')], pspRows: [reported('r')] });
    expect(result.matches).toEqual([
      {
        paymentId: 'p',
        pspRowIds: ['r'],
        basis: 'rrn',
        amount: 500_000,
        minutesApart: 2,
        words: [
          'rrn_same',
          'stan_same',
          'terminal_same',
          'amount_same',
          'card_same',
          'date_same',
          'time_within_ten_minutes',
        ],
      },
    ]);
    expect(result.exceptions).toEqual([]);
    expect(result.differenceToGo).toBe(0);
  });

  it('D21.17 only as a proposal by trace number, terminal, amount and date when the report has no reference number', () => {
    const result = settle({ payments: [paid('p')], pspRows: [reported('r', { rrn: null, time: null })] });
    expect(result.matches).toEqual([]);
    expect(result.exceptions).toMatchObject([
      { ...proposed, saw: { words: expect.arrayContaining(['rrn_missing', 'stan_same']) } },
    ]);
    expect(result.differenceToGo).toBe(0);
  });

  it('D21.17 only as a proposal by trace number if the clerk mistyped the reference number', () => {
    const result = settle({ payments: [paid('p', { rrn: '633000000010' })], pspRows: [reported('r')] });
    expect(result.matches).toEqual([]);
    expect(result.exceptions).toMatchObject([
      { ...proposed, saw: { words: expect.arrayContaining(['rrn_differs']) } },
    ]);
  });

  it('D21.17 only as a proposal by last four digits and amount within ten minutes, not later', () => {
    const mistyped = paid('p', { rrn: '633000000099', stan: '000099', cardMasked: '1234' });
    const near = settle({ payments: [mistyped], pspRows: [reported('r', { time: '10:10:00' })] });
    expect(near.matches).toEqual([]);
    expect(near.exceptions).toMatchObject([proposed]);
    const far = settle({ payments: [mistyped], pspRows: [reported('r', { time: '10:10:01' })] });
    expect(far.matches).toEqual([]);
    expect(far.exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app', 'in_app_not_in_psp']);
  });

  it('by hand when the manager says so', () => {
    const result = settle({
      payments: [paid('p', { rrn: '633000000099', stan: '000099', cardMasked: '9999' })],
      pspRows: [reported('r')],
      manualMatches: [{ paymentId: 'p', pspRowId: 'r' }],
    });
    expect(result.matches).toMatchObject([{ basis: 'by_hand' }]);
    expect(result.matches[0]?.words[0]).toBe('chosen_by_manager');
  });

  it('over midnight, on the day of the payment', () => {
    const input = settlementDay({
      payments: [paid('p', { at: `${DAY}T20:29:00.000Z` })],
      pspRows: [reported('r', { day: DAY_AFTER, time: '00:00:10' })],
    });
    const result = matchSettlement(input);
    expect(result.matches).toHaveLength(1);
    expect(result.totals[0]).toMatchObject({ recorded: 500_000, psp: 500_000 });
    const nextDay = matchSettlement({ ...input, day: DAY_AFTER });
    expect(nextDay.matches).toEqual([]);
    expect(nextDay.exceptions).toEqual([]);
    expect(nextDay.totals[0]).toMatchObject({ recorded: 0, psp: 0 });
  });

  it('with the rows of a split settlement taken together', () => {
    const result = settle({
      payments: [paid('p')],
      pspRows: [
        reported('r1', { amount: 300_000, serviceCode: '10' }),
        reported('r2', { amount: 150_000, serviceCode: '20' }),
        reported('r3', { amount: 50_000, serviceCode: '30' }),
      ],
    });
    expect(result.matches).toMatchObject([{ pspRowIds: ['r1', 'r2', 'r3'], basis: 'rrn', amount: 500_000 }]);
    expect(result.matches[0]?.words).toContain('several_report_rows');
    expect(result.exceptions).toEqual([]);
  });

  it('once, although the split report and the ordinary one both show it', () => {
    const result = settle({
      payments: [paid('p')],
      pspRows: [
        reported('r'),
        reported('s1', { amount: 200_000, serviceCode: '10' }),
        reported('s2', { amount: 300_000, serviceCode: '20' }),
      ],
    });
    expect(result.matches).toMatchObject([{ pspRowIds: ['r', 's1', 's2'], amount: 500_000 }]);
    expect(result.exceptions).toEqual([]);
    expect(result.totals[0]).toMatchObject({ recorded: 500_000, psp: 500_000 });
  });

  it('with split rows that carry no service code, when their sum is the payment', () => {
    const result = settle({
      payments: [paid('p')],
      pspRows: [reported('r1', { amount: 200_000 }), reported('r2', { amount: 300_000 })],
    });
    expect(result.matches).toMatchObject([{ pspRowIds: ['r1', 'r2'] }]);
    expect(result.exceptions).toEqual([]);
  });

  it('although a spreadsheet dropped the zeros before the terminal', () => {
    const result = settle({
      terminals: [{ id: '01234567', validFrom: '2026-01-01', validTo: null }],
      payments: [paid('p', { terminalId: '01234567' })],
      pspRows: [reported('r', { terminalId: '1234567' })],
    });
    expect(result.matches).toHaveLength(1);
    expect(result.totals).toEqual([{ terminalId: '01234567', charged: 0, recorded: 500_000, psp: 500_000 }]);
  });

  it('and so is its reversal, each with its own row', () => {
    const payment = paid('p');
    const result = settle({
      payments: [payment, reversedInOffice(payment)],
      pspRows: [reported('r'), reported('back', { type: 'reversal', time: '10:20:00' })],
    });
    expect(result.matches.map(({ paymentId, amount }) => [paymentId, amount])).toEqual([
      ['p', 500_000],
      ['p-reversal', -500_000],
    ]);
    expect(result.exceptions).toEqual([]);
    expect(result.totals[0]).toMatchObject({ recorded: 0, psp: 0 });
  });
});

describe('nothing is guessed', () => {
  it('on the amount alone', () => {
    const result = settle({
      payments: [paid('p', { rrn: '633000000099', stan: '000099', cardMasked: '9999' })],
      pspRows: [reported('r')],
    });
    expect(result.matches).toEqual([]);
  });

  it('when two report rows fit one payment; both are shown as candidates', () => {
    const result = settle({
      payments: [paid('p', { rrn: '633000000099', stan: '000099' })],
      pspRows: [
        reported('r1', { rrn: '633000000001', stan: '000001' }),
        reported('r2', { rrn: '633000000002', stan: '000002', time: '10:05:00' }),
      ],
    });
    expect(result.matches).toEqual([]);
    const lone = result.exceptions.find(({ kind }) => kind === 'in_app_not_in_psp');
    expect(lone?.saw).toMatchObject({ note: 'several_candidates', candidateIds: ['r1', 'r2'] });
  });

  it('when two payments fit one report row', () => {
    const result = settle({
      payments: [
        paid('p1', { rrn: '633000000098', stan: '000098' }),
        paid('p2', { rrn: '633000000099', stan: '000099' }),
      ],
      pspRows: [reported('r')],
    });
    expect(result.matches).toEqual([]);
    expect(result.exceptions.map(({ kind }) => kind).toSorted()).toEqual([
      'in_app_not_in_psp',
      'in_app_not_in_psp',
      'in_psp_not_in_app',
    ]);
  });

  it('from a card on another terminal while both numbers speak against it', () => {
    const result = settle({
      payments: [paid('p', { rrn: '633000000099', stan: '000099' })],
      pspRows: [reported('r', { terminalId: OTHER_TERMINAL })],
    });
    expect(result.exceptions.map(({ kind }) => kind)).toEqual(['in_psp_not_in_app', 'in_app_not_in_psp']);
  });

  it('and a match by hand that names something taken or gone is handed back', () => {
    const result = settle({
      payments: [paid('p1'), paid('p2', { rrn: '633000000002', stan: '000002' })],
      pspRows: [reported('r')],
      manualMatches: [
        { paymentId: 'p1', pspRowId: 'r' },
        { paymentId: 'p2', pspRowId: 'r' },
        { paymentId: 'p2', pspRowId: 'gone' },
      ],
    });
    expect(result.matches).toMatchObject([{ paymentId: 'p1', basis: 'by_hand' }]);
    expect(result.unusedManualMatches).toEqual([
      { paymentId: 'p2', pspRowId: 'gone' },
      { paymentId: 'p2', pspRowId: 'r' },
    ]);
  });
});

describe('the three totals', () => {
  it('stand for every designated terminal, purchases less reversals', () => {
    const result = settle({
      payments: [
        paid('p'),
        paid('q', { terminalId: OTHER_TERMINAL, amount: 70_000, stan: '000007', rrn: '633000000007' }),
      ],
      pspRows: [
        reported('r'),
        reported('f', { status: 'failed', stan: '000009', rrn: '633000000009' }),
        reported('o', { type: 'other', stan: '000010', rrn: '633000000010' }),
      ],
      feeTotalsByTerminal: { [TERMINAL]: 500_000, [OTHER_TERMINAL]: 70_000 },
    });
    expect(result.totals).toEqual([
      { terminalId: TERMINAL, charged: 500_000, recorded: 500_000, psp: 500_000 },
      { terminalId: OTHER_TERMINAL, charged: 70_000, recorded: 70_000, psp: 0 },
    ]);
    expect(result.differenceToGo).toBe(70_000);
  });

  it('are zero on a day without a transaction', () => {
    const result = settle({});
    expect(result.exceptions).toEqual([]);
    expect(result.totals.map(({ recorded, psp }) => [recorded, psp])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
