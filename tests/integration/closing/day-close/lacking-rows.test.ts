// What a newer file of the same terminal and day lacks is said, and taken back by nothing: a row that was cut out, and files that only
// tell of another part of the day.
import { describe, expect, it } from 'vitest';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import {
  csvFile,
  importLines,
  officeAtWork,
  openDifferencesOf,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import type { TestOffice } from '#tests/support/office.ts';

/** Lines at 08:01, 08:02 and so on. */
const line = (n: number, over: Partial<ReportedTransaction> = {}) =>
  reportLine(n, { time: `08:0${n}:00`, ...over });
const lackingOf = async (office: TestOffice) =>
  (await overviewOf(office)).imports.map(({ lacking }) => lacking);
const preview = async ({ as, manager }: TestOffice, lines: readonly ReportedTransaction[]) =>
  (await as(manager).dayClose.previewPsp(csvFile(...lines))).lacking;

describe('F60 rows of an earlier file', () => {
  it('that a newer one lacks are counted at the preview and on the close; they still count, and the batch slip is asked for', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [line(1), line(2), line(3)]);
    const cut = [line(1), line(3), line(4)];
    expect(await preview(office, cut)).toBe(1);
    await importLines(office, cut);
    expect(await lackingOf(office)).toEqual([0, 1]);
    const { terminals } = await overviewOf(office);
    expect(terminals[0]).toMatchObject({ batchAsked: 'file_in_doubt' });
    // Money of three rows without a slip: what was cut out is still there.
    expect(await openDifferencesOf(office)).toHaveLength(3);
  });

  it('are lacking too where the reference number was changed, or the line turned into a failed one of another number', async () => {
    const office = await officeAtWork();
    await importLines(office, [line(1), line(2), line(3)]);
    const edited = { rrn: '733000000002', stan: '000777' };
    expect(await preview(office, [line(1), line(2, edited), line(3)])).toBe(1);
    expect(await preview(office, [line(1), line(2, { ...edited, status: 'failed' }), line(3)])).toBe(1);
  });

  it('are not lacking where all of them are there, with more, or failed before', async () => {
    const office = await officeAtWork();
    await importLines(office, [line(1), line(2, { status: 'failed' })]);
    expect(await preview(office, [line(1), line(3)])).toBe(0);
    await importLines(office, [line(1), line(3)]);
    await importLines(office, [line(1), line(2, { status: 'failed' }), line(3), line(4)]);
    expect(await lackingOf(office)).toEqual([0, 0, 0]);
  });

  it('do not stop an honest office: a file of the afternoon, of another terminal or of another day lacks nothing', async () => {
    const office = await officeAtWork();
    await importLines(office, [line(1), line(2)]);
    expect(await preview(office, [line(3, { time: '14:00:00' }), line(4, { time: '15:00:00' })])).toBe(0);
    expect(await preview(office, [line(5, { terminalId: otherTerminal })])).toBe(0);
    expect(await preview(office, [line(6, { date: '2026-11-24' })])).toBe(0);
  });
});
