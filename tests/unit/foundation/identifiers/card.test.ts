import { describe, expect, it } from 'vitest';
import { maskCard, maskCardsInText, maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { isRrn, isStan, isTerminalId, keptRrn } from '#core/foundation/identifiers/terminal.ts';

describe('maskCard', () => {
  it.each([
    '6037991234567890',
    '6037-9912-3456-7890',
    '۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۰',
    '603799******7890',
    '603799xxxXXX7890',
    '603799••••••7890',
  ])('keeps the first six and last four of «%s»', (card) => {
    expect(maskCard(card)).toBe('603799******7890');
  });

  it('takes the last four alone', () => {
    expect(maskCard('۷۸۹۰')).toBe('7890');
  });

  it.each(['', '789', '603799123456789', '60379912345678901', '6037******7890', 'abcd'])(
    'takes no «%s»',
    (card) => {
      expect(maskCard(card)).toBeNull();
    },
  );
});

describe('full card numbers in free text', () => {
  it('are masked in any digits and grouping', () => {
    expect(maskCardsInText('کارت ۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱ و 4111-1111-1111-1111.')).toBe(
      'کارت 411111******1111 و 411111******1111.',
    );
  });

  it('are told from other long numbers by their check digit and length', () => {
    const text = 'پرونده 4111111111111112 و 411111111111111111 و شماره مرجع 123456789012';
    expect(maskCardsInText(text)).toBe(text);
  });
});

describe('maskIdentifier', () => {
  it('leaves only the last four visible, and nothing of a short one', () => {
    expect(maskIdentifier('۰۴۹۹۳۷۰۸۹۹')).toBe('******0899');
    expect(maskIdentifier('0899')).toBe('****');
    expect(maskIdentifier('')).toBe('');
  });
});

describe('the numbers of a slip', () => {
  it('D2.135 a number of ten digits is kept in twelve, where the PSP prints ten and nowhere else', () => {
    const typed = ['6330000001', '006330000001', '633000000001', '633000001', '7777777777', '007777777777'];
    expect(typed.map((text) => keptRrn(text, 10))).toEqual([
      ...['006330000001', '006330000001', '633000000001'],
      ...[null, null, null],
    ]);
    expect(keptRrn('0000000000', 10)).toBeNull();
    expect(['6330000001', '000000000000', '633000000001'].map((text) => keptRrn(text))).toEqual([
      ...[null, null],
      '633000000001',
    ]);
  });

  it('have exactly the length that the terminal prints', () => {
    expect(['012345678901', '12345678901', '0123456789012', '01234567890a'].map(isRrn)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['000123', '111111', '000000', '123', '0001234'].map(isStan)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(['1234567', '01234567', '123456', '123456789'].map(isTerminalId)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
