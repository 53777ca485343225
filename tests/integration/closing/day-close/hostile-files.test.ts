// Files that are made to stop whoever reads them. The reader ends, in its own thread; the office goes on.
import { describe, expect, it } from 'vitest';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { createReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { base64, csvFile, officeAtWork, reportLine } from '#tests/support/closing-day.ts';
import { problemOf, today } from '#tests/support/office.ts';
import { rawWorkbook } from '#tests/support/raw-workbook.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const cell = (ref: string, said = 'x') => `<c r="${ref}" t="inlineStr"><is><t>${said}</t></is></c>`;
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;

const hostile: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
  [
    'two cells at the ends of a sheet',
    'PSP_FILE_TOO_LARGE',
    () => rawWorkbook([{ name: 'S', data: row(1, cell('A1')) + row(1_048_576, cell('XFD1048576')) }]),
  ],
  [
    'a far line without a cell',
    'PSP_FILE_TOO_LARGE',
    () => rawWorkbook([{ name: 'S', data: `${row(1, cell('A1'))}<row r="1048576"></row>` }]),
  ],
  [
    'a sheet in a part that calls itself otherwise',
    'PSP_FILE_TOO_LARGE',
    () =>
      rawWorkbook([{ name: 'S', data: row(1, cell('A1')) }], {
        'xl/media/any.xml': `<worksheet><sheetData>${row(1, cell('ZZZ1048576'))}</sheetData></worksheet>`,
      }),
  ],
  [
    'one cell of 63 MB',
    'PSP_FILE_TOO_LARGE',
    () => rawWorkbook([{ name: 'S', data: row(1, cell('A1', 'x'.repeat(63_000_000))) }]),
  ],
  [
    'one cell of 95 MB',
    'PSP_FILE_TOO_LARGE',
    () => rawWorkbook([{ name: 'S', data: row(1, cell('A1', 'x'.repeat(95_000_000))) }]),
  ],
  ['80 kB of spaces', 'PSP_COLUMNS_UNKNOWN', () => text(`a,b,c\n1,${' '.repeat(80_000)}-x,3\n`)],
  ['60 kB of nested tags', 'PSP_FILE_TOO_LARGE', () => text('<div>'.repeat(12_000))],
  [
    'nested elements in a workbook',
    'PSP_FILE_TOO_LARGE',
    () => rawWorkbook([{ name: 'S', data: '<x>'.repeat(5_000) }]),
  ],
  ['2.4 million lines of HTML', 'PSP_FILE_TOO_LARGE', () => text(`<table>${'<tr>'.repeat(2_400_000)}`)],
  ['10 million columns', 'PSP_FILE_TOO_LARGE', () => text(','.repeat(9_999_999))],
  ['10 million lines', 'PSP_FILE_TOO_LARGE', () => text(`a\n`.repeat(4_999_999))],
  [
    'formatting without end',
    'PSP_FILE_TOO_LARGE',
    () => text(Array.from({ length: 20_000 }, (_, n) => `<b a=${n}>`).join('')),
  ],
  [
    'a colspan and a rowspan of millions',
    'PSP_COLUMNS_UNKNOWN',
    () => text('<table><tr><td rowspan=9999999 colspan=9999999>x</td></tr></table>'),
  ],
];

describe('F5 a hostile file is refused and the office goes on', () => {
  it.each(hostile)('%s', { tags: 'release', timeout: 60_000 }, async (_, code, make) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThanOrEqual(fileLimits.bytes);
    const office = await officeAtWork();
    const manager = office.as(office.manager);
    const file = { fileName: 'گزارش', bytesBase64: base64(bytes) };
    expect(await problemOf(manager.dayClose.previewPsp(file))).toMatchObject({ code });
    expect(await manager.dayClose.previewPsp(csvFile(reportLine(1)))).toMatchObject({ rows: 1 });
    expect(process.memoryUsage().heapUsed).toBeLessThan(1_000_000_000);
  });

  it('a file larger than any report is not looked at', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const bytesBase64 = base64(new Uint8Array(fileLimits.bytes + 1));
    for (const asked of ['previewPsp', 'inspectPsp'] as const)
      expect(
        await problemOf(
          asked === 'previewPsp'
            ? office.as(office.manager).dayClose.previewPsp({ fileName: 'x', bytesBase64 })
            : office.as(office.manager).dayClose.inspectPsp({ bytesBase64 }),
        ),
      ).toMatchObject({ code: 'PSP_FILE_TOO_LARGE' });
  });
});

