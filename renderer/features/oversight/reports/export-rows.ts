// The rows of an export, read part by part, so that it is said how far it is and can be stopped (D20.86).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan, Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Exported, FactRow, ReportColumn } from '#core/oversight/reports/contract.ts';

/** Days of one part: some hundred rows of a large office. */
const daysAtOnce = 7;

type Part = { period: Period; filters: []; column: ReportColumn; skip: 0; isWhole: true };
type AskRows = (part: Part) => Promise<{ readonly rows: readonly FactRow[] }>;

/** The parts of a period up to today. */
export function partsOf({ from, to }: DaySpan, today: string): Period[] {
  const end = to < today ? to : today;
  const parts: Period[] = [];
  for (let day = from; day <= end; day = addDays(day, daysAtOnce)) {
    const [to = end] = [addDays(day, daysAtOnce - 1), end].toSorted();
    parts.push({ kind: 'between', from: day, to });
  }
  return parts;
}

type Reading = {
  /** Told how much was read, 0 to 100. */
  readonly onProgress: (percent: number) => void;
  /** Asked before each part: true stops the reading. */
  readonly isStopped: () => boolean;
};

/** All rows of an export; null when it was stopped. */
export async function readRows(
  { period, today }: Pick<Exported, 'period' | 'today'>,
  column: ReportColumn,
  ask: AskRows,
  { onProgress, isStopped }: Reading,
): Promise<FactRow[] | null> {
  const parts = partsOf(period, today);
  const rows: FactRow[] = [];
  for (const [place, part] of parts.entries()) {
    if (isStopped()) return null;
    const read = await ask({ period: part, filters: [], column, skip: 0, isWhole: true });
    for (const row of read.rows) rows.push(row);
    onProgress(Math.round(((place + 1) / parts.length) * 100));
  }
  return isStopped() ? null : rows;
}
