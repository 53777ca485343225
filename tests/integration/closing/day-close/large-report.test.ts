// A report of a hundred thousand rows (F52): taken in by parts between which others are answered, gone on with where it ended, and whole
// before a day closes.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { rowsOfPart, takeReportIn } from '#core/closing/day-close/report-import/take-in.ts';
import { readHere } from '#core/demo/history/read-here.ts';
import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  base64,
  closeDay,
  explainAll,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const readingId = '01992d10-0000-7000-8000-000000000001';
/** So many rows of each day from today on. */
const rowsOver = (count: number, ofDay: number): ReportedTransaction[] =>
  Array.from({ length: count }, (_, n) =>
    reportLine(n + 1, {
      date: addDays(today, Math.floor(n / ofDay)),
      stan: String((n % 999_999) + 1).padStart(6, '0'),
    }),
  );
const csv = (rows: readonly ReportedTransaction[]) => ({
  fileName: 'year.csv',
  bytesBase64: base64(behpardakhtCsv(rows)),
});
const importsOf = async (office: TestOffice) => (await overviewOf(office)).imports;
const countOf = ({ desk: { store } }: Pick<TestOffice, 'desk'>, what: string): number =>
  store.sqlite.prepare<[], number>(`SELECT count(*) FROM ${what}`).pluck().get() ?? 0;
const some = rowsOver(rowsOfPart + 10, 5_000);

describe('F52 a report of several parts', () => {
  it('is stopped between two of them, holds every close up, and goes on where it ended at another PC', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await servedVisit(office, 1);
    const lines = [reportLine(1), reportLine(2), reportLine(2), reportLine(3), reportLine(4)];
    const file = csv(lines);
    const reading = { kind: 'rows', today, remembered: new Map() } as const;
    const report = await readHere.read({ ...reading, bytes: behpardakhtCsv(lines) }, readingId);
    const sent = { day: today, today, fileName: file.fileName, report };
    const takeIn = ({ path, reads }: Desk, isStopped: (taken: number) => boolean) => {
      let taken = 0;
      const tell = (now: number) => {
        taken = now;
      };
      const command = <T>(work: (tx: Transaction) => T): T => path.execute(office.manager.id, work);
      return takeReportIn(command, reads, sent, { tell, isStopped: () => isStopped(taken) }, 2);
    };
    const refused = (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        () => null,
        (error: ProblemError) => error.problem,
      );
    // Before its first part it leaves nothing.
    expect(await refused(takeIn(office.desk, () => true))).toMatchObject({ code: 'PSP_READING_CANCELLED' });
    expect(await importsOf(office)).toEqual([]);
    expect(await refused(takeIn(office.desk, (taken) => taken === 2))).toEqual({
      code: 'PSP_IMPORT_STOPPED',
      params: { taken: 2, rows: 5 },
    });
    expect(await importsOf(office)).toMatchObject([{ isUnfinished: true, rowCount: 2 }]);
    const { blockers } = await overviewOf(office);
    expect(blockers).toContainEqual({ code: 'PSP_IMPORT_UNFINISHED', params: { files: ['year.csv'] } });
    await explainAll(office);
    expect((await problemOf(closeDay(office, today, substantialNote))).code).toBe('PSP_IMPORT_UNFINISHED');
    const other = joinOffice(office, 2);
    expect(await takeIn(other.desk, () => false)).toMatchObject({ rows: 5, newRows: 3 });
    meet(office, other);
    expect(await importsOf(office)).toMatchObject([{ isUnfinished: false, rowCount: 5, total: 3_850_000 }]);
    expect(countOf(office, 'psp_rows')).toBe(5);
    // What the file says twice counts twice, as it does in one entry.
    expect(countOf(office, '(SELECT DISTINCT row_id FROM psp_rows)')).toBe(5);
    expect(await refused(takeIn(office.desk, () => false))).toMatchObject({
      code: 'PSP_FILE_ALREADY_IMPORTED',
    });
    expect((await problemOf(dayClose.importPsp({ day: today, ...file }))).code).toBe(
      'PSP_FILE_ALREADY_IMPORTED',
    );
    // Any part opens the file that was sent.
    for (const importId of office.desk.store.sqlite
      .prepare<[], string>('SELECT id FROM psp_imports')
      .pluck()
      .all())
      expect((await dayClose.reportFile({ importId })).bytesBase64).toBe(file.bytesBase64);
    await explainAll(office);
    await closeDay(office, today, substantialNote);
  });

  it('goes on from its kept file, and from the same file again', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const stop = office.desk.subscribe((topics) => {
      if (topics.includes('dayClose')) office.desk.reports.cancel(readingId);
    });
    const stopped = await problemOf(dayClose.importPsp({ day: today, readingId, ...csv(some) }));
    stop();
    expect(stopped).toEqual({ code: 'PSP_IMPORT_STOPPED', params: { taken: rowsOfPart, rows: some.length } });
    expect(await dayClose.importProgress({ readingId })).toBeNull();
    const [begun] = await importsOf(office);
    expect(await dayClose.continueImport({ day: today, importId: begun?.importId ?? '' })).toMatchObject({
      rows: some.length,
      newRows: 10,
    });
    expect(await importsOf(office)).toMatchObject([{ isUnfinished: false, rowCount: some.length }]);
  });

  it('is refused before its first row where a day cannot take it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const ofOneDay = csv(rowsOver(fileLimits.rowsOfDay + 1, fileLimits.rowsOfDay + 1));
    expect(await problemOf(dayClose.importPsp({ day: today, ...ofOneDay }))).toEqual({
      code: 'PSP_DAY_TOO_LARGE',
      params: { day: today, most: fileLimits.rowsOfDay },
    });
    expect(countOf(office, 'psp_imports')).toBe(0);
  });
});

