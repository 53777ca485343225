// @vitest-environment happy-dom
// A report that is chosen or dropped is read whole, and one that is larger than any report is said so.
import { expect, test } from 'vitest';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { readReportFile } from '#renderer/features/closing/day-close/read-report-file.ts';

test('F5 a file larger than any report is refused before it is read, and one of that size is read', async () => {
  const of = (size: number) => new File([new Uint8Array(size)], 'report.csv');
  expect(await readReportFile(of(fileLimits.bytes + 1))).toEqual({
    file: null,
    problem: { code: 'PSP_FILE_TOO_LARGE', params: {} },
  });
  const { file } = await readReportFile(of(3));
  expect(file).toEqual({ fileName: 'report.csv', bytesBase64: 'AAAA' });
});
