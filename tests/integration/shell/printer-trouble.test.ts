import { expect, test } from 'vitest';
import { printerTrouble } from '#electron/shell/printer-trouble.ts';

test('D2.11 what the system says of a printer is told before the print: no paper, stopped, or nothing', () => {
  const state = (reasons: string, number = '3') =>
    printerTrouble({ 'printer-state': number, 'printer-state-reasons': reasons });
  expect(state('media-empty-error')).toBe('PRINTER_OUT_OF_PAPER');
  expect(state('media-needed')).toBe('PRINTER_OUT_OF_PAPER');
  expect(state('media-jam-warning,cover-open', '5')).toBe('PRINTER_OUT_OF_PAPER');
  expect(state('offline-report')).toBe('PRINTER_STOPPED');
  expect(state('none', '5')).toBe('PRINTER_STOPPED');
  expect(state('none')).toBeNull();
  // Paper that will soon end prints this page.
  expect(state('media-low-warning')).toBeNull();
  expect(printerTrouble({})).toBeNull();
  expect(printerTrouble(undefined)).toBeNull();
});
