import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Allocation, allocate } from '#core/counter/payments/rules.ts';

const rials = fc.integer({ min: 1, max: 100_000_000_000_000 });
const lines = fc
  .array(rials, { minLength: 1, maxLength: 8 })
  .map((gross) => gross.map((each, index) => ({ chargeId: 'charge', line: index + 1, gross: each })));

function sum(parts: readonly { amount: number }[]): number {
  return parts.reduce((total, { amount }) => total + amount, 0);
}

it('however a bill is split, each payment is spread in full and no line gets more than its price', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (bill, cuts) => {
        let due = bill.reduce((total, { gross }) => total + gross, 0);
        const current: Allocation[] = [];
        for (const cut of [...cuts, 1]) {
          const amount = Math.floor(due * cut);
          if (amount === 0) continue;
          const parts = allocate(amount, bill, current);
          expect(sum(parts)).toBe(amount);
          current.push(...parts);
          due -= amount;
        }
        for (const { line, gross } of bill) {
          expect(sum(current.filter((part) => part.line === line))).toBe(gross);
        }
      },
    ),
  );
});

it('a line that two PCs have overpaid gets nothing more, and the rest is still spread in full', () => {
  fc.assert(
    fc.property(lines, fc.array(rials, { minLength: 1, maxLength: 8 }), (bill, paid) => {
      const current = paid.map((amount, index) => ({
        chargeId: 'charge',
        line: (index % bill.length) + 1,
        amount,
      }));
      const due = bill.reduce((total, { gross }) => total + gross, 0) - sum(current);
      fc.pre(due > 0);
      const parts = allocate(due, bill, current);
      expect(sum(parts)).toBe(due);
      expect(parts.every(({ amount }) => amount > 0)).toBe(true);
    }),
  );
});