describe('F5 a reading has an end', () => {
  const id = '01990000-0000-7000-8000-000000000001';
  const reading = { kind: 'rows', today, remembered: new Map() } as const;
  const slow = text(`a,b,c\n${'1,2,3\n'.repeat(19_000)}`);

  it('by its time', async () => {
    const reader = createReportReader({ heapMb: 512, youngHeapMb: 64, milliseconds: 1 });
    await expect(reader.read({ ...reading, bytes: slow }, id)).rejects.toMatchObject({
      problem: { code: 'PSP_READING_TOO_LONG' },
    });
  });

  it('a file larger than any report has no thread begun for it', async () => {
    // A thread would be ended by its time before it said anything.
    const reader = createReportReader({ heapMb: 512, youngHeapMb: 64, milliseconds: 0 });
    const bytes = new Uint8Array(fileLimits.bytes + 1);
    await expect(reader.read({ ...reading, bytes }, id)).rejects.toMatchObject({
      problem: { code: 'PSP_FILE_TOO_LARGE' },
    });
  });

  it('by its memory', { tags: 'release' }, async () => {
    const reader = createReportReader({ heapMb: 8, youngHeapMb: 2, milliseconds: 60_000 });
    const large = Buffer.concat([
      Buffer.from(behpardakhtCsv([])),
      Buffer.from(`${'x,'.repeat(20)}\n`.repeat(19_000)),
    ]);
    await expect(reader.read({ ...reading, bytes: large }, id)).rejects.toMatchObject({
      problem: { code: 'PSP_FILE_TOO_LARGE' },
      // No limit of the file itself, which says the same.
      cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' },
    });
    // What went wrong ended with its thread.
    const next = createReportReader();
    expect(await next.read({ ...reading, bytes: behpardakhtCsv([reportLine(1)]) }, id)).toMatchObject({
      rows: [{}],
    });
  });

  it('by the person who asked for it, while it runs and while it waits', async () => {
    const reader = createReportReader();
    const other = '01990000-0000-7000-8000-000000000002';
    const first = reader.read({ ...reading, bytes: slow }, id);
    const second = reader.read({ ...reading, bytes: slow }, other);
    reader.cancel(other);
    // The first one is in its thread by now, which is far from done.
    await new Promise((resolve) => setImmediate(resolve));
    reader.cancel(id);
    for (const one of [first, second])
      await expect(one).rejects.toMatchObject({ problem: { code: 'PSP_READING_CANCELLED' } });
    expect(await reader.read({ ...reading, bytes: behpardakhtCsv([reportLine(1)]) }, id)).toMatchObject({
      rows: [{}],
    });
  });

  it('by a button on the screen, through the router', async () => {
    const office = await officeAtWork();
    const manager = office.as(office.manager);
    const file = { fileName: 'گزارش', bytesBase64: base64(slow), readingId: id };
    const read = problemOf(manager.dayClose.previewPsp(file));
    // The reading is known once the call has reached the application.
    await Promise.resolve();
    const cancelled = async (): Promise<void> => {
      await manager.dayClose.cancelReading({ readingId: id });
    };
    await cancelled();
    expect(['PSP_READING_CANCELLED', 'PSP_COLUMNS_UNKNOWN']).toContain((await read)?.code);
  });
});
