import { describe, expect, it } from 'vitest';
import { stateOfDay } from '#core/journal/business-day/rules.ts';

describe('the state of a day', () => {
  it('is not opened before anything happened', () => {
    expect(stateOfDay(false, null)).toBe('not_opened');
  });

  it('is open after the opening, closed after the closing, open again after a reopening', () => {
    expect(stateOfDay(true, null)).toBe('open');
    expect(stateOfDay(true, 'closed')).toBe('closed');
    expect(stateOfDay(true, 'reopened')).toBe('open');
  });

  it('is closed when it was closed without ever being opened', () => {
    expect(stateOfDay(false, 'closed')).toBe('closed');
  });
});
