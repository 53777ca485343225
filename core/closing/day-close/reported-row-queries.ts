// A row of a kept report as the matcher sees it.
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import type { pspRows } from '#db/schema/closing/day-close.ts';

export function toReportedRow({ row, id }: { row: typeof pspRows.$inferSelect; id: string }): ReportedRow {
  const { rowId: _, importId: __, iban: ___, forDay, date, ...told } = row;
  return { ...told, id, date, day: forDay, lateFor: date === forDay ? null : date };
}
