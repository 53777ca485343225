// The rows of an export, read part by part, so that it is said how far it is and can be stopped (D20.86).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan, Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Exported, FactRow } from '#core/oversight/reports/contract.ts';

/** Days of one part: some hundred rows of a large office. */
const daysAtOnce = 7;

type Part = { exportId: string; period: Period };
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

/** All rows of an export, part by part. Told to stop it ends with `StoppedExport`. */
export async function* readRows(
  { exportId, period, today }: Pick<Exported, 'exportId' | 'period' | 'today'>,
  ask: AskRows,
  { onProgress, isStopped }: Reading,
): AsyncGenerator<readonly FactRow[]> {
  const parts = partsOf(period, today);
  for (const [place, part] of parts.entries()) {
    if (isStopped()) throw new StoppedExport();
    yield (await ask({ exportId, period: part })).rows;
    onProgress(Math.round(((place + 1) / parts.length) * 100));
  }
  if (isStopped()) throw new StoppedExport();
}

/** The person stopped it: no file is made. */
export class StoppedExport extends Error {}
