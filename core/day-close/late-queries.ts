// Reads of the journal that tell what a close did not know: entries beyond the heads of its manifest, and the PCs.
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { journal, streams } from '#db/schema/journal.ts';
import { officeSetUps } from '#db/schema/office.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function lateStatements(orm: Orm) {
  const inStream = and(
    eq(journal.device, sql.placeholder('device')),
    eq(journal.epoch, sql.placeholder('epoch')),
  );
  return {
    streams: once(() => orm.select({ device: streams.device, epoch: streams.epoch }).from(streams).prepare()),
    beyond: once(() =>
      orm
        .select({ seq: journal.seq, type: journal.type, day: journal.day, bytes: journal.bytes })
        .from(journal)
        .where(
          and(
            inStream,
            gt(journal.seq, sql.placeholder('seq')),
            // An import or a close may be about an earlier day than the one on which it was made.
            sql`(${journal.day} < ${sql.placeholder('day')} OR ${journal.type} IN ('psp.imported', 'day.closed'))`,
          ),
        )
        .orderBy(asc(journal.seq))
        .prepare(),
    ),
    placeOfClosing: once(() =>
      orm
        .select({ epoch: journal.epoch, seq: journal.seq })
        .from(journal)
        .where(
          and(
            eq(journal.actor, sql.placeholder('actor')),
            eq(journal.at, sql.placeholder('at')),
            eq(journal.device, sql.placeholder('device')),
            eq(journal.type, 'day.closed'),
          ),
        )
        .limit(1)
        .prepare(),
    ),
    heardOn: once(() =>
      orm
        .select({ pos: journal.pos })
        .from(journal)
        .where(
          and(
            gte(journal.day, sql.placeholder('day')),
            // The plus keeps the planner from walking a device's whole stream up to the day.
            sql`+${journal.device} = ${sql.placeholder('device')}`,
          ),
        )
        .limit(1)
        .prepare(),
    ),
    devices: once(() =>
      orm
        .select({ device: officeSetUps.device, deskNumber: officeSetUps.deskNumber })
        .from(officeSetUps)
        .orderBy(asc(officeSetUps.at), asc(officeSetUps.id))
        .prepare(),
    ),
  };
}

export function lateReads(orm: Orm) {
  const statements = lateStatements(orm);
  return {
    /** Every stream whose entries are here. */
    streams: () => statements.streams().all(),
    /** Entries of a stream after a sequence number that are of a day before `day`, or may be about one. */
    entriesBeyond: (stream: { device: string; epoch: string }, seq: number, day: string) =>
      statements.beyond().all({ ...stream, seq, day }),
    /** Where the entry of a closing stands in its device's stream, or null. */
    placeOfClosing: (closing: { actor: string | null; at: string; device: string }) =>
      statements.placeOfClosing().get(closing) ?? null,
    /** The office's PCs, each with whether an entry of it on the business day, or of a later one, is here. */
    devices: (day: string) =>
      [
        ...new Map(
          statements
            .devices()
            .all()
            .map((row) => [row.device, row]),
        ).values(),
      ].map((row) => ({
        ...row,
        heard: statements.heardOn().get({ day, device: row.device }) !== undefined,
      })),
  };
}
