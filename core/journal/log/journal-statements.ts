// Statements over the journal, its streams and its private parts, prepared on first use.
import { and, asc, between, count, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { journal, privateGaps, privateParts, streams } from '#db/schema/journal/journal.ts';

/** What a chain is checked by, beside the entry's own bytes. */
const linkColumns = {
  seq: journal.seq,
  lc: journal.lc,
  type: journal.type,
  day: journal.day,
  at: journal.at,
  actor: journal.actor,
  hash: journal.hash,
};

/** Of the stream that the placeholders `device` and `epoch` name. */
function within(table: typeof journal | typeof streams | typeof privateParts | typeof privateGaps) {
  return and(eq(table.device, sql.placeholder('device')), eq(table.epoch, sql.placeholder('epoch')));
}

const inStream = within(journal);
/** The entry that the placeholders `device`, `epoch` and `seq` name. */
export const atSeq = and(inStream, eq(journal.seq, sql.placeholder('seq')));
const laterInStream = and(inStream, gt(journal.seq, sql.placeholder('after')));
const privateInStream = within(privateParts);
const privateInRange = and(
  privateInStream,
  between(privateParts.seq, sql.placeholder('from'), sql.placeholder('to')),
);

/** Heads and beginnings of streams. */
export function streamStatements(orm: Orm) {
  return {
    headOf: once(() =>
      orm
        .select({ seq: journal.seq, hash: journal.hash, at: journal.at })
        .from(journal)
        .where(inStream)
        .orderBy(desc(journal.seq))
        .limit(1)
        .prepare(),
    ),
    lastOfDevice: once(() =>
      orm
        .select({ at: journal.at })
        .from(journal)
        .where(eq(journal.device, sql.placeholder('device')))
        .orderBy(desc(journal.pos))
        .limit(1)
        .prepare(),
    ),
    streamOf: once(() => orm.select().from(streams).where(within(streams)).prepare()),
    hashOf: once(() => orm.select({ hash: journal.hash }).from(journal).where(atSeq).prepare()),
    lcAt: once(() => orm.select({ lc: journal.lc, hash: journal.hash }).from(journal).where(atSeq).prepare()),
    everyStream: once(() =>
      orm.select().from(streams).orderBy(asc(streams.device), asc(streams.epoch)).prepare(),
    ),
  };
}

/** Entries by stream and by arrival. */
export function entryStatements(orm: Orm) {
  return {
    after: once(() =>
      orm
        .select()
        .from(journal)
        .where(laterInStream)
        .orderBy(asc(journal.seq))
        .limit(sql.placeholder('limit'))
        .prepare(),
    ),
    chain: once(() =>
      orm
        .select({ ...linkColumns, bytes: journal.bytes })
        .from(journal)
        .where(laterInStream)
        .orderBy(asc(journal.seq))
        .limit(sql.placeholder('limit'))
        .prepare(),
    ),
    chainTexts: once(() =>
      orm
        .select({ ...linkColumns, text: sql`cast(${journal.bytes} AS text)` })
        .from(journal)
        .where(laterInStream)
        .orderBy(asc(journal.seq))
        .limit(sql.placeholder('limit'))
        .prepare(),
    ),
    byPos: once(() =>
      orm
        .select()
        .from(journal)
        .where(gt(journal.pos, sql.placeholder('after')))
        .orderBy(asc(journal.pos))
        .limit(sql.placeholder('limit'))
        .prepare(),
    ),
    oneEntry: once(() => orm.select().from(journal).where(atSeq).prepare()),
    removals: once(() =>
      orm
        .select({ bytes: journal.bytes })
        .from(journal)
        .innerJoin(streams, and(eq(streams.device, journal.device), eq(streams.epoch, journal.epoch)))
        .where(
          and(
            // Written out: a bound value finds no partial index.
            sql`${journal.type} = 'device.removed'`,
            or(isNull(streams.placedSeq), lte(journal.seq, streams.placedSeq)),
          ),
        )
        .prepare(),
    ),
  };
}

/** Private parts, and those that are missing. */
export function privateStatements(orm: Orm) {
  return {
    privateBetween: once(() =>
      orm
        .select({ seq: privateParts.seq, salt: privateParts.salt, bytes: privateParts.bytes })
        .from(privateParts)
        .where(privateInRange)
        .prepare(),
    ),
    privateSizes: once(() =>
      orm
        .select({ seq: privateParts.seq, bytes: sql<number>`coalesce(length(${privateParts.bytes}), 0)` })
        .from(privateParts)
        .where(privateInRange)
        .prepare(),
    ),
    privateOf: once(() =>
      orm
        .select({ salt: privateParts.salt, bytes: privateParts.bytes })
        .from(privateParts)
        .where(and(privateInStream, eq(privateParts.seq, sql.placeholder('seq'))))
        .prepare(),
    ),
    gapAfter: once(() =>
      orm
        .select()
        .from(privateGaps)
        .where(
          sql`(${privateGaps.device}, ${privateGaps.epoch}, ${privateGaps.seq}) > (${sql.placeholder('device')}, ${sql.placeholder('epoch')}, ${sql.placeholder('seq')})`,
        )
        .orderBy(asc(privateGaps.device), asc(privateGaps.epoch), asc(privateGaps.seq))
        .limit(1)
        .prepare(),
    ),
    gapCount: once(() => orm.select({ gaps: count() }).from(privateGaps).prepare()),
    removeGap: once(() =>
      orm
        .delete(privateGaps)
        .where(and(within(privateGaps), eq(privateGaps.seq, sql.placeholder('seq'))))
        .prepare(),
    ),
  };
}
