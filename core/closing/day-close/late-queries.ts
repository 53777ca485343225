// Reads of the journal that tell what a close did not know: entries beyond its reach, and the PCs.
import { and, asc, between, desc, eq, gt, gte, lte, sql } from 'drizzle-orm';
import { reachReads } from '#core/journal/log/reach-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { journal, journalRuns, streams } from '#db/schema/journal/journal.ts';
import { officeSetUps } from '#db/schema/journal/office.ts';
import { memberAdmissions, memberRemovals } from '#db/schema/replication/peers.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function lateStatements(orm: Orm) {
  const inStream = and(
    eq(journal.device, sql.placeholder('device')),
    eq(journal.epoch, sql.placeholder('epoch')),
  );
  const runInStream = and(
    eq(journalRuns.device, sql.placeholder('device')),
    eq(journalRuns.epoch, sql.placeholder('epoch')),
  );
  const told = { seq: journal.seq, type: journal.type, day: journal.day, bytes: journal.bytes };
  return {
    streams: once(() =>
      orm
        .select({ device: streams.device, epoch: streams.epoch, placedSeq: streams.placedSeq })
        .from(streams)
        .prepare(),
    ),
    runAt: once(() =>
      orm
        .select({ fromSeq: journalRuns.fromSeq, day: journalRuns.day })
        .from(journalRuns)
        .where(and(runInStream, lte(journalRuns.fromSeq, sql.placeholder('seq'))))
        .orderBy(desc(journalRuns.fromSeq))
        .limit(1)
        .prepare(),
    ),
    runsAfter: once(() =>
      orm
        .select({ fromSeq: journalRuns.fromSeq, day: journalRuns.day })
        .from(journalRuns)
        .where(and(runInStream, gt(journalRuns.fromSeq, sql.placeholder('seq'))))
        .orderBy(asc(journalRuns.fromSeq))
        .prepare(),
    ),
    entriesBetween: once(() =>
      orm
        .select(told)
        .from(journal)
        .where(and(inStream, between(journal.seq, sql.placeholder('from'), sql.placeholder('to'))))
        .orderBy(asc(journal.seq))
        .prepare(),
    ),
    /** An import or a close may be about an earlier day than the one on which it was made. */
    importsAndCloses: once(() =>
      orm
        .select(told)
        .from(journal)
        .where(
          and(
            inStream,
            gt(journal.seq, sql.placeholder('seq')),
            sql`${journal.type} IN ('psp.imported', 'day.closed')`,
          ),
        )
        .orderBy(asc(journal.seq))
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
    setUps: once(() =>
      orm
        .select({ device: officeSetUps.device, deskNumber: officeSetUps.deskNumber })
        .from(officeSetUps)
        .orderBy(...inOrder(officeSetUps))
        .prepare(),
    ),
    admissions: once(() =>
      orm
        .select({ device: memberAdmissions.deviceId, deskNumber: memberAdmissions.deskNumber })
        .from(memberAdmissions)
        .orderBy(...inOrder(memberAdmissions))
        .prepare(),
    ),
    removals: once(() => orm.select({ device: memberRemovals.deviceId }).from(memberRemovals).prepare()),
  };
}

type Stream = { readonly device: string; readonly epoch: string };
/** `placedSeq`: the last of its entries that is in the tables where later ones wait (J38); null where all are. */
type PlacedStream = Stream & { readonly placedSeq: number | null };
type LateEntry = {
  readonly seq: number;
  readonly type: string;
  readonly day: string;
  readonly bytes: Uint8Array;
};

export function lateReads(orm: Orm) {
  const statements = lateStatements(orm);
  /** The stretches of a stream after a sequence number whose entries are of a day before `day`. */
  function runsBefore(stream: Stream, seq: number, day: string): { from: number; to: number }[] {
    const next = { ...stream, seq: seq + 1 };
    const first = statements.runAt().get(next);
    const runs = [...(first === undefined ? [] : [first]), ...statements.runsAfter().all(next)];
    return runs.flatMap((run, index) => {
      const to = (runs[index + 1]?.fromSeq ?? Number.MAX_SAFE_INTEGER) - 1;
      return run.day < day ? [{ from: Math.max(run.fromSeq, seq + 1), to }] : [];
    });
  }
  return {
    ...reachReads(orm),
    /** Every stream whose entries are here. */
    streams: () => statements.streams().all(),
    /** Placed entries of a stream after a sequence number that are of a day before `day`, or may be about one, in their order. */
    entriesBeyond({ placedSeq, ...stream }: PlacedStream, seq: number, day: string): LateEntry[] {
      const found = new Map(
        statements
          .importsAndCloses()
          .all({ ...stream, seq })
          .map((entry) => [entry.seq, entry]),
      );
      for (const { from, to } of runsBefore(stream, seq, day))
        for (const entry of statements.entriesBetween().all({ ...stream, from, to }))
          found.set(entry.seq, entry);
      return [...found.values()]
        .filter((entry) => placedSeq === null || entry.seq <= placedSeq)
        .toSorted((a, b) => a.seq - b.seq);
    },
    /** The office's PCs that were not removed, each with whether an entry of it on the business day, or of a later one, is here. */
    devices(day: string) {
      const removed = new Set(
        statements
          .removals()
          .all()
          .map(({ device }) => device),
      );
      const pcs = new Map(
        [...statements.setUps().all(), ...statements.admissions().all()].map((row) => [row.device, row]),
      );
      return [...pcs.values()]
        .filter(({ device }) => !removed.has(device))
        .map((row) => ({
          ...row,
          heard: statements.heardOn().get({ day, device: row.device }) !== undefined,
        }));
    },
  };
}
