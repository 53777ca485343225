import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPosSlip } from '#core/foundation/identifiers/pos-slip.ts';

const terminals = ['14999001', '1499900'];
const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const slip = fc.record({
  rrn: digits(12),
  stan: digits(6),
  terminalId: fc.constantFrom(...terminals),
  card: digits(4),
  amount: fc.integer({ min: 1_000, max: 999_999_999_999 }),
});
const zeros = { latin: 0x30, persian: 0x06f0, arabic: 0x0660 };
const inDigits = (text: string, set: keyof typeof zeros) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zeros[set] + Number(digit)));
const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, '٬');
const digitSet = fc.constantFrom('latin' as const, 'persian' as const, 'arabic' as const);
const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });

it('reads every part of a labelled slip, in any order, in any digits', () => {
  fc.assert(
    fc.property(
      slip,
      order,
      digitSet,
      fc.constantFrom('\n', '  ', ' | ', '؛ '),
      (made, places, set, between) => {
        const lines = [
          `شماره مرجع: ${made.rrn}`,
          `شماره پیگیری ${made.stan}`,
          `پایانه: ${made.terminalId}`,
          `کارت 603799******${made.card}`,
          `مبلغ ${made.amount}`,
        ];
        const text = inDigits(places.map((at) => lines[at]).join(between), set);
        expect(readPosSlip(text, terminals)).toEqual(made);
      },
    ),
  );
});

it('reads bare numbers by their shape, in any order, in any digits', () => {
  fc.assert(
    fc.property(slip, order, digitSet, (made, places, set) => {
      const parts = [
        made.rrn,
        made.stan,
        made.terminalId,
        `******${made.card}`,
        `${grouped(made.amount)} ریال`,
      ];
      expect(readPosSlip(inDigits(places.map((at) => parts[at]).join(' '), set), terminals)).toEqual(made);
    }),
  );
});

it('says of any text only what has the form of it, and never a whole card number', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789۰۱۲۳٤٥ ,٬*:/ریالمبلغمرجع\n') }), (text) => {
      const { rrn, stan, terminalId, card, amount } = readPosSlip(text, terminals);
      if (rrn !== undefined) expect(rrn).toMatch(/^\d{12}$/);
      if (stan !== undefined) expect(stan).toMatch(/^\d{6}$/);
      if (terminalId !== undefined) expect(terminals).toContain(terminalId);
      if (card !== undefined) expect(card.length).toBeLessThanOrEqual(4);
      if (amount !== undefined) expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
    }),
  );
});
