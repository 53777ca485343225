import { describe, expect, it } from 'vitest';
import { isPinOver, isSimplePin, pinForm } from '#core/staff/rules.ts';

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

  it('is for its business day, and for no longer than to its close', () => {
    const pin = { at: '2026-11-25T08:00:00.000Z', day: '2026-11-25' };
    const closing = (kind: 'closed' | 'reopened', at: string) => ({ kind, at });
    expect(isPinOver(pin, '2026-11-25', null)).toBe(false);
    expect(isPinOver(pin, '2026-11-26', null)).toBe(true);
    expect(isPinOver(pin, '2026-11-25', closing('closed', '2026-11-25T12:00:00.000Z'))).toBe(true);
    expect(isPinOver(pin, '2026-11-25', closing('closed', '2026-11-25T07:00:00.000Z'))).toBe(false);
    expect(isPinOver(pin, '2026-11-25', closing('reopened', '2026-11-25T12:00:00.000Z'))).toBe(false);
  });
});
