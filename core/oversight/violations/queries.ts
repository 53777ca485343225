// Reads of violation reports: those of the office, the codes of those that only the province reads, and the entries that a
// report names.
import { desc, eq, inArray, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { epochSchema, idSchema, seqSchema } from '#core/foundation/wire/contract.ts';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { violationAnswers, violationReports, violationSeals } from '#db/schema/oversight/violations.ts';
import type { NamedEntry } from './contract.ts';

export type ViolationReads = ReturnType<typeof violationReads>;

/** Reports that are listed. */
const listed = 200;
const envelope = z.object({ device: idSchema, epoch: epochSchema, seq: seqSchema });

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function violationStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const code = sql.placeholder('code');
  const desk = sql.placeholder('deskNumber');
  const lastOf = (table: typeof violationReports | typeof violationSeals) =>
    once(() =>
      orm
        .select({ number: max(table.number) })
        .from(table)
        .where(eq(table.deskNumber, desk))
        .prepare(),
    );
  return {
    list: once(() =>
      orm
        .select()
        .from(violationReports)
        .orderBy(...newestFirst(violationReports))
        .limit(listed)
        .prepare(),
    ),
    report: once(() => orm.select().from(violationReports).where(eq(violationReports.id, id)).prepare()),
    seal: once(() => orm.select().from(violationSeals).where(eq(violationSeals.id, id)).prepare()),
    reportByCode: once(() =>
      orm
        .select({ id: violationReports.id })
        .from(violationReports)
        .where(eq(violationReports.trackingCode, code))
        .prepare(),
    ),
    sealByCode: once(() =>
      orm
        .select({ id: violationSeals.id })
        .from(violationSeals)
        .where(eq(violationSeals.trackingCode, code))
        .prepare(),
    ),
    lastReport: lastOf(violationReports),
    lastSeal: lastOf(violationSeals),
    answers: once(() =>
      orm
        .select({ state: violationAnswers.state, saidAt: violationAnswers.saidAt })
        .from(violationAnswers)
        .where(eq(violationAnswers.reportId, id))
        .orderBy(desc(violationAnswers.saidAt))
        .prepare(),
    ),
    entries: once(() =>
      orm
        .select({ hash: journal.hash, type: journal.type, bytes: journal.bytes })
        .from(journal)
        .where(inArray(journal.pos, sql`(SELECT value FROM json_each(${sql.placeholder('places')}))`))
        .orderBy(journal.pos)
        .prepare(),
    ),
    name: once(() => orm.select({ name: persons.name }).from(persons).where(eq(persons.id, id)).prepare()),
  };
}

/** Prepares the reads of this duty. */
export function violationReads(orm: Orm) {
  const read = violationStatements(orm);
  return {
    /** The office's own register, the newest first. */
    reports: () => read.list().all(),
    report: (reportId: string) => read.report().get({ id: reportId }) ?? null,
    /** One that only the province reads. */
    seal: (reportId: string) => read.seal().get({ id: reportId }) ?? null,
    byTrackingCode: (code: string): string | null =>
      read.reportByCode().get({ code })?.id ?? read.sealByCode().get({ code })?.id ?? null,
    /** The next number of a desk, each register with its own: gap-free, asked for inside the transaction that uses it. */
    nextNumber: (deskNumber: number, provinceOnly: boolean): number =>
      nextCount((provinceOnly ? read.lastSeal() : read.lastReport()).get({ deskNumber })?.number),
    /** What the province said of a report, the last first. */
    answersOf: (reportId: string) => read.answers().all({ id: reportId }),
    nameOf: (personId: string): string | null => read.name().get({ id: personId })?.name ?? null,
    /** Entries by their places in this journal, as the province and every PC know them; what is not there is left out. */
    entriesAt: (places: readonly number[]): NamedEntry[] =>
      read
        .entries()
        .all({ places: JSON.stringify(places) })
        .map(({ hash, type, bytes }) => {
          const { device, epoch, seq } = envelope.parse(JSON.parse(bytes.toString('utf8')));
          return { device, epoch, seq, hash, type };
        }),
  };
}
