import { describe, expect, it } from 'vitest';
import { isPinOver, isSimplePin, pinForm } from '#core/access/staff/rules.ts';

describe('a PIN', () => {
  it('has four to six digits', () => {
    for (const pin of ['2580', '25801', '258013']) expect(pinForm.test(pin), pin).toBe(true);
    for (const pin of ['258', '2580134', '25a0', '', '۲۵۸۰']) expect(pinForm.test(pin), pin).toBe(false);
  });

  it('is not what anyone would try first', () => {
    for (const pin of ['0000', '111111', '1234', '456789', '9876', '3210']) {
      expect(isSimplePin(pin), pin).toBe(true);
    }
    for (const pin of ['1235', '2580', '1212', '1357', '0001']) expect(isSimplePin(pin), pin).toBe(false);
  });

  it('D11.1 is for its business day, and for no longer than to a close that it did not know', () => {
    const day = '2026-11-25';
    const closing = (kind: 'closed' | 'reopened', id: string) => ({ kind, id });
    const early = { day, closing: null };
    expect(isPinOver(early, day, null)).toBe(false);
    expect(isPinOver(early, '2026-11-26', null)).toBe(true);
    expect(isPinOver(early, day, closing('closed', 'first'))).toBe(true);
    expect(isPinOver(early, day, closing('reopened', 'second'))).toBe(false);

    const afterClose = { day, closing: 'first' };
    expect(isPinOver(afterClose, day, closing('closed', 'first'))).toBe(false);
    expect(isPinOver(afterClose, day, closing('reopened', 'second'))).toBe(false);
    expect(isPinOver(afterClose, day, closing('closed', 'third'))).toBe(true);
    expect(isPinOver(afterClose, '2026-11-26', closing('closed', 'first'))).toBe(true);

    expect(isPinOver({ day, closing: 'second' }, day, closing('closed', 'third'))).toBe(true);
  });
});
