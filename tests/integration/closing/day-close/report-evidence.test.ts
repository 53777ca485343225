// The PSP's report as evidence: its bytes are kept, what is strange about it is said, and no row hides another.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { behpardakhtSheet } from '#core/demo/psp-report.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import {
  base64,
  csvFile,
  importLines,
  numbers,
  officeAtWork,
  overviewOf,
  reportLine,
  terminal,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { visitingInspector } from '#tests/support/visiting-inspector.ts';

const remarksOf = async (office: Awaited<ReturnType<typeof officeAtWork>>) =>
  (await overviewOf(office)).imports.map(({ remarks }) => remarks);

const csvOf = (rows: readonly (readonly string[])[]): string =>
  base64(Buffer.from(rows.map((row) => row.join(',')).join('\n')));

describe('F8, F41 the report that was imported', () => {
  it('comes out of the office byte for byte, with its hash, for the manager', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const file = csvFile(reportLine(1));
    const { importId } = await importLines(office, [reportLine(1)]);
    const fileSha256 = createHash('sha256').update(Buffer.from(file.bytesBase64, 'base64')).digest('hex');
    const { dayClose } = office.as(office.manager);
    expect(await dayClose.reportFile({ importId })).toEqual({ ...file, fileSha256 });
    expect((await problemOf(office.as(office.clerk).dayClose.reportFile({ importId }))).code).toBe(
      'NOT_ALLOWED',
    );
  });

  it('is nothing that travels: neither a row nor its bytes are in a body', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const file = csvFile(reportLine(1));
    await importLines(office, [reportLine(1)]);
    const sent = journalBodies(office.desk);
    expect(sent).toContain('psp.file_kept');
    expect(sent).not.toContain(numbers(1).rrn);
    expect(sent).not.toContain(file.bytesBase64.slice(0, 40));
  });

  it('survives a rebuild of the tables', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { importId } = await importLines(office, [reportLine(1)]);
    const { dayClose } = office.as(office.manager);
    const before = await dayClose.reportFile({ importId });
    rebuildTables(office.desk.store, office.desk.path, () => undefined);
    expect(await dayClose.reportFile({ importId })).toEqual(before);
  });

  it('D16.17 is handed to an inspector with a code of the province, and the look is journalled', async () => {
    const office = await officeAtWork();
    const { importId } = await importLines(office, [reportLine(1)]);
    const { dayClose } = await visitingInspector(office.desk);
    expect(await dayClose.reportFile({ importId })).toMatchObject(csvFile(reportLine(1)));
    expect(journalBodies(office.desk)).toContain('psp_report');
    const noDays = await visitingInspector(office.desk, { sections: ['records'] });
    expect((await problemOf(noDays.dayClose.reportFile({ importId }))).code).toBe('NOT_ALLOWED');
  });

  it('is not made up for an import that kept none', async () => {
    const office = await officeAtWork();
    const unknown = { importId: '01990000-0000-7000-8000-000000000009' };
    expect((await problemOf(office.as(office.manager).dayClose.reportFile(unknown))).code).toBe('NOT_FOUND');
  });
});

describe('F9 what is strange about a report is said beside it', () => {
  it('nothing, of one that is as it should be', async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    expect(await remarksOf(office)).toEqual([[]]);
  });

  it('that the office said what its columns are', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await office.as(office.manager).dayClose.importPsp({
      day: today,
      fileName: 'other.csv',
      bytesBase64: csvOf([
        ['پایانه', 'ارجاع', 'ریال', 'روز'],
        [terminal, numbers(1).rrn, '770000', '1405/09/04'],
      ]),
      profile: { name: 'آسان', columns: { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' } },
    });
    expect(await remarksOf(office)).toEqual([['mapped_by_hand']]);
  });

  it('that nothing in it went through', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { status: 'failed' })]);
    expect(await remarksOf(office)).toEqual([['failed_rows_only']]);
  });

  it('that its own total is not that of its rows: somebody edited one', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const [header = [], row = []] = behpardakhtSheet([reportLine(1)]);
    const total = header.map((name, index) =>
      name === 'مبلغ تراکنش' ? '9770000' : index === 0 ? 'جمع کل' : '',
    );
    await office
      .as(office.manager)
      .dayClose.importPsp({ day: today, fileName: 'x.csv', bytesBase64: csvOf([header, row, total]) });
    expect(await remarksOf(office)).toEqual([['total_differs']]);
  });

  it('that it says otherwise of a transaction than an earlier file', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    await importLines(office, [reportLine(1, { amount: 70_000, stan: '000999' })]);
    expect(await remarksOf(office)).toEqual([[], ['contradicts_earlier_file']]);
  });
});

const pspTotal = async (office: TestOffice) =>
  (await overviewOf(office)).totals.find(({ terminalId }) => terminalId === terminal)?.psp;

describe('F7 a row of a second file', () => {
  const twin = { stan: numbers(1).stan, amount: 770_000 };

  it('with another reference number is another transaction, although all else is the same', async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    const second = await importLines(office, [reportLine(1, { ...twin, rrn: numbers(7).rrn })]);
    expect(second).toMatchObject({ rows: 1, newRows: 1 });
    const { totals, exceptions } = await overviewOf(office);
    expect(totals.find(({ terminalId }) => terminalId === terminal)?.psp).toBe(2 * 770_000);
    expect(exceptions.filter(({ kind }) => kind === 'in_psp_not_in_app')).toHaveLength(2);
  });

  it('with the same one, or with none, is the same and counts once, in whatever order they stand', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const one = reportLine(1);
    const other = reportLine(1, { ...twin, rrn: numbers(7).rrn });
    await importLines(office, [one, other]);
    expect(await importLines(office, [other, one])).toMatchObject({ rows: 2, newRows: 0 });
    const sheet = behpardakhtSheet([one], { withRrn: false });
    const bare = { day: today, fileName: 'bare.csv', bytesBase64: csvOf(sheet) };
    expect(await office.as(office.manager).dayClose.importPsp(bare)).toMatchObject({ rows: 1, newRows: 0 });
    expect((await overviewOf(office)).totals.find(({ terminalId }) => terminalId === terminal)?.psp).toBe(
      2 * 770_000,
    );
  });

  it('that stands behind a new one with the same trace number counts once, and the new one too', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const one = reportLine(1);
    const other = reportLine(1, { ...twin, rrn: numbers(7).rrn });
    await importLines(office, [one]);
    expect(await importLines(office, [other, one])).toMatchObject({ rows: 2, newRows: 1 });
    expect(await importLines(office, [other])).toMatchObject({ rows: 1, newRows: 0 });
    expect(await pspTotal(office)).toBe(2 * 770_000);
  });

  it('that one file has twice counts once where an earlier file has it, and is asked about where none has', {
    tags: 'release',
  }, async () => {
    const one = reportLine(1);
    const known = await officeAtWork();
    await importLines(known, [one]);
    expect(await importLines(known, [one, one])).toMatchObject({ rows: 2 });
    expect(await pspTotal(known)).toBe(770_000);
    const fresh = await officeAtWork();
    await importLines(fresh, [one, one]);
    const { exceptions } = await overviewOf(fresh);
    expect(exceptions.map(({ kind }) => kind)).toContain('duplicate_rrn');
  });
});