const cpuMs = (): number => process.threadCpuUsage().user / 1_000;

/** While something goes on: how many calls of a colleague were answered, and the longest work between two of them, ms of this thread. */
async function besides(office: TestOffice, work: () => Promise<unknown>) {
  const { handovers } = office.as(office.clerk);
  let [isOver, answered, longest] = [false, 0, 0];
  const asking = (async () => {
    for (let last = cpuMs(); !isOver; answered += 1) {
      await nextTurn();
      await handovers.ofDay({ day: today });
      const now = cpuMs();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  await work();
  isOver = true;
  await asking;
  return { answered, longest };
}

describe('F52 a hundred thousand rows', () => {
  it.each(['csv', 'xlsx'] as const)(
    'are looked at and taken in as %s, and nobody waits for a second',
    { tags: 'release', timeout: 240_000 },
    async (form) => {
      const office = await officeAtWork();
      const { dayClose } = office.as(office.manager);
      const rows = rowsOver(100_000, 400);
      const bytes = form === 'csv' ? behpardakhtCsv(rows) : await xlsxOf(behpardakhtSheet(rows));
      const file = { fileName: `year.${form}`, bytesBase64: base64(bytes) };
      const previewed = await besides(office, () => dayClose.previewPsp(file));
      const told: number[] = [];
      const imported = await besides(office, async () => {
        const taking = dayClose.importPsp({ day: today, readingId, ...file });
        const asking = setInterval(
          () =>
            void dayClose.importProgress({ readingId }).then((one) => one === null || told.push(one.taken)),
          50,
        );
        expect(await taking).toMatchObject({ rows: rows.length, newRows: rows.length });
        clearInterval(asking);
      });
      expect(told.length).toBeGreaterThan(3);
      expect(told.toSorted((a, b) => a - b)).toEqual(told);
      for (const { answered, longest } of [previewed, imported]) {
        expect(answered).toBeGreaterThan(50);
        expect(longest).toBeLessThan(1_000);
      }
      expect(countOf(office, 'psp_rows')).toBe(rows.length);
    },
  );
});
