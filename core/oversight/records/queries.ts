// Reads of the journal for people. Everything walks an index over one day, or over the days on which something of one visit
// was recorded (design.md §9); of an entry only its body is read.
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import type { EntryGroup } from '#core/foundation/wire/entry-groups.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { clientViews } from '#db/schema/access/access-log.ts';
import { inspections } from '#db/schema/access/inspections.ts';
import { persons } from '#db/schema/access/staff.ts';
import { complaintAddenda, complaints } from '#db/schema/counter/complaints.ts';
import { feeCharges, feeCorrections, feeReductions } from '#db/schema/counter/fees.ts';
import { identityChecks, sanaRegistrations } from '#db/schema/counter/identity.ts';
import {
  paymentDifferences,
  paymentReversals,
  payments,
  receiptPrints,
} from '#db/schema/counter/payments.ts';
import {
  filingWithdrawals,
  formRemovals,
  identifierCorrections,
  visitCorrections,
  visitEndings,
  visitFilings,
  visitForms,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';
import { journal, quarantine } from '#db/schema/journal/journal.ts';
import { officeSetUps } from '#db/schema/journal/office.ts';
import { memberAdmissions } from '#db/schema/replication/peers.ts';
import { accessSubjectReads } from './access-queries.ts';
import { type RecordRow, recordsAtOnce } from './contract.ts';
import { amountOf, codeOf, groupOf, namedIn, textOf } from './rules.ts';

export type RecordReads = ReturnType<typeof recordReads>;
type ByDay = SQLiteTable & Readonly<Record<'id' | 'day', SQLiteColumn>>;

const envelope = z.object({ body: z.record(z.string(), z.unknown()), supervised: idSchema.optional() });
/** More than a day of any office has; the page is cut in the statement. */
const everything = Number.MAX_SAFE_INTEGER;

const columns = {
  pos: journal.pos,
  device: journal.device,
  seq: journal.seq,
  type: journal.type,
  at: journal.at,
  day: journal.day,
  actor: journal.actor,
  hash: journal.hash,
  bytes: journal.bytes,
  quarantined: quarantine.seq,
};
const inQuarantine = and(
  eq(quarantine.device, journal.device),
  eq(quarantine.epoch, journal.epoch),
  eq(quarantine.seq, journal.seq),
);

const id = sql.placeholder('id');
const day = sql.placeholder('day');

/** Statements that list entries. */
function entryStatements(orm: Orm) {
  const ofDay = (isOfPerson: boolean) =>
    once(() =>
      orm
        .select(columns)
        .from(journal)
        .leftJoin(quarantine, inQuarantine)
        .where(
          and(
            eq(journal.day, day),
            lt(journal.pos, sql.placeholder('before')),
            sql`${journal.type} IN (SELECT value FROM json_each(${sql.placeholder('types')}))`,
            isOfPerson ? sql`${journal.actor} = ${sql.placeholder('person')}` : undefined,
          ),
        )
        .orderBy(desc(journal.pos))
        .limit(recordsAtOnce + 1)
        .prepare(),
    );
  return {
    ofDayAll: ofDay(false),
    ofDayPerson: ofDay(true),
    counts: once(() =>
      orm
        .select({
          personId: journal.actor,
          type: journal.type,
          device: journal.device,
          count: sql<number>`count(*)`,
        })
        .from(journal)
        .where(eq(journal.day, day))
        .groupBy(journal.actor, journal.type, journal.device)
        .prepare(),
    ),
    ofIds: once(() =>
      orm
        .select(columns)
        .from(journal)
        .leftJoin(quarantine, inQuarantine)
        .where(
          and(
            inArray(journal.day, sql`(SELECT value FROM json_each(${sql.placeholder('days')}))`),
            sql`EXISTS (SELECT 1 FROM json_each(${sql.placeholder('ids')}) i
              WHERE instr(CAST(${journal.bytes} AS TEXT), i.value) > 0)`,
          ),
        )
        .orderBy(journal.at, journal.pos)
        .prepare(),
    ),
  };
}

/** Statements that find what was recorded of a visit, and of its charges, payments and complaints. */
function linkStatements(orm: Orm) {
  /** Facts that name something by `column`: their ids, and the days on which they were recorded. */
  const naming = (table: ByDay, column: SQLiteColumn) =>
    once(() =>
      orm
        .select({ id: sql<string>`${table.id}`, day: sql<string>`${table.day}` })
        .from(table)
        .where(eq(column, id))
        .prepare(),
    );
  return {
    charges: naming(feeCharges, feeCharges.visitId),
    payments: naming(payments, payments.visitId),
    complaints: naming(complaints, complaints.visitId),
    ofVisit: [
      naming(visitEndings, visitEndings.visitId),
      naming(visitReasons, visitReasons.visitId),
      naming(visitCorrections, visitCorrections.visitId),
      naming(identifierCorrections, identifierCorrections.visitId),
      naming(visitForms, visitForms.visitId),
      naming(formRemovals, formRemovals.visitId),
      naming(visitFilings, visitFilings.visitId),
      naming(filingWithdrawals, filingWithdrawals.visitId),
      naming(identityChecks, identityChecks.visitId),
      naming(sanaRegistrations, sanaRegistrations.visitId),
      naming(receiptPrints, receiptPrints.visitId),
      naming(clientViews, clientViews.visitId),
    ],
    ofCharge: [
      naming(feeCorrections, feeCorrections.chargeId),
      naming(feeReductions, feeReductions.chargeId),
    ],
    ofPayment: [
      naming(paymentReversals, paymentReversals.paymentId),
      naming(paymentDifferences, paymentDifferences.paymentId),
    ],
    ofComplaint: [naming(complaintAddenda, complaintAddenda.complaintId)],
  };
}

/** Statements that name what an entry speaks of: visits, people and desks. */
function nameStatements(orm: Orm) {
  return {
    visit: once(() =>
      orm
        .select({ visitId: visits.id, number: visits.number, day: visits.day, deskNumber: visits.deskNumber })
        .from(visits)
        .where(eq(visits.id, id))
        .prepare(),
    ),
    visitOfCharge: once(() =>
      orm.select({ visitId: feeCharges.visitId }).from(feeCharges).where(eq(feeCharges.id, id)).prepare(),
    ),
    name: once(() => orm.select({ name: persons.name }).from(persons).where(eq(persons.id, id)).prepare()),
    visitor: once(() =>
      orm.select({ name: inspections.name }).from(inspections).where(eq(inspections.id, id)).prepare(),
    ),
    setUps: once(() =>
      orm
        .select({ device: officeSetUps.device, deskNumber: officeSetUps.deskNumber })
        .from(officeSetUps)
        .prepare(),
    ),
    admissions: once(() =>
      orm
        .select({
          device: memberAdmissions.deviceId,
          deskNumber: memberAdmissions.deskNumber,
          name: memberAdmissions.name,
        })
        .from(memberAdmissions)
        .prepare(),
    ),
  };
}

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function recordStatements(orm: Orm) {
  return { ...entryStatements(orm), ...linkStatements(orm), ...nameStatements(orm) };
}

type Stored = Pick<
  typeof journal.$inferSelect,
  'pos' | 'device' | 'seq' | 'type' | 'at' | 'day' | 'actor' | 'hash' | 'bytes'
> & { readonly quarantined: number | null };

type Statements = ReturnType<typeof recordStatements>;

/** What the rows of a page are made with: names, desks and visits. */
function rowReads(read: ReturnType<typeof nameStatements>) {
  const nameOf = (personId: string | null): string | null =>
    personId === null
      ? null
      : (read.name().get({ id: personId })?.name ?? read.visitor().get({ id: personId })?.name ?? null);

  /** Number and name of every PC's desk. */
  function desks(): Map<string, { deskNumber: number; name: string }> {
    const found = new Map(
      read
        .setUps()
        .all()
        .map(({ device, deskNumber }) => [device, { deskNumber, name: '' }]),
    );
    for (const { device, ...member } of read.admissions().all()) found.set(device, member);
    return found;
  }

  function visitOf(body: Readonly<Record<string, unknown>>): RecordRow['visit'] {
    const charge = textOf(body, 'chargeId');
    const visitId =
      textOf(body, 'visitId') ??
      (charge === null ? null : (read.visitOfCharge().get({ id: charge })?.visitId ?? null));
    const found = visitId === null ? undefined : read.visit().get({ id: visitId });
    return found ?? null;
  }

  function toRow(
    { pos, device, seq, type, at, day, actor, hash, bytes, quarantined }: Stored,
    deskOf: ReturnType<typeof desks>,
  ): RecordRow {
    const read = envelope.safeParse(JSON.parse(bytes.toString('utf8')));
    const body = read.success ? read.data.body : {};
    const about = textOf(body, 'personId');
    return {
      pos,
      type,
      at,
      day,
      personId: actor,
      personName: nameOf(actor),
      deskNumber: deskOf.get(device)?.deskNumber ?? null,
      seq,
      code: codeOf(hash),
      amount: amountOf(body),
      aboutName:
        namedIn(type, body) ?? (about === actor || !idSchema.safeParse(about).success ? null : nameOf(about)),
      isSupervised: read.success && read.data.supervised !== undefined,
      isQuarantined: quarantined !== null,
      visit: visitOf(body),
    };
  }

  return { desks, nameOf, toRow };
}

/** Ids and days of everything that was recorded of a visit, of its charges, payments and complaints. */
function factsOfVisit(read: Statements, visitId: string, visitDay: string) {
  const days = new Set([visitDay]);
  const ids = new Set([visitId]);
  const follow = (
    statements: readonly (() => { all(values: { id: string }): { id: string; day: string }[] })[],
    id: string,
  ): string[] =>
    statements.flatMap((statement) =>
      statement()
        .all({ id })
        .map((fact) => {
          days.add(fact.day);
          return fact.id;
        }),
    );
  follow(read.ofVisit, visitId);
  const linked = [
    ...follow([read.charges], visitId).map((id) => ({ id, statements: read.ofCharge })),
    ...follow([read.payments], visitId).map((id) => ({ id, statements: read.ofPayment })),
    ...follow([read.complaints], visitId).map((id) => ({ id, statements: read.ofComplaint })),
  ];
  for (const { id, statements } of linked) {
    ids.add(id);
    follow(statements, id);
  }
  return { days, ids };
}

/** Prepares the reads of this duty. */
export function recordReads(orm: Orm) {
  const read = recordStatements(orm);
  const { desks, nameOf, toRow } = rowReads(read);

  return {
    ...accessSubjectReads(orm),
    desks,
    nameOf,
    /** How many of each type each person recorded on a day, at each PC; `personId` null: the PC itself. */
    counts: (day: string) => read.counts().all({ day }),
    /** A page of a day's records, the latest first, and one more than a page when there are more. */
    ofDay(asked: {
      day: string;
      personId: string | null;
      types: readonly string[];
      before: number | null;
    }): RecordRow[] {
      const deskOf = desks();
      const { day, personId, before } = asked;
      const input = { day, before: before ?? everything, types: JSON.stringify(asked.types) };
      const found =
        personId === null
          ? read.ofDayAll().all(input)
          : read.ofDayPerson().all({ ...input, person: personId });
      return found.map((entry) => toRow(entry, deskOf));
    },
    visit: (visitId: string) => read.visit().get({ id: visitId }) ?? null,
    /** Everything that was recorded of a visit, oldest first, on whatever day and at whichever PC. */
    ofVisit(visitId: string, visitDay: string): RecordRow[] {
      const { days, ids } = factsOfVisit(read, visitId, visitDay);
      const deskOf = desks();
      return read
        .ofIds()
        .all({ days: JSON.stringify([...days]), ids: JSON.stringify([...ids]) })
        .map((entry) => toRow(entry, deskOf));
    },
  };
}

/** The types of a day that belong to a group; of all of them when no group is asked for. */
export const typesOf = (counts: readonly { readonly type: string }[], group: EntryGroup | null): string[] => [
  ...new Set(counts.map(({ type }) => type).filter((type) => group === null || groupOf(type) === group)),
];
