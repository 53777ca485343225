// What each day came to, kept in memory: a span of days is put together from its days, and only those are counted anew
// that something came in about. Nothing of it is stored; a store that was just opened counts a day when it is first asked for.
// Invariant: what is kept is what a count of the same tables would bring. An entry is about its own day, about the calendar
// day on which it was written, about the days that it names and about those of the visits, payments and charges that it
// names; and since what comes late can tie later facts to what they belong to, every day since the earliest of these goes.
import { asc, desc, eq, gt, sql } from 'drizzle-orm';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isDay, isUsualInstant } from '#core/foundation/calendar/day.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { feeCharges } from '#db/schema/counter/fees.ts';
import { payments } from '#db/schema/counter/payments.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { journal } from '#db/schema/journal/journal.ts';

/** More new entries than these are not looked at one by one: every day is counted anew. */
const lookedAtOneByOne = 500;
/** Days that are kept at most. */
const mostKept = 400;
/** Types that say by which hours and closures all days are counted. */
const aboutAllDays: ReadonlySet<string> = new Set([
  'office.hours_set',
  'closure.declared',
  'closure.withdrawn',
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type KeptDays<Figures> = {
  /** What the day came to: as kept, or counted now. */
  of(day: string, count: (day: string) => Figures): Figures;
};

/** Statements of the keeper, prepared on first use. Named for the tests of their query plans. */
export function keptDayStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    newest: once(() =>
      orm.select({ pos: journal.pos }).from(journal).orderBy(desc(journal.pos)).limit(1).prepare(),
    ),
    hashAt: once(() =>
      orm
        .select({ hash: journal.hash })
        .from(journal)
        .where(eq(journal.pos, sql.placeholder('pos')))
        .prepare(),
    ),
    since: once(() =>
      orm
        .select({
          pos: journal.pos,
          hash: journal.hash,
          type: journal.type,
          day: journal.day,
          at: journal.at,
          bytes: journal.bytes,
        })
        .from(journal)
        .where(gt(journal.pos, sql.placeholder('pos')))
        .orderBy(asc(journal.pos))
        .limit(lookedAtOneByOne + 1)
        .prepare(),
    ),
    /** The day of the visit that an id stands for: its own, or that of a payment or a charge. */
    visitDay: once(() => orm.select({ day: visits.day }).from(visits).where(eq(visits.id, id)).prepare()),
    paidDay: once(() =>
      orm
        .select({ day: visits.day })
        .from(payments)
        .innerJoin(visits, eq(visits.id, payments.visitId))
        .where(eq(payments.id, id))
        .prepare(),
    ),
    chargedDay: once(() =>
      orm
        .select({ day: visits.day })
        .from(feeCharges)
        .innerJoin(visits, eq(visits.id, feeCharges.visitId))
        .where(eq(feeCharges.id, id))
        .prepare(),
    ),
  };
}

/** Keeps what days came to over one store. */
export function keepDays<Figures>(orm: Orm): KeptDays<Figures> {
  const statements = keptDayStatements(orm);
  const kept = new Map<string, Figures>();
  let seen = { pos: 0, hash: '' };

  function daysNamedIn(value: unknown): string[] {
    if (typeof value === 'string') {
      if (uuid.test(value))
        return [statements.visitDay(), statements.paidDay(), statements.chargedDay()].flatMap((statement) =>
          statement.all({ id: value }).map(({ day }) => day),
        );
      return isDay(value) ? [value] : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(daysNamedIn);
  }

  /** Drops what the entries since the last look may have changed. */
  function look(): void {
    const entries = newSince();
    if (entries === null) {
      startAnew();
      return;
    }
    let since: string | null = null;
    for (const { pos, hash, type, day, at, bytes } of entries) {
      seen = { pos, hash };
      if (aboutAllDays.has(type)) kept.clear();
      for (const touched of [day, ...writtenOn(at), ...daysNamedIn(bodyOf(bytes))])
        if (since === null || touched < since) since = touched;
    }
    if (since !== null) for (const day of kept.keys()) if (day >= since) kept.delete(day);
  }

  /** Entries since the last look; null where it cannot be gone on from. */
  function newSince() {
    if (kept.size === 0) return null;
    // A command that was rolled back gave its place to another entry.
    if (seen.pos > 0 && statements.hashAt().get({ pos: seen.pos })?.hash !== seen.hash) return null;
    const entries = statements.since().all({ pos: seen.pos });
    return entries.length > lookedAtOneByOne ? null : entries;
  }

  function startAnew(): void {
    kept.clear();
    const pos = statements.newest().get()?.pos ?? 0;
    seen = { pos, hash: statements.hashAt().get({ pos })?.hash ?? '' };
  }

  return {
    of(day, count) {
      look();
      const known = kept.get(day);
      if (known !== undefined) return known;
      const counted = count(day);
      if (kept.size >= mostKept) kept.clear();
      kept.set(day, counted);
      return counted;
    },
  };
}

function bodyOf(bytes: Uint8Array): unknown {
  const entry = parseJsonBytes(bytes);
  return typeof entry === 'object' && entry !== null && 'body' in entry ? entry.body : null;
}

/** The calendar day in Tehran of an instant; none where an entry from elsewhere names no real one. */
const writtenOn = (at: string): string[] => (isUsualInstant(at) ? [businessDayOf(at)] : []);
