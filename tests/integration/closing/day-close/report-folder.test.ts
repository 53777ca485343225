// The folder in which reports arrive (F50), on real files: what is offered, what is not, and the ways around it.
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { officeAtWork, reportLine } from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { morning, problemOf, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Puts a file there as if it had been written at that instant. */
function put(folder: string, name: string, content: string | Uint8Array, at = morning): void {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  utimesSync(file, new Date(at), new Date(at));
}

const report = (n: number) => behpardakhtCsv([reportLine(n)]);

async function officeWithFolder() {
  const office = await officeAtWork();
  const folder = temporaryFolder();
  const { dayClose } = office.as(office.manager);
  await dayClose.chooseReportFolder({ folder });
  return {
    office,
    folder,
    dayClose,
    names: async () => (await dayClose.reportFolder()).files.map(({ name }) => name),
  };
}

it('F50 offers what is new, is taken in by the usual two acts, and is not offered again', {
  tags: 'release',
}, async () => {
  const { office, folder, dayClose, names } = await officeWithFolder();
  expect(await dayClose.reportFolder()).toMatchObject({ folder, problem: null, files: [], unread: [] });
  put(folder, 'first.csv', report(1));
  put(folder, 'second.CSV', report(2), '2026-11-25T05:00:00.000Z');
  const { files, byName } = await dayClose.reportFolder();
  expect([byName, files.map(({ name }) => name)]).toEqual([office.manager.name, ['second.CSV', 'first.csv']]);
  for (const { name, sha256 } of files) {
    const file = await dayClose.folderFile({ name, sha256 });
    expect(await dayClose.previewPsp(file)).toMatchObject({ rows: 1, newRows: 1, importedAt: null });
    expect(await names()).toContain(name);
    await dayClose.importPsp({ day: today, ...file });
    expect(await names()).not.toContain(name);
  }
  // The same bytes under another name are the same report.
  put(folder, 'copy.csv', report(1));
  expect(await names()).toEqual([]);
  // The path names a person, perhaps: it stays in the office.
  expect(journalBodies(office.desk)).not.toContain(folder);
});

it('F50 a folder offers reports and nothing else: no link out of it, no folder, no old or empty file', async () => {
  const { folder, dayClose, names } = await officeWithFolder();
  const elsewhere = temporaryFolder();
  put(elsewhere, 'secret.csv', report(3));
  symlinkSync(path.join(elsewhere, 'secret.csv'), path.join(folder, 'link.csv'));
  mkdirSync(path.join(folder, 'inner.csv'));
  put(folder, 'letter.docx', 'نامه');
  put(folder, '~$open.xlsx', 'x');
  put(folder, 'empty.csv', '');
  put(folder, 'old.csv', report(4), '2026-10-20T05:00:00.000Z');
  put(folder, 'large.csv', new Uint8Array(18_000_001));
  expect(await names()).toEqual([]);
  expect((await dayClose.reportFolder()).unread).toEqual(['large.csv']);
});

it('F50 a name that leads out of the folder, and a file that changed since it was offered, are refused', async () => {
  const { office, folder, dayClose } = await officeWithFolder();
  put(folder, 'report.csv', report(1));
  const [offered] = (await dayClose.reportFolder()).files;
  if (offered === undefined) throw new Error('it is offered');
  const { sha256 } = offered;
  const refused = async (name: string) => (await problemOf(dayClose.folderFile({ name, sha256 }))).code;
  expect(await refused(`../${path.basename(folder)}/report.csv`)).toBe('REPORT_FILE_CHANGED');
  expect(await refused(path.join(folder, 'report.csv'))).toBe('REPORT_FILE_CHANGED');
  put(folder, 'report.csv', report(2));
  expect(await refused('report.csv')).toBe('REPORT_FILE_CHANGED');
  rmSync(path.join(folder, 'report.csv'));
  expect(await refused('report.csv')).toBe('REPORT_FILE_CHANGED');
  // A clerk looks into no folder, and names none.
  const { dayClose: byClerk } = office.as(office.clerk);
  expect((await problemOf(byClerk.reportFolder())).code).toBe('NOT_ALLOWED');
  expect((await problemOf(byClerk.chooseReportFolder({ folder: null }))).code).toBe('NOT_ALLOWED');
  expect((await problemOf(byClerk.folderFile(offered))).code).toBe('NOT_ALLOWED');
});

it('F50 only a folder of this PC that can be read is named, and one that is gone is said, not taken for empty', async () => {
  const { folder, dayClose } = await officeWithFolder();
  for (const wrong of ['reports', `${folder}/none`, '//server/share', '\\\\server\\share']) {
    const { code, params } = await problemOf(dayClose.chooseReportFolder({ folder: wrong }));
    expect([code, params]).toEqual(['REPORT_FOLDER_UNREADABLE', { folder: wrong }]);
  }
  rmSync(folder, { recursive: true });
  const gone = await dayClose.reportFolder();
  expect(gone.problem).toEqual({ code: 'REPORT_FOLDER_UNREADABLE', params: { folder } });
  await dayClose.chooseReportFolder({ folder: null });
  expect(await dayClose.reportFolder()).toMatchObject({ folder: null, problem: null, files: [] });
});

it('F50 each PC has its own folder, and what another PC took in is not offered here', {
  tags: 'release',
}, async () => {
  const { office, folder, dayClose } = await officeWithFolder();
  put(folder, 'report.csv', report(1));
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  const there = other.seat(office.manager).dayClose;
  expect(await there.reportFolder()).toMatchObject({ folder: null, files: [] });
  const bytesBase64 = Buffer.from(report(1)).toString('base64');
  await there.importPsp({ day: today, fileName: 'mail.csv', bytesBase64 });
  expect((await dayClose.reportFolder()).files).toHaveLength(1);
  carryEntries(other.desk, office.desk);
  expect((await dayClose.reportFolder()).files).toEqual([]);
});
