// A kept report is saved under a name that the shell takes, whatever it was called.
import { expect, test } from 'vitest';
import { saveRequestSchema } from '#electron/shell/desk-bridge.ts';
import { nameOfKept } from '#renderer/features/closing/day-close/name-of-kept.ts';

const fileSha256 = 'ab'.repeat(32);

test.each([
  ['report.csv', 'report.csv'],
  ['گزارش آذر.XLSX', 'گزارش آذر.xlsx'],
  ['old.xls', 'old.xls'],
  ['', 'abababababababab.bin'],
  ['.csv', 'abababababababab.csv'],
  ['../../etc/passwd', '_.._etc_passwd.bin'],
  ['a:b*?.csv', 'a_b__.csv'],
  ['run.exe', 'run.exe.bin'],
])('F41 a report called «%s» is saved as «%s»', (fileName, saved) => {
  expect(nameOfKept({ fileName, fileSha256 })).toBe(saved);
  expect(saveRequestSchema.safeParse({ name: saved, bytes: new Uint8Array(1) }).success).toBe(true);
});

test('F41 a long name is cut in front of its ending, and nothing that a system would run is saved', () => {
  const name = nameOfKept({ fileName: `${'x'.repeat(300)}.csv`, fileSha256 });
  expect([name.length, name.endsWith('.csv')]).toEqual([104, true]);
  for (const bad of ['run.exe', 'a.csv.bat', '../a.csv', 'a/b.csv', '.csv'])
    expect(saveRequestSchema.safeParse({ name: bad, bytes: new Uint8Array(1) }).success).toBe(false);
});
