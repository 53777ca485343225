// Amounts that no terminal takes, as a dishonest PC of an office could sign them: a day is settled all the same.
import { describe, expect, it } from 'vitest';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';

const most = Number.MAX_SAFE_INTEGER;

const row = (n: number, over: Partial<ReportedRow> = {}): ReportedRow => ({
  id: String(n),
  terminalId: '20001111',
  rrn: String(633_000_000_000 + n),
  stan: String(n).padStart(6, '0'),
  cardMasked: null,
  type: 'purchase',
  amount: most,
  date: '2026-11-25',
  time: null,
  status: 'successful',
  serviceCode: null,
  day: '2026-11-25',
  lateFor: null,
  ...over,
});

describe('F1 sums stop where they are exact', () => {
  it('in either direction, and not before', () => {
    expect(sumOfRials([most - 1, 1])).toBe(most);
    expect(sumOfRials([most, most])).toBe(most);
    expect(sumOfRials([-most, -1])).toBe(-most);
    expect(sumOfRials([])).toBe(0);
  });

  it.each([
    ['purchases', [row(1), row(2), row(3)]],
    ['reversals', [row(1, { type: 'reversal' }), row(2, { type: 'reversal' })]],
    ['shares of one payment', [row(1, { serviceCode: '10' }), row(1, { id: 'b', serviceCode: '11' })]],
    ['lines of one number', [row(1), row(1, { id: 'b' })]],
  ])('in the totals of a day: %s', (_, pspRows) => {
    const { totals, exceptions, differenceToGo } = matchSettlement({
      day: '2026-11-25',
      payments: [],
      pspRows,
      terminals: [{ id: '20001111', validFrom: '2026-01-01', validTo: null }],
      feeTotalsByTerminal: {},
    });
    const numbers = [
      differenceToGo,
      ...totals.flatMap(({ charged, recorded, psp }) => [charged, recorded, psp]),
      ...exceptions.flatMap(({ amounts, differences }) => [
        amounts.psp ?? 0,
        ...differences.map(({ amount }) => amount),
      ]),
    ];
    expect(numbers.filter((number) => !Number.isSafeInteger(number))).toEqual([]);
  });
});
