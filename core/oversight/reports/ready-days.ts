// Counts the days of the reports before anybody looks at them (D20.85): after the opening, and when a day is closed, one day at a time, so
// that the first look at a year is no slower than the next.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { cellsOf } from '#core/foundation/reporting/cells.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { AlertReads } from '#core/oversight/shifts/alerts.ts';
import { openSignsByDay } from '#core/oversight/shifts/signs-of-days.ts';
import type { ReportReads } from './queries.ts';

type ReadyDesk = {
  readonly reads: AlertReads & { readonly reports: Pick<ReportReads, 'facts' | 'keptDays' | 'keptSigns'> };
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
};

type ReadyDaysOptions = {
  /** The business day of now. */
  today(): string;
  /** False while this PC takes its office over: nothing is counted, and it is asked again. */
  isReady(): boolean;
  /** Told what kept a day from being counted; the next close or the first look tries again. */
  failed(error: unknown): void;
  /** How long after the opening and after a close it begins, ms: whoever waits goes first. */
  readonly waitMs: number;
  /** How long it rests between two days, ms. */
  readonly restMs: number;
};

/** Begins counting. @returns how to stop it */
export function keepDaysReady(desk: ReadyDesk, options: ReadyDaysOptions): () => void {
  const { waitMs, restMs } = options;
  let timer: NodeJS.Timeout | null = null;
  let week = 0;
  const begin = (afterMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(step, afterMs);
    timer.unref();
  };
  function step(): void {
    timer = null;
    try {
      if (!options.isReady()) begin(waitMs);
      else if (readyNextDay(desk.reads, options.today())) begin(restMs);
      else if (week < weeksOfSigns) {
        readySigns(desk.reads, options.today(), week);
        week += 1;
        begin(restMs);
      }
    } catch (error) {
      options.failed(error);
    }
  }
  const unsubscribe = desk.subscribe((topics) => {
    if (!topics.includes('dayClose')) return;
    week = 0;
    if (timer === null) begin(waitMs);
  });
  begin(waitMs);
  return () => {
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}

/** A year and the one before it are what a report shows; a few days at once keep nobody waiting. */
const [weeksOfSigns, daysOfWeek] = [106, 7];

/** Looks a week of days before `today` through for signs of shared accounts, the newest week being 0 (D20.197). */
function readySigns(reads: ReadyDesk['reads'], today: string, week: number): void {
  const to = addDays(today, -1 - week * daysOfWeek);
  openSignsByDay(reads, reads.reports.keptSigns, { from: addDays(to, 1 - daysOfWeek), to });
}

/** Counts the newest day before `today` that is not kept. @returns false where there was none */
export function readyNextDay({ reports }: Pick<ReadyDesk['reads'], 'reports'>, today: string): boolean {
  const day = reports.keptDays.newestMissing(today);
  if (day === null) return false;
  const span = { from: day, to: day };
  reports.keptDays.of(span, 'none', () => cellsOf(reports.facts(span)));
  return true;
}
