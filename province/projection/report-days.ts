// What an office's days came to, at the province: counted from what its entries say when a report first needs the day, and kept until
// something about the day comes in, as at the office (docs/decisions/0055).
import { and, between, eq, gte, inArray, or, sql } from 'drizzle-orm';
import { type DaySpan, daysOf } from '#core/foundation/calendar/jalali-period.ts';
import { type Cell, cellsOf, readCells, writeCells } from '#core/foundation/reporting/cells.ts';
import { offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { factsOfDay, liveFactsOf } from './count-report-day.ts';
import type { ReportEntry } from './report-entries.ts';
import { officeDays, reportDays, reportEntries } from './schema.ts';

const columns = {
  kind: reportEntries.kind,
  id: reportEntries.id,
  thing: reportEntries.thing,
  day: reportEntries.day,
  rank: reportEntries.rank,
  at: reportEntries.at,
  actor: reportEntries.actor,
  said: reportEntries.said,
};

/** Whose `said` was written for its kind. */
const asWritten = (rows: readonly unknown[]): ReportEntry[] => rows as ReportEntry[];

/** The first day that an office opened; null before it. */
export async function firstDayOf(store: Store, office: string): Promise<string | null> {
  const [row] = await store
    .select({ day: sql<string | null>`min(${officeDays.day})` })
    .from(officeDays)
    .where(and(eq(officeDays.office, office), sql`${officeDays.openedAt} is not null`));
  return row?.day ?? null;
}

/** The names of an office's services by code, as its newest tariff says them. */
export async function serviceTitles(store: Store, office: string): Promise<Map<string, string>> {
  const rows = await store
    .select(columns)
    .from(reportEntries)
    .where(and(eq(reportEntries.office, office), eq(reportEntries.kind, 'tariff')))
    .orderBy(reportEntries.rank);
  return new Map(
    asWritten(rows).flatMap((row) => (row.kind === 'tariff' ? Object.entries(row.said.titles) : [])),
  );
}

/** The cells of a span of days. Days that are over are read as they were counted last. */
export async function cellsOfSpan(
  store: Store,
  office: string,
  span: DaySpan,
  today: string,
): Promise<Cell[]> {
  const kept = await keptDays(store, office, span);
  const missing = daysOf(span).filter((day) => !kept.has(day));
  const counted = missing.length === 0 ? [] : await countDays(store, office, missing, today);
  const live = liveFactsOf(await liveEntries(store, office, span), span, today);
  return [...[...kept].flatMap(([day, cells]) => readCells(day, cells)), ...counted, ...live];
}

async function keptDays(store: Store, office: string, { from, to }: DaySpan): Promise<Map<string, string>> {
  const rows = await store
    .select({ day: reportDays.day, cells: reportDays.cells })
    .from(reportDays)
    .where(and(eq(reportDays.office, office), between(reportDays.day, from, to)));
  return new Map(rows.map(({ day, cells }) => [day, cells]));
}

/** Counts days, and keeps those that are over. The office's row is held: what comes in meanwhile waits, and then forgets its days. */
function countDays(store: Store, office: string, days: readonly string[], today: string): Promise<Cell[]> {
  return store.transaction(async (tx) => {
    await tx.select({ code: offices.code }).from(offices).where(eq(offices.code, office)).for('update');
    const all: Cell[] = [];
    for (const day of days) {
      const cells = cellsOf(factsOfDay(await entriesOfDay(tx, office, day), day));
      all.push(...cells);
      if (day < today)
        await tx
          .insert(reportDays)
          .values({ office, day, cells: writeCells(cells) })
          .onConflictDoNothing();
    }
    return all;
  });
}

/** What is of a day, and all of every visit of which something is. */
async function entriesOfDay(store: Store, office: string, day: string): Promise<ReportEntry[]> {
  const things = store
    .select({ thing: reportEntries.thing })
    .from(reportEntries)
    .where(
      and(
        eq(reportEntries.office, office),
        eq(reportEntries.day, day),
        sql`${reportEntries.thing} is not null`,
      ),
    );
  const rows = await store
    .select(columns)
    .from(reportEntries)
    .where(
      and(
        eq(reportEntries.office, office),
        or(eq(reportEntries.day, day), inArray(reportEntries.thing, things)),
      ),
    );
  return asWritten(rows);
}

/** Complaints of the days with what became of them and what moves their deadlines, and the days' closings. */
async function liveEntries(store: Store, office: string, { from, to }: DaySpan): Promise<ReportEntry[]> {
  const own = and(eq(reportEntries.office, office), between(reportEntries.day, from, to));
  const ofDays = asWritten(
    await store
      .select(columns)
      .from(reportEntries)
      .where(
        and(
          own,
          inArray(reportEntries.kind, ['complaint', 'closing', 'attendance', 'cut_off', 'tariff_word']),
        ),
      ),
  );
  const complaints = ofDays.flatMap(({ kind, id }) => (kind === 'complaint' ? [id] : []));
  const isDue = complaints.length > 0 || ofDays.some(({ kind }) => kind === 'attendance');
  if (!isDue) return ofDays;
  const later = await store
    .select(columns)
    .from(reportEntries)
    .where(
      and(
        eq(reportEntries.office, office),
        or(
          and(inArray(reportEntries.thing, complaints), inArray(reportEntries.kind, ['outcome', 'merge'])),
          // What moves their deadlines, what takes an attendance back, and what it was about.
          inArray(reportEntries.kind, ['closure', 'closure_end', 'attendance_end', 'training_session']),
          and(eq(reportEntries.kind, 'opening'), gte(reportEntries.day, from)),
        ),
      ),
    );
  return [...ofDays, ...asWritten(later)];
}
