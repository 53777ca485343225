// Each limit on what a report may hold, by the unit that keeps it and with a file that nothing else would refuse: what is
// just within it is read, one more is too large. `hostile-files` plays the files that run into several of them.
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { htmlTables } from '#core/foundation/settlement/files/html-tables.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { readTables } from '#core/foundation/settlement/files/tables.ts';
import { outlineOf } from '#core/foundation/settlement/files/workbook-outline.ts';
import { workbookParts } from '#core/foundation/settlement/files/workbook-parts.ts';
import { cellName } from '#tests/support/raw-workbook.ts';

/** `read`, or the code of its refusal. */
const saidOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'read';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};

type Limited = readonly [what: string, most: number, read: (count: number) => unknown];

const justWithin = async ([, most, read]: Limited) => {
  expect(await saidOf(() => read(most))).toBe('read');
  expect(await saidOf(() => read(most + 1))).toBe('PSP_FILE_TOO_LARGE');
};

const book = '<workbook><sheets><sheet name="S"/></sheets></workbook>';
const relations = '<Relationships/>';
/** Elements around a sheet's content: the book and its relations are walked twice, like any part and for what they say. */
const around = 2 * 3 + 2 * 1 + 2;
const outline = (content: string, workbook = book) =>
  outlineOf(
    new Map([
      ['xl/workbook.xml', workbook],
      ['xl/_rels/workbook.xml.rels', relations],
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${content}</sheetData></worksheet>`],
    ]),
  );
/** The number of columns under which the cells of so many lines are just within their limit. */
const filledColumns = (lines: number) => fileLimits.cells / lines;

const ofWorkbooks: readonly Limited[] = [
  ['elements', fileLimits.nodes - around, (count) => outline('<x/>'.repeat(count))],
  [
    'elements in each other',
    fileLimits.depth - 2,
    (count) => outline('<x>'.repeat(count) + '</x>'.repeat(count)),
  ],
  ['characters of a text', fileLimits.text, (count) => outline(`<t>${'x'.repeat(count)}</t>`)],
  [
    'characters as they stand',
    fileLimits.text,
    (count) => outline(`<t><![CDATA[${'x'.repeat(count)}]]></t>`),
  ],
  ['a line without a cell', fileLimits.lines, (count) => outline(`<row r="${count}"/>`)],
  ['a cell far below', fileLimits.lines, (count) => outline(`<row><c r="A${count}"/></row>`)],
  ['lines without a number', fileLimits.lines, (count) => outline('<row/>'.repeat(count))],
  [
    'a cell far aside',
    fileLimits.columns,
    (count) => outline(`<row r="1"><c r="${cellName(0, count - 1)}"/></row>`),
  ],
  [
    'cells between the first and the last',
    filledColumns(fileLimits.lines),
    (count) => outline(`<row r="1"><c r="${cellName(fileLimits.lines - 1, count - 1)}"/></row>`),
  ],
  ['merges', fileLimits.lines, (count) => outline('<mergeCell ref="A1:A2"/>'.repeat(count))],
  [
    'sheets',
    fileLimits.tables,
    (count) => outline('', `<workbook>${'<sheet name="S"/>'.repeat(count)}</workbook>`),
  ],
];

/** An archive of parts as they stand, packed or not. */
const archive = async (parts: readonly (readonly [string, number])[], level: number): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level });
  for (const [name, bytes] of parts)
    await writer.add(name, new Uint8ArrayReader(new Uint8Array(bytes).fill(120)));
  return writer.close();
};
const [stored, packed] = [0, 6];
const cap = 1_000;
const mostParts = 500;

const ofArchives: readonly Limited[] = [
  [
    'a part that is not packed',
    cap,
    async (count) => workbookParts(await archive([['a.xml', count]], stored), cap),
  ],
  [
    'a part that is packed',
    cap,
    async (count) => workbookParts(await archive([['a.xml', count]], packed), cap),
  ],
  [
    'all parts together',
    cap / 2,
    async (count) =>
      workbookParts(
        await archive(
          [
            ['a.xml', cap / 2],
            ['b.xml', count],
          ],
          stored,
        ),
        cap,
      ),
  ],
  [
    'parts, read or not',
    mostParts,
    async (count) =>
      workbookParts(
        await archive(
          Array.from({ length: count }, (_, n) => [`${n}.png`, 0] as const),
          stored,
        ),
        cap,
      ),
  ],
];

const table = (rows: string): string => `<table>${rows}</table>`;
/** The same with few elements, so that a document that has too many of them is a small one. */
const fewElements = { ...fileLimits, htmlNodes: 1_000 };

const ofHtml: readonly Limited[] = [
  // The document has its own two elements around them.
  ['elements in each other', fileLimits.depth - 2, (count) => htmlTables('<div>'.repeat(count))],
  [
    'elements in one that is moved before a table',
    fileLimits.depth - 2,
    (count) => htmlTables(`${'<div>'.repeat(count - 2)}<table><i><i>`),
  ],
  ['tags', 2 * fewElements.htmlNodes, (count) => htmlTables('</x>'.repeat(count), fewElements)],
  ['lines of a table', fileLimits.lines, (count) => htmlTables(table('<tr>'.repeat(count)))],
  ['columns of a line', fileLimits.columns, (count) => htmlTables(table(`<tr>${'<td>'.repeat(count)}`))],
  [
    'cells of a table',
    fileLimits.cells / fileLimits.columns,
    (count) => htmlTables(table(`<tr><td colspan=${fileLimits.columns}>`.repeat(count))),
  ],
  ['tables', fileLimits.tables, (count) => htmlTables(table('').repeat(count))],
];

const csv = (text: string) => readTables(new TextEncoder().encode(text), () => 0);
const cells = (count: number) => `${'x,'.repeat(count - 1)}x`;

const ofText: readonly Limited[] = [
  ['bytes', fileLimits.bytes, (count) => csv(`x${' '.repeat(count - 1)}`)],
  ['lines', fileLimits.lines, (count) => csv(Array.from({ length: count }, () => 'x').join('\n'))],
  ['columns', fileLimits.columns, (count) => csv(cells(count))],
  [
    'cells',
    fileLimits.cells / fileLimits.columns,
    (count) => csv(Array.from({ length: count }, () => cells(fileLimits.columns)).join('\n')),
  ],
];

describe('F5 a limit of a report is kept by itself', () => {
  it.each(ofWorkbooks)('of a workbook: %s', (...limited) => justWithin(limited));
  it.each(ofArchives)("of a workbook's archive: %s", (...limited) => justWithin(limited));
  it.each(ofHtml)('of an HTML table: %s', (...limited) => justWithin(limited));
  it.each(ofText)('of separated text: %s', (...limited) => justWithin(limited));

  it('of an HTML table: elements, also those that no tag stands for', async () => {
    // Each paragraph begins all the formatting anew that was left open.
    const bold = Array.from({ length: 50 }, (_, n) => `<b a=${n}>`).join('');
    const paragraphs = `<p>${bold}${'<p>x'.repeat(30)}`;
    expect(await saidOf(() => htmlTables(paragraphs))).toBe('read');
    expect(await saidOf(() => htmlTables(paragraphs, fewElements))).toBe('PSP_FILE_TOO_LARGE');
  });

  it('of an HTML table: a line of many wide cells is not made room for', { tags: 'release' }, async () => {
    // All of them would be twenty million cells.
    const wide = `<td colspan=${fileLimits.columns}>`.repeat(100_000);
    const before = process.memoryUsage().heapUsed;
    expect(await saidOf(() => htmlTables(table(`<tr>${wide}`)))).toBe('PSP_FILE_TOO_LARGE');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
  });

  it("of a workbook's archive: a part that is larger than it claims is unpacked no further", async () => {
    const bytes = Buffer.from(await archive([['a.xml', 1_000_000]], packed));
    const claimed = Buffer.alloc(4);
    claimed.writeUInt32LE(1_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(cap);
    for (let at = bytes.indexOf(claimed); at >= 0; at = bytes.indexOf(claimed, at)) lie.copy(bytes, at);
    expect(await saidOf(() => workbookParts(bytes, cap))).toBe('PSP_FILE_TOO_LARGE');
  });

  it('of a cell: what is longer than anything that a report says is cut', async () => {
    const { tables } = await csv(`${'x'.repeat(fileLimits.cellText)},${'x'.repeat(fileLimits.cellText + 1)}`);
    expect(tables[0]?.[0]?.map(({ text }) => text.length)).toEqual([
      fileLimits.cellText,
      fileLimits.cellText + 1,
    ]);
    expect(tables[0]?.[0]?.map(({ text }) => text.endsWith('…'))).toEqual([false, true]);
  });
});
