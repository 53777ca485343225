import { describe, expect, it } from 'vitest';
import { handCandidates, isOneSlipApart } from '#core/foundation/settlement/matching/hand-candidates.ts';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type { SettlementInput } from '#core/foundation/settlement/matching/shapes.ts';
import {
  OTHER_TERMINAL,
  paid,
  reported,
  reversedInOffice,
  settlementDay,
} from '#tests/support/settlement-day.ts';

const choose = (id: string, over: Partial<SettlementInput>) => handCandidates(settlementDay(over), id);
const idsOf = (choice: ReturnType<typeof choose>) =>
  choice?.candidates.map(({ paymentId, pspRowIds }) => paymentId ?? pspRowIds.join('+'));

/** A row of another card, number and hour: nothing but what a test says speaks for it. */
const strange = (id: string, over: Parameters<typeof reported>[1] = {}) =>
  reported(id, {
    rrn: `71100000${id.padStart(4, '0')}`,
    stan: '777777',
    cardMasked: '9999',
    time: '18:00:00',
    ...over,
  });

describe('candidates for a match by hand', () => {
  it('come in the order of number, amount and time', () => {
    const choice = choose('p', {
      payments: [paid('p', { amount: 500_000 })],
      pspRows: [
        strange('1', { amount: 900_000 }),
        strange('2', { amount: 500_000 }),
        strange('3', { rrn: '633000000010' }),
        strange('4', { amount: 500_000, time: '10:40:00' }),
        strange('5', { amount: 510_000 }),
      ],
    });
    expect(idsOf(choice)).toEqual(['3', '4', '2', '5', '1']);
    expect(choice?.candidates.map(({ amountGap }) => amountGap)).toEqual([0, 0, 0, 10_000, 400_000]);
  });

  it('move the same way: a reversal is no candidate for a purchase', () => {
    const payment = paid('p');
    const choice = choose('r', {
      payments: [payment, reversedInOffice(payment), paid('q', { rrn: null, stan: null, cardMasked: null })],
      pspRows: [strange('r')],
    });
    expect(idsOf(choice)).toEqual(expect.arrayContaining(['p', 'q']));
    expect(idsOf(choice)).toHaveLength(2);
  });

  it('have no partner that agrees, and one that does not is said to stand beside another', () => {
    const choice = choose('r', {
      payments: [paid('right'), paid('wrong', { rrn: '633000000002', stan: '000002', cardMasked: '2222' })],
      pspRows: [
        reported('own'),
        reported('other', { rrn: '633000000002', stan: '000002', cardMasked: '2222', amount: 1 }),
        strange('r'),
      ],
    });
    expect(idsOf(choice)).toEqual(['wrong']);
    expect(choice?.candidates[0]?.words).toContain('paired_with_another');
  });

  it('are none for what has its partner, also one that was chosen by hand', () => {
    const day = { payments: [paid('p')], pspRows: [strange('r', { terminalId: OTHER_TERMINAL })] };
    expect(choose('p', day)?.candidates).toHaveLength(1);
    const byHand = { ...day, manualMatches: [{ paymentId: 'p', pspRowId: 'r' }] };
    expect(choose('p', byHand)).toBeNull();
    expect(choose('r', byHand)).toBeNull();
    expect(choose('nobody', day)).toBeNull();
  });

  it('do not depend on the order of the facts', () => {
    const payments = [paid('p', { rrn: '633000000999', stan: '000999', cardMasked: null })];
    const pspRows = ['1', '2', '3', '4'].map((id) => strange(id));
    expect(choose('p', { payments, pspRows })).toEqual(
      choose('p', { payments, pspRows: pspRows.toReversed() }),
    );
  });
});

describe('two numbers are one slip apart', () => {
  it.each([
    ['633000000001', '633000000007', true],
    ['633000000012', '633000000021', true],
    ['633000000001', '633000000001', false],
    ['633000000011', '633000000022', false],
    ['633000000102', '633000000201', false],
    ['63300000001', '633000000001', false],
    [null, '633000000001', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isOneSlipApart(a, b)).toBe(expected);
  });
});

describe('rows that a person put beside one payment', () => {
  const first = strange('1', { amount: 200_000, time: '10:00:00' });
  const second = strange('2', { amount: 300_000, time: '10:05:00' });
  const byHand = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([paymentId, pspRowId]) => ({ paymentId, pspRowId }));
  const settle = (over: Partial<SettlementInput>) => matchSettlement(settlementDay(over));
  const chosen = byHand(['p', '1'], ['p', '2']);

  it('are one transaction when they add up to it', () => {
    const settled = settle({ payments: [paid('p')], pspRows: [second, first], manualMatches: chosen });
    expect(settled.matches).toMatchObject([{ paymentId: 'p', pspRowIds: ['1', '2'], amount: 500_000 }]);
    expect(settled).toMatchObject({ exceptions: [], differenceToGo: 0, unusedManualMatches: [] });
    expect(settled.totals[0]).toMatchObject({ recorded: 500_000, psp: 500_000 });
  });

  it.each([
    ['do not add up', { amount: 300_001 }],
    ['went another way', { type: 'reversal' as const }],
    ['stand on two terminals', { terminalId: OTHER_TERMINAL }],
  ])('stay apart when they %s, and no rial is lost', (_, over) => {
    const pspRows = [first, { ...second, ...over }];
    const settled = settle({ payments: [paid('p')], pspRows, manualMatches: chosen });
    expect(settled.unusedManualMatches).toEqual([{ paymentId: 'p', pspRowId: '2' }]);
    const untouched = settle({ payments: [paid('p')], pspRows });
    expect(settled.totals).toEqual(untouched.totals);
  });

  it('stay apart when another payment asks for one of them', () => {
    const other = paid('q', { rrn: null, stan: null, cardMasked: null, amount: 300_000 });
    const settled = settle({
      payments: [paid('p'), other],
      pspRows: [first, second],
      manualMatches: [...chosen, ...byHand(['q', '2'])],
    });
    expect(settled.matches).toMatchObject([{ paymentId: 'q', pspRowIds: ['2'] }]);
    expect(settled.unusedManualMatches).toEqual([{ paymentId: 'p', pspRowId: '2' }]);
  });
});
