// What a day of the journal is as a file (D20.86): the words of the screen, an amount as a number, each day and time beside its code.
import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { FileCell, FileTable } from '#core/foundation/reporting/table-file.ts';
import type { ExportedRecords, RecordRow } from '#core/oversight/records/contract.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** Jalali digits that sort: `1405/09/04`. */
const jalali = (day: string): string => formatJalali(day, 'numeric', 'en');

export function recordsFile(day: string, exported: ExportedRecords, text: SayText): FileTable {
  const { byName, officeName, officeCode, at, exportId, demo, rows } = exported;
  const columns: readonly (readonly [MessageId, (row: RecordRow) => FileCell])[] = [
    ['records.file.jalali', (row) => (isDay(row.day) ? jalali(row.day) : null)],
    ['records.file.iso', (row) => row.day],
    ['records.at', ({ at: made }) => (Number.isNaN(Date.parse(made)) ? made : tehranTimeOf(made))],
    ['records.recorded', ({ type }) => text(typeLabel(type))],
    ['records.by', ({ personName }) => personName ?? text('records.byPc')],
    ['records.about', ({ aboutName }) => aboutName],
    ['records.amount', ({ amount }) => amount],
    ['records.desk', ({ deskNumber }) => deskNumber],
    ['records.file.visit', ({ visit }) => visit?.number ?? null],
    ['records.code', ({ code }) => code],
  ];
  const mark = text('records.file.mark', {
    ...{ day: jalali(day), office: officeName, code: officeCode, name: byName },
    ...{ at: jalali(businessDayOf(at)), time: tehranTimeOf(at), entry: exportId },
  });
  return {
    head: [...(demo ? [text('app.paper.demo')] : []), mark].join(' | '),
    header: columns.map(([id]) => text(id)),
    rows: rows.map((row) => columns.map(([, of]) => of(row))),
  };
}
